import { phaseAt, submissionWindow } from "@bilimdon/rules/contest/phase";
import { sourceFileName } from "@bilimdon/rules/contest/source-file-name";
import { checkSourceText } from "@bilimdon/rules/contest/source-text";
import { isLanguageTaken } from "@bilimdon/rules/contest/taken-languages";
import { languageWords } from "@bilimdon/rules/problem/language-codes";
import type { Ctx } from "../../ctx.ts";
import { inTransaction } from "../../db/transaction.ts";
import { refuse } from "../../errors.ts";
import {
  countWaiting,
  findBySendKey,
  type findContestTimes,
  findProblemByLabel,
  insertSubmission,
  isLanguageAvailable,
} from "./submissions.queries.ts";

export interface SentCode {
  readonly problemLabel: string;
  readonly languageId: string;
  readonly source: string;
  readonly fileName?: string | undefined;
  /** Sent again under the same key, code stays one submission: a page whose answer was lost may send again. */
  readonly sendKey?: string | undefined;
}

export type TimedContest = NonNullable<Awaited<ReturnType<typeof findContestTimes>>>;

const mostWaiting = 25;
/** A judge that has gone for a moment comes back; code is taken meanwhile and waits for it. */
const restartMs = 10 * 60_000;

/**
 * Takes code for a participant whose right to send it has been seen to: checks it, keeps it queued, and tells.
 *
 * The job goes into the queue after the commit, by the reaction to submission-received; when the queue is away the
 * submission is kept all the same and the sweep of judgements puts it there.
 *
 * @throws contest.*, submission.*, thing.not_found, package.not_verified
 */
export async function acceptSubmission(
  ctx: Pick<Ctx, "db" | "ids" | "clock" | "events">,
  input: SentCode & { readonly contest: TimedContest; readonly participantId: string },
): Promise<{ readonly submissionId: string }> {
  const { contest, participantId, sendKey } = input;
  const earlier = sendKey === undefined ? null : await findBySendKey(ctx.db, participantId, sendKey);
  if (earlier !== null) return { submissionId: earlier };
  const submittedAt = ctx.clock.now();
  refuseOutsideWindow(contest, submittedAt);
  const problem = await findProblemByLabel(ctx.db, contest.contestId, input.problemLabel);
  if (problem === null)
    throw refuse("thing.not_found", `The contest has no problem "${input.problemLabel}".`);
  if (problem.timeLimitMs === null)
    throw refuse("package.not_verified", "The problem has no time limit yet; tell the jury.");
  await refuseLanguage(ctx, input.languageId, problem.languages, submittedAt);
  refuseSource(input.source, problem.codeBytes);
  if ((await countWaiting(ctx.db, participantId)) >= mostWaiting)
    throw refuse(
      "submission.too_many",
      `${mostWaiting} of your submissions wait to be judged; let them finish.`,
      {
        mostWaiting,
      },
    );

  const submissionId = ctx.ids.make("submission");
  const { problemId, problemVersionId } = problem;
  const { languageId, source } = input;
  const submission = {
    id: submissionId,
    contestId: contest.contestId,
    participantId,
    problemId,
    problemVersionId,
    languageId,
    fileName: sourceFileName({ languageId, source, given: input.fileName ?? null }),
    source,
    submittedAt: new Date(submittedAt),
    sendKey: sendKey ?? null,
  };
  const judgementId = ctx.ids.make("judgement");
  const isNew = await inTransaction(ctx.db, (tx) => insertSubmission(tx, submission, judgementId));
  if (!isNew) return acceptSubmission(ctx, input);
  await ctx.events.tell({ kind: "submission-received", submissionId });
  return { submissionId };
}

function refuseOutsideWindow(contest: TimedContest, now: number): void {
  const times = {
    startsAt: contest.startsAt.getTime(),
    endsAt: contest.endsAt.getTime(),
    freezesAt: contest.freezesAt?.getTime() ?? null,
    finalizedAt: contest.finalizedAt?.getTime() ?? null,
  };
  const window = submissionWindow(phaseAt(times, now));
  const { startsAt, endsAt } = times;
  if (window === "not-started")
    throw refuse("contest.not_started", "The contest has not started; code is taken from its start on.", {
      startsAt,
      serverTime: now,
    });
  if (window === "ended")
    throw refuse("contest.ended", "The contest is over; it takes no more code.", { endsAt, serverTime: now });
}

async function refuseLanguage(
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

function refuseSource(source: string, codeBytes: number): void {
  const fault = checkSourceText(source, Buffer.byteLength(source), codeBytes);
  if (fault === null) return;
  if (fault.kind === "too-large")
    throw refuse(
      "submission.source_too_large",
      `The source has ${fault.bytes} bytes; this problem takes ${fault.limitBytes}.`,
      { bytes: fault.bytes, limitBytes: fault.limitBytes },
    );
  if (fault.kind === "empty") throw refuse("submission.source_empty", "The source is empty.");
  const { character, line } = fault;
  throw refuse(
    "submission.source_binary",
    `The file is not a source text: ${character} in line ${line}. Send the source, not the compiled program.`,
    { character, line },
  );
}
