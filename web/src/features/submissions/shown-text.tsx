import type { ShownWindow } from "@bilimdon/contracts/custom-run-words";
import { useEffect, useRef } from "preact/hooks";
import * as words from "../../generated/messages/test-look.ts";
import { formatBytes } from "../../locale/format-number.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { markPlace, showBlanks } from "./mark-place.ts";

interface TextShape {
  readonly head: string;
  readonly shown: ShownWindow;
  /** Blanks are drawn as signs. */
  readonly hasBlanks: boolean;
}

/** A part of a file, scrolled to the place where it differs. */
export function ShownText({ head, shown, hasBlanks }: TextShape) {
  const { text, markAt, fromLine, isCutBefore, isCutAfter, bytes } = shown;
  const box = useRef<HTMLPreElement>(null);
  const mark = useRef<HTMLElement>(null);
  useEffect(() => {
    if (box.current !== null && mark.current !== null)
      box.current.scrollTop = mark.current.offsetTop - box.current.clientHeight / 2;
  }, []);
  const drawn = (part: string) => (hasBlanks ? showBlanks(part) : part);
  const parts = markPlace(text, markAt);
  return (
    <figure class="look-text">
      <figcaption>
        {head}
        <small>{formatBytes(bytes)}</small>
        {text !== "" && <CopyButton text={text} label={head} />}
      </figcaption>
      {text === "" && markAt === null ? (
        <p class="text-13 text-ink-3">{words.nothing()}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys.
        <pre class="code" tabIndex={0} ref={box}>
          {isCutBefore && <span class="look-cut">{words.cutBefore({ line: String(fromLine) })}</span>}
          {drawn(parts.before)}
          {markAt !== null && (
            <mark ref={mark} class="look-mark">
              <span class="said">{words.differsHere()}</span>
              {parts.mark === "" ? words.end() : showBlanks(parts.mark)}
            </mark>
          )}
          {drawn(parts.after)}
          {isCutAfter && <span class="look-cut">{words.cutAfter()}</span>}
        </pre>
      )}
    </figure>
  );
}
