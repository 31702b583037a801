import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";

interface TabsShape<T extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly value: T; readonly text: string }[];
  readonly value: T;
  onChoose(value: T): void;
  /** The chosen tab's content. */
  readonly children: ComponentChildren;
}

/** Tabs over one panel; arrow keys move and choose. */
export function Tabs<T extends string>({ label, tabs, value, onChoose, children }: TabsShape<T>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const step = (event: KeyboardEvent) => {
    const move = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (move === 0) return;
    const index = (tabs.findIndex((tab) => tab.value === value) + move + tabs.length) % tabs.length;
    const next = tabs[index];
    if (next === undefined) return;
    onChoose(next.value);
    list.current?.querySelectorAll("button")[index]?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={step}>
        {tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={`${id}-${tab.value}`}
            aria-selected={tab.value === value}
            aria-controls={`${id}-panel`}
            tabIndex={tab.value === value ? 0 : -1}
            onClick={() => onChoose(tab.value)}
          >
            {tab.text}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`}>
        {children}
      </div>
    </>
  );
}
