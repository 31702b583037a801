import type { NewSubmission } from "@bilimdon/contracts/http/submissions";
import { mostSourceCharacters } from "@bilimdon/contracts/queue/judge-jobs";
import { writeAnswerSheet } from "@bilimdon/rules/contest/answer-sheet";
import { checkSourceText } from "@bilimdon/rules/contest/source-text";
import { type AnswerFault, sortAnswers } from "@bilimdon/rules/problem/sort-answers";
import type { Ctx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { refuseBinary, refuseTooLarge } from "./refuse-code.ts";
import { readCaseNames } from "./submissions.queries.ts";

type Answers = NonNullable<NewSubmission["answers"]>;

export interface AnsweredProblem {
  readonly problemVersionId: string;
  readonly codeBytes: number;
  readonly outputBytes: number;
}

/**
 * Makes one sheet of the answers that were sent, by the tests their files are named for. File names only choose a test;
 * nothing is ever stored under them.
 *
 * @throws submission.answers_unclear, submission.source_too_large, submission.source_binary, submission.source_empty
 */
export async function takeAnswers(
  ctx: Pick<Ctx, "db">,
  problem: AnsweredProblem,
  answers: Answers,
): Promise<string> {
  refuseSizes(problem, answers);
  for (const { name, text } of answers) {
    const fault = checkSourceText(text, 0, Number.POSITIVE_INFINITY);
    if (fault?.kind === "binary") throw refuseBinary(fault, name);
  }
  const cases = await readCaseNames(ctx.db, problem.problemVersionId);
  const sorting = sortAnswers(cases, answers);
  if (sorting.kind === "refused")
    throw refuse("submission.answers_unclear", sayFault(sorting.fault), { ...sorting.fault });
  const inOrder = cases.flatMap((name) => {
    const answer = sorting.byCase.get(name);
    return answer === undefined ? [] : [[name, answer.text] as const];
  });
  const sheet = writeAnswerSheet(new Map(inOrder));
  if (sheet.length > mostSourceCharacters) throw refuseTooLarge(sheet.length, mostSourceCharacters);
  return sheet;
}

/** All answers together are what a source is elsewhere; each of them is an output. */
function refuseSizes({ codeBytes, outputBytes }: AnsweredProblem, answers: Answers): void {
  const sizes = answers.map(({ text }) => Buffer.byteLength(text));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  if (bytes > codeBytes) throw refuseTooLarge(bytes, codeBytes);
  const largest = Math.max(0, ...sizes);
  if (largest > outputBytes) throw refuseTooLarge(largest, outputBytes);
  if (answers.length > 0 && answers.every(({ text }) => text.trim() === ""))
    throw refuse("submission.source_empty", "No answer was sent: all files are empty.");
}

function sayFault(fault: AnswerFault): string {
  switch (fault.kind) {
    case "none-sent":
      return "No answer was sent.";
    case "unknown":
      return `"${fault.file}" is named for no test of this problem; call answers as their tests, such as 01.out.`;
    case "unclear":
      return `"${fault.file}" may answer ${fault.cases.slice(0, 5).join(" or ")}; put it in the folder of its group.`;
    case "twice":
      return `"${fault.file}" and "${fault.other}" both answer ${fault.case}; send one of them.`;
  }
}
