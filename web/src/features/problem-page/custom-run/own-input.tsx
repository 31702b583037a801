import type { ProblemView } from "@bilimdon/contracts/http/problems";
import { customInputBytes } from "@bilimdon/rules/judging/custom-run-limits";
import { type Signal, useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { uploadSimpleIcon } from "../../../generated/icons.ts";
import * as words from "../../../generated/messages/custom-run.ts";
import { formatBytes } from "../../../locale/format-number.ts";
import { Button } from "../../../ui/button.tsx";
import { FileButton } from "../../../ui/file-button.tsx";
import { Icon } from "../../../ui/icon.tsx";

/** Where an input is typed or taken from a file; a file may be dropped on it. */
export function OwnInput({
  problem,
  text,
  isRunning,
  onRun,
}: {
  readonly problem: ProblemView;
  readonly text: Signal<string>;
  readonly isRunning: boolean;
  onRun(): void;
}) {
  const id = useId();
  const fault = useSignal<string | null>(null);
  const size = new TextEncoder().encode(text.value).length;
  const tooLarge = size > customInputBytes ? tooLargeWords(size) : null;
  const take = async (file: File) => {
    const reading = await readInputFile(file);
    fault.value = reading.fault;
    if (reading.fault === null) text.value = reading.text;
  };
  if (problem.isInteractive) return <p class="run-head text-ink-2">{words.interactive()}</p>;
  return (
    <div class="own-input">
      <div class="own-input-head">
        <label for={id}>{words.input()}</label>
        <FileButton look="quiet" isSmall onFile={(file) => void take(file)}>
          <Icon path={uploadSimpleIcon} size={16} />
          {words.fromFile()}
        </FileButton>
        <Button isSmall aria-busy={isRunning} disabled={tooLarge !== null} onClick={onRun}>
          {isRunning ? words.running() : words.run()}
        </Button>
      </div>
      <textarea
        id={id}
        class="code"
        rows={4}
        value={text.value}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        wrap="off"
        data-takes-files
        onInput={(event) => {
          fault.value = null;
          text.value = event.currentTarget.value;
        }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          const file = event.dataTransfer?.files[0];
          if (file === undefined) return;
          event.preventDefault();
          void take(file);
        }}
      />
      {(fault.value ?? tooLarge) !== null && (
        <p class="text-13 text-anor" role="alert">
          {fault.value ?? tooLarge}
        </p>
      )}
      {problem.isMultiPass && <p class="text-13 text-ink-2">{words.firstPass()}</p>}
    </div>
  );
}

function tooLargeWords(bytes: number): string {
  return words.inputLarge({ size: formatBytes(bytes), limit: formatBytes(customInputBytes) });
}

/** A file that is too large is not even read: phones have little memory. */
async function readInputFile(
  file: File,
): Promise<{ readonly fault: string } | { readonly fault: null; readonly text: string }> {
  if (file.size > customInputBytes) return { fault: tooLargeWords(file.size) };
  const text = new TextDecoder("utf-8").decode(await file.arrayBuffer());
  // Bytes that are not UTF-8 become U+FFFD; NUL no text has.
  if (/[\0\ufffd]/.test(text)) return { fault: words.inputBinary({ name: file.name }) };
  return { fault: null, text };
}
