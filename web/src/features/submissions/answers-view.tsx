import { readAnswerSheet } from "@bilimdon/rules/contest/answer-sheet";
import { formatBytes } from "../../locale/format-number.ts";
import { CopyButton } from "../../ui/copy-button.tsx";

/** More than this of one answer is not put on the page; it can be copied whole. */
const shownCharacters = 20_000;

/** The answers of a submission, each to be opened. */
export function AnswersView({ source }: { readonly source: string }) {
  const answers = [...(readAnswerSheet(source) ?? [])];
  return (
    <ul class="sent-answers">
      {answers.map(([name, text]) => (
        <li key={name}>
          <details open={answers.length === 1}>
            <summary>
              <span class="code">{name}</span>
              <span class="num text-ink-2">{formatBytes(new TextEncoder().encode(text).length)}</span>
            </summary>
            <p class="source-head">
              <CopyButton text={text} label={name} />
            </p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys. */}
            <pre class="code machine-words" tabIndex={0}>
              {text.length > shownCharacters ? `${text.slice(0, shownCharacters)}\n…` : text}
            </pre>
          </details>
        </li>
      ))}
    </ul>
  );
}
