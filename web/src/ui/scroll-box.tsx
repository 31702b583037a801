import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

/**
 * What is wider than its place scrolls by itself, never the page.
 *
 * @param class  "scroll-box": on every screen; "scroll-narrow": on the narrowest, where a table of data cannot fold
 */
export function ScrollBox(props: {
  readonly class: "scroll-box" | "scroll-narrow" | "scroll-box mt-3";
  readonly children: ComponentChildren;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => (box.current === null ? undefined : letKeysScroll([box.current])), []);
  return (
    <div ref={box} class={props.class}>
      {props.children}
    </div>
  );
}

/**
 * Lets the keyboard reach what scrolls sideways, for as long as it does: a stop where nothing moves is one too many.
 *
 * @returns ends it
 */
export function letKeysScroll(parts: readonly HTMLElement[]): () => void {
  const look = () => {
    for (const part of parts)
      if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
      else part.removeAttribute("tabindex");
  };
  // What is inside may grow while the box stays: both are watched.
  const observer = new ResizeObserver(look);
  for (const part of parts) for (const watched of [part, ...part.children]) observer.observe(watched);
  return () => observer.disconnect();
}
