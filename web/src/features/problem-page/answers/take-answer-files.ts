import type { AnswerFault } from "@bilimdon/rules/problem/sort-answers";
import type { Signal } from "@preact/signals";
import * as words from "../../../generated/messages/answers.ts";
import { formatBytes } from "../../../locale/format-number.ts";
import { say } from "../../../ui/toasts.tsx";
import { type AnswerFile, sortFiles } from "./sort-files.ts";
import type { AnswersDraft } from "./use-answers.ts";

export interface AnswerDesk {
  readonly draft: AnswersDraft;
  readonly answerNames: readonly string[];
  /** Of all answers together. */
  readonly codeBytes: number;
  /** What is wrong with the files, said at the button. */
  readonly fault: Signal<string | null>;
  /** The files were read, for good or ill: the answers should come into sight. */
  onFiles(): void;
}

/** A zip may hold more than the answers; far above the limit nothing is even opened, as phones have little memory. */
const room = 4;
const mostEntries = 20_000;
const namesSaid = 3;

/** Puts the answers of chosen or dropped files, and of zips among them, in place of those the page shows. */
export async function takeAnswerFiles(desk: AnswerDesk, chosen: readonly File[]): Promise<void> {
  const { draft, answerNames, fault } = desk;
  const reading = await readFiles(desk, chosen);
  desk.onFiles();
  fault.value = typeof reading === "string" ? reading : null;
  if (typeof reading === "string") return;
  const sorted = sortFiles(answerNames, reading);
  if (sorted.kind === "refused") fault.value = faultWords(sorted.fault, answerNames);
  if (sorted.kind === "binary") {
    const { file, fault: found } = sorted;
    fault.value = words.binary({ file, line: String(found.line), character: found.character });
  }
  if (sorted.kind !== "sorted") return;
  draft.take(sorted.answers);
  const count = sorted.answers.size;
  const names = sorted.leftOut.slice(0, namesSaid).join(", ");
  say(sorted.leftOut.length === 0 ? words.taken({ count }) : words.takenSome({ count, names }));
}

/** @returns words where a file cannot be read */
async function readFiles(
  { codeBytes }: AnswerDesk,
  chosen: readonly File[],
): Promise<readonly AnswerFile[] | string> {
  const files: AnswerFile[] = [];
  const limits = { packedBytes: room * codeBytes, unpackedBytes: room * codeBytes, entries: mostEntries };
  for (const file of chosen) {
    if (/\.zip$/i.test(file.name)) {
      const { readZip } = await import("./read-zip.ts");
      const zip = await readZip(file, limits);
      if (zip.kind === "unreadable") return words.zipBroken({ file: file.name });
      if (zip.kind === "too-large")
        return words.zipLarge({ file: file.name, limit: formatBytes(limits.unpackedBytes) });
      files.push(...zip.files);
    } else {
      if (file.size > codeBytes) return words.tooLarge({ limit: formatBytes(codeBytes) });
      const name = file.webkitRelativePath === "" ? file.name : file.webkitRelativePath;
      files.push({ name, bytes: new Uint8Array(await file.arrayBuffer()) });
    }
  }
  return files;
}

function faultWords(fault: AnswerFault, answerNames: readonly string[]): string {
  switch (fault.kind) {
    case "unclear":
      return words.unclear({ file: fault.file, example: `${fault.cases[0]}.out` });
    case "twice":
      return words.twice({ file: fault.file, other: fault.other });
    case "unknown":
    case "none-sent":
      return words.takenNone({ example: answerNames[0] ?? "01.out" });
  }
}
