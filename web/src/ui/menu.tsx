import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";

interface MenuShape {
  readonly label: string;
  readonly triggerClass: string;
  readonly trigger: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A button and the panel it opens below the bar, on the browser's own popover: Esc and a click outside close it. */
export function Menu({ label, triggerClass, trigger, children }: MenuShape) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const closeAfterLink = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest("a") !== null) panel.current?.hidePopover();
  };
  return (
    <>
      <button type="button" class={triggerClass} aria-label={label} title={label} popovertarget={id}>
        {trigger}
      </button>
      <div class="menu" id={id} popover="auto" ref={panel} onClickCapture={closeAfterLink}>
        {children}
      </div>
    </>
  );
}
