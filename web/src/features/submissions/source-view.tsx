import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import * as words from "../../generated/messages/submissions.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import type { CodePiece } from "../../ui/highlight-code.ts";

interface SourceShape {
  readonly source: string;
  readonly languageId: string;
}

/** Code to read: plain at once, coloured when the language's grammar has come. */
export function SourceView({ source, languageId }: SourceShape) {
  const coloured = useSignal<readonly (readonly CodePiece[])[] | null>(null);
  useEffect(() => {
    let isGone = false;
    void colour(source, languageId).then((lines) => {
      if (!isGone) coloured.value = lines;
    });
    return () => {
      isGone = true;
    };
  }, [source, languageId]);
  const lines =
    coloured.value ?? source.split("\n").map((text): readonly CodePiece[] => [{ text, look: "" }]);
  return (
    <>
      <p class="source-head">
        <CopyButton text={source} label={words.code()} />
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys. */}
      <pre class="code source" tabIndex={0}>
        {lines.map((line, index) => (
          <span key={index} class="source-line">
            {line.map(({ text, look }, at) =>
              look === "" ? (
                text
              ) : (
                <span key={at} class={look}>
                  {text}
                </span>
              ),
            )}
            {"\n"}
          </span>
        ))}
      </pre>
    </>
  );
}

/** null: stays plain, also when the colours' file does not arrive. */
async function colour(source: string, languageId: string) {
  try {
    const { highlightLines } = await import("../../ui/highlight-code.ts");
    return await highlightLines(source, languageId);
  } catch {
    return null;
  }
}
