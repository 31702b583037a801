import { checkSourceText, type SourceFault } from "@bilimdon/rules/contest/source-text";
import { type AnswerFault, isAnswerName, sortAnswers } from "@bilimdon/rules/problem/sort-answers";

export interface AnswerFile {
  /** With its folders, where it has any. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type FilesSorted =
  | {
      readonly kind: "sorted";
      /** By the names the problem asks for. */
      readonly answers: ReadonlyMap<string, string>;
      /** Files named for no test. */
      readonly leftOut: readonly string[];
    }
  | { readonly kind: "refused"; readonly fault: AnswerFault }
  | {
      readonly kind: "binary";
      readonly file: string;
      readonly fault: Extract<SourceFault, { kind: "binary" }>;
    };

/**
 * Which of the chosen files answers which test, by the same rule the server keeps.
 *
 * @param answerNames  the problem's: "01.out", "group1/02.out"
 */
export function sortFiles(answerNames: readonly string[], files: readonly AnswerFile[]): FilesSorted {
  const cases = answerNames.map((name) => name.replace(/\.[^./]+$/, ""));
  const isOnly = cases.length === 1 && files.length === 1;
  const named = isOnly ? files : files.filter(({ name }) => isAnswerName(cases, name));
  const leftOut = files.filter((file) => !named.includes(file)).map(({ name }) => name);
  const sorting = sortAnswers(cases, named);
  if (sorting.kind === "refused") return sorting;
  const answers = new Map<string, string>();
  for (const [at, name] of cases.entries()) {
    const file = sorting.byCase.get(name);
    if (file === undefined) continue;
    // Bytes that are not UTF-8 become U+FFFD, which the check takes for binary.
    const text = new TextDecoder("utf-8").decode(file.bytes).replace(/\r\n?/g, "\n");
    const fault = checkSourceText(text, 0, Number.POSITIVE_INFINITY);
    if (fault?.kind === "binary") return { kind: "binary", file: file.name, fault };
    answers.set(answerNames[at] ?? name, text);
  }
  return { kind: "sorted", answers, leftOut };
}
