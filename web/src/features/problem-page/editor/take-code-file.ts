import type { Signal } from "@preact/signals";
import type { LanguageView } from "../../../client/problem-resource.ts";
import * as words from "../../../generated/messages/sending.ts";
import { say } from "../../../ui/toasts.tsx";
import { fileFaultWords } from "../sending/refusal-words.ts";
import { languageOfFile } from "./choose-language.ts";
import { readSourceFile } from "./read-source-file.ts";
import { isUntouched } from "./start-templates.ts";
import type { CodeDraft } from "./use-code-draft.ts";

export interface FileDesk {
  readonly draft: CodeDraft;
  readonly offered: readonly LanguageView[];
  readonly codeBytes: number;
  /** What is wrong with the code, said at the button. */
  readonly fault: Signal<string | null>;
  /** The file was read, for good or ill: the code should come into sight. */
  onFile(): void;
}

/** Puts a file's code in place of what the editor shows, which can be put back. */
export async function takeCodeFile(desk: FileDesk, file: File): Promise<void> {
  const { draft, offered, fault } = desk;
  const reading = await readSourceFile(file, desk.codeBytes);
  desk.onFile();
  fault.value = reading.kind === "refused" ? `${file.name}: ${fileFaultWords(reading.fault)}` : null;
  if (reading.kind === "refused") return;
  const before = { source: draft.source.value, languageId: draft.languageId.value };
  const languageId = languageOfFile({ offered, fileName: file.name, current: before.languageId });
  draft.take({ source: reading.source, fileName: file.name, languageId: languageId ?? before.languageId });
  if (isUntouched(before.source)) return;
  const putBack = () => {
    draft.choose(before.languageId);
    draft.edit(before.source);
  };
  say(words.confirmReplace(), { text: words.undo(), run: putBack });
}
