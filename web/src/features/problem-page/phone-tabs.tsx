import type { Signal } from "@preact/signals";
import type { RefObject } from "preact";
import { uploadSimpleIcon } from "../../generated/icons.ts";
import * as words from "../../generated/messages/problem.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { PhoneTab } from "./use-workspace.ts";

/** The three parts of the page on a phone. All of them stay in the page; only one is in sight. */
export function PhoneTabs({
  tab,
  sentCount,
}: {
  readonly tab: Signal<PhoneTab>;
  readonly sentCount: number;
}) {
  const history = sentCount === 0 ? words.tabHistory() : `${words.tabHistory()} · ${sentCount}`;
  const parts: readonly (readonly [PhoneTab, string])[] = [
    ["statement", words.tabStatement()],
    ["code", words.tabCode()],
    ["history", history],
  ];
  return (
    <nav class="phone-tabs" aria-label={words.tabs()}>
      {parts.map(([part, text]) => (
        <button
          key={part}
          type="button"
          aria-pressed={part === tab.value}
          onClick={() => {
            tab.value = part;
          }}
        >
          {text}
        </button>
      ))}
    </nav>
  );
}

/** Below the statement on a phone: the two ways to begin. */
export function StartBar({
  tab,
  fileButton,
}: {
  readonly tab: Signal<PhoneTab>;
  readonly fileButton: RefObject<HTMLInputElement | null>;
}) {
  return (
    <div class="start-bar">
      <Button onClick={() => fileButton.current?.click()}>
        <Icon path={uploadSimpleIcon} />
        {words.sendFile()}
      </Button>
      <Button
        look="solid"
        onClick={() => {
          tab.value = "code";
        }}
      >
        {words.writeCode()}
      </Button>
    </div>
  );
}
