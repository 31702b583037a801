import { codeWindow } from "@bilimdon/rules/contest/code-window";
import { participantClock } from "@bilimdon/rules/contest/contest-clock";
import { checkSourceText, type SourceFault } from "@bilimdon/rules/contest/source-text";
import { isLanguageTaken } from "@bilimdon/rules/contest/taken-languages";
import { languageWords } from "@bilimdon/rules/problem/language-codes";
import type { Ctx } from "../../ctx.ts";
import type { OwnLine, TimedContest } from "../../db/timed-contest.queries.ts";
import { type AppError, refuse } from "../../errors.ts";
import { isLanguageAvailable } from "./submissions.queries.ts";

/** A judge that has gone for a moment comes back; code is taken meanwhile and waits for it. */
const restartMs = 10 * 60_000;

export interface SentFor {
  readonly contest: TimedContest;
  /** null: has no line of the contest. */
  readonly line: OwnLine | null;
  readonly as: "contest" | "upsolving";
  readonly now: number;
}

/**
 * @returns needsLine: whoever sends has no line yet and gets one
 * @throws contest.not_started, contest.not_begun, contest.ended, contest.not_running, contest.not_participating
 */
export function refuseOutsideWindow({ contest, line, as, now }: SentFor): { readonly needsLine: boolean } {
  const window = codeWindow({ ...contest, participant: line, as, now });
  const { plan } = contest;
  const { startsAt } = plan;
  switch (window.kind) {
    case "open":
      return { needsLine: window.needsLine };
    case "not-started":
      throw refuse("contest.not_started", "The contest has not started; code is taken from its start on.", {
        startsAt,
        serverTime: now,
      });
    case "not-begun":
      throw refuse("contest.not_begun", "Your time has not begun; press start on the contest's page first.");
    case "ended":
      throw refuseLate({ contest, line, now, mayUpsolve: window.mayUpsolve });
    case "still-running":
      throw refuse(
        "contest.not_running",
        "The contest is not over for everyone; solving for practice opens when it is.",
      );
    case "not-participating":
      throw refuse("contest.not_participating", "You do not take part in this contest; ask its jury.");
  }
}

/** Tells by how much it was too late: "I pressed in time" is the commonest dispute of all. */
function refuseLate({
  contest,
  line,
  now,
  mayUpsolve,
}: Omit<SentFor, "as"> & { readonly mayUpsolve: boolean }) {
  const { plan } = contest;
  const endsAt = line === null ? null : (participantClock({ plan, participant: line, now })?.endsAt ?? null);
  const late = endsAt === null ? "" : ` It arrived ${now - endsAt} ms after the end.`;
  const practice = mayUpsolve ? " You may send it for practice." : "";
  return refuse("contest.ended", `The contest is over for you; it takes no more code.${late}${practice}`, {
    endsAt,
    serverTime: now,
    lateMs: endsAt === null ? null : now - endsAt,
    mayUpsolve,
  });
}

/**
 * Is there such a language, does the problem take it, and has a judge it?
 *
 * @throws submission.language_unknown, submission.language_unavailable
 */
export async function refuseLanguage(
  ctx: Pick<Ctx, "db">,
  languageId: string,
  taken: "all" | readonly string[],
  now: number,
): Promise<void> {
  const details = { languageId };
  const word = languageWords.find(({ id }) => id === languageId);
  if (word === undefined)
    throw refuse("submission.language_unknown", `There is no language "${languageId}".`, {
      ...details,
      known: languageWords.map(({ id }) => id),
    });
  if (!isLanguageTaken(taken, languageId))
    throw refuse("submission.language_unavailable", `This problem does not take ${word.name}.`, {
      ...details,
      taken,
    });
  const seenSince = new Date(now - restartMs);
  if (!(await isLanguageAvailable(ctx.db, languageId, seenSince)))
    throw refuse("submission.language_unavailable", `No judge has ${word.name} at this moment.`, details);
}

/**
 * Does the problem take what was sent: a program, or answers?
 *
 * @throws submission.language_unavailable
 */
export function refuseWrongKind(isSubmitAnswer: boolean, isAnswers: boolean): void {
  if (isSubmitAnswer === isAnswers) return;
  const words = isSubmitAnswer
    ? "This problem takes answers to its tests, not a program."
    : "This problem takes a program, not answers.";
  throw refuse("submission.language_unavailable", words, { isSubmitAnswer });
}

/** @throws submission.source_too_large, submission.source_empty, submission.source_binary */
export function refuseSource(source: string, codeBytes: number): void {
  const fault = checkSourceText(source, Buffer.byteLength(source), codeBytes);
  if (fault === null) return;
  if (fault.kind === "too-large") throw refuseTooLarge(fault.bytes, fault.limitBytes);
  if (fault.kind === "empty") throw refuse("submission.source_empty", "The source is empty.");
  throw refuseBinary(fault);
}

export function refuseTooLarge(bytes: number, limitBytes: number): AppError {
  const words = `What was sent has ${bytes} bytes; this problem takes ${limitBytes}.`;
  return refuse("submission.source_too_large", words, { bytes, limitBytes });
}

/** @param file  where several were sent */
export function refuseBinary(fault: Extract<SourceFault, { kind: "binary" }>, file?: string): AppError {
  const { character, line } = fault;
  const words =
    file === undefined
      ? `The file is not a source text: ${character} in line ${line}. Send the source, not the compiled program.`
      : `"${file}" is not a text: ${character} in line ${line}.`;
  return refuse("submission.source_binary", words, { character, line, ...(file !== undefined && { file }) });
}
