import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";

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
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!isOpen || element === null) return;
    element.showModal();
    // Also when it is taken out of the page while open: only closing gives the focus back, and only while it is in the
    // page. The clean-up of an effect that is not of the layout would come too late.
    return () => element.close();
  }, [isOpen]);
  // The browser tells of closing a moment later; whoever took the dialog out of the page knows already.
  const tell = () => {
    if (dialog.current !== null) onClose();
  };
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={tell}>
      <h2 id={id}>{title}</h2>
      {children}
      <div class="dialog-actions">{actions}</div>
    </dialog>
  );
}
