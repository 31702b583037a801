import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

interface DialogShape {
  readonly isOpen: boolean;
  readonly title: string;
  readonly children: ComponentChildren;
  readonly actions: ComponentChildren;
  onClose(): void;
}

/** The browser's modal dialog: focus is kept inside and given back, Esc closes. */
export function Dialog({ isOpen, title, children, actions, onClose }: DialogShape) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen && dialog.current?.open === false) dialog.current.showModal();
    if (!isOpen) dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
      <div class="dialog-actions">{actions}</div>
    </dialog>
  );
}
