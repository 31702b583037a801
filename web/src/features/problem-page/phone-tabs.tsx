import type { Signal } from "@preact/signals";
import type { RefObject } from "preact";
import { uploadSimpleIcon } from "../../generated/icons.ts";
import * as words from "../../generated/messages/problem.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { PhoneTab } from "./use-workspace.ts";

interface TabsShape {
  readonly tab: Signal<PhoneTab>;
  /** Answers are sent here, and no code. */
  readonly isAnswers: boolean;
  readonly sentCount: number;
}

/** The three parts of the page on a phone. All of them stay in the page; only one is in sight. */
export function PhoneTabs({ tab, isAnswers, sentCount }: TabsShape) {
  const history = sentCount === 0 ? words.tabHistory() : `${words.tabHistory()} · ${sentCount}`;
  const parts: readonly (readonly [PhoneTab, string])[] = [
    ["statement", words.tabStatement()],
    ["code", isAnswers ? words.answersTab() : words.tabCode()],
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

interface StartShape extends Pick<TabsShape, "tab" | "isAnswers"> {
  readonly fileButton: RefObject<HTMLInputElement | null>;
}

/** Below the statement on a phone: the two ways to begin. */
export function StartBar({ tab, isAnswers, fileButton }: StartShape) {
  return (
    <div class="start-bar">
      <Button onClick={() => fileButton.current?.click()}>
        <Icon path={uploadSimpleIcon} />
        {isAnswers ? words.answersFromFiles() : words.sendFile()}
      </Button>
      <Button
        look="solid"
        onClick={() => {
          tab.value = "code";
        }}
      >
        {isAnswers ? words.writeAnswers() : words.writeCode()}
      </Button>
    </div>
  );
}
