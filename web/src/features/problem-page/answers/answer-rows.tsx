import { useState } from "preact/hooks";
import * as words from "../../../generated/messages/answers.ts";
import { formatBytes } from "../../../locale/format-number.ts";
import type { AnswersDraft } from "./use-answers.ts";

interface RowsShape {
  readonly answerNames: readonly string[];
  readonly draft: AnswersDraft;
  onEdit(): void;
  onSubmit(): void;
}

/** So many are open from the start; more would make a page nobody scrolls through. */
const openAtFirst = 4;

/** One field for each test. A field that is shut is not in the page: there may be hundreds. */
export function AnswerRows({ answerNames, draft, onEdit, onSubmit }: RowsShape) {
  return (
    <ul class="answer-rows">
      {answerNames.map((name) => (
        <AnswerRow
          key={name}
          name={name}
          text={draft.answers.value.get(name) ?? ""}
          isOpenAtFirst={answerNames.length <= openAtFirst}
          onEdit={(text) => {
            onEdit();
            draft.edit(name, text);
          }}
          onSubmit={onSubmit}
        />
      ))}
    </ul>
  );
}

interface RowShape {
  readonly name: string;
  readonly text: string;
  readonly isOpenAtFirst: boolean;
  onEdit(text: string): void;
  onSubmit(): void;
}

function AnswerRow({ name, text, isOpenAtFirst, onEdit, onSubmit }: RowShape) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const isEmpty = text === "";
  return (
    <li>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span class="code">{name}</span>
          <span class={isEmpty ? "answer-size text-ink-3" : "answer-size"}>
            {isEmpty ? words.empty() : formatBytes(new TextEncoder().encode(text).length)}
          </span>
        </summary>
        {isOpen && (
          <div class="answer-field">
            <textarea
              class="code"
              aria-label={words.answerTo({ name })}
              value={text}
              rows={Math.min(8, Math.max(2, text.split("\n", 9).length))}
              spellcheck={false}
              autocapitalize="off"
              autocomplete="off"
              wrap="off"
              onInput={(event) => onEdit(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
                event.preventDefault();
                onSubmit();
              }}
            />
            {!isEmpty && (
              <button
                type="button"
                class="text-action"
                aria-label={`${words.clear()}: ${name}`}
                onClick={() => onEdit("")}
              >
                {words.clear()}
              </button>
            )}
          </div>
        )}
      </details>
    </li>
  );
}
