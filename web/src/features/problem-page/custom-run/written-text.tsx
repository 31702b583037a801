import type { CustomRunResult } from "@bilimdon/contracts/custom-run-words";
import * as words from "../../../generated/messages/custom-run.ts";
import { formatBytes } from "../../../locale/format-number.ts";
import { CopyButton } from "../../../ui/copy-button.tsx";

/** What a program wrote, under its name, with a word where only the beginning is there. */
export function WrittenText({
  head,
  written,
}: {
  readonly head: string;
  readonly written: CustomRunResult["output"];
}) {
  const { text, bytes } = written;
  const isCut = bytes > new TextEncoder().encode(text).length;
  return (
    <div class="run-text">
      <p class="run-text-head">
        {head}
        {text !== "" && <CopyButton text={text} label={head} />}
      </p>
      {text === "" ? (
        <p class="text-13 text-ink-3">{words.nothing()}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys.
        <pre class="code" tabIndex={0}>
          {text}
        </pre>
      )}
      {isCut && <p class="text-13 text-ink-2">{words.cut({ size: formatBytes(bytes) })}</p>}
    </div>
  );
}
