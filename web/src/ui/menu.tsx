import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";

interface MenuShape {
  /** What the button opens; spoken after what it shows. */
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
      <button type="button" class={triggerClass} title={label} popovertarget={id}>
        {trigger}
        <span class="said">{label}</span>
      </button>
      <div class="menu" id={id} popover="auto" ref={panel} onClickCapture={closeAfterLink}>
        {children}
      </div>
    </>
  );
}
