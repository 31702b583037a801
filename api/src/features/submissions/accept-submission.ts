import type { NewSubmission } from "@bilimdon/contracts/http/submissions";
import { answerSheetName } from "@bilimdon/rules/contest/answer-sheet";
import { sourceFileName } from "@bilimdon/rules/contest/source-file-name";
import { answersLanguageId } from "@bilimdon/rules/problem/language-codes";
import type { Ctx } from "../../ctx.ts";
import type { OwnLine, TimedContest } from "../../db/timed-contest.queries.ts";
import { inTransaction } from "../../db/transaction.ts";
import { refuse } from "../../errors.ts";
import { refuseLanguage, refuseOutsideWindow, refuseSource, refuseWrongKind } from "./refuse-code.ts";
import { countWaiting, findBySendKey, findProblemByLabel, insertSubmission } from "./submissions.queries.ts";
import { takeAnswers } from "./take-answers.ts";

export interface SentCode {
  readonly problemLabel: string;
  readonly languageId: string;
  readonly source: string;
  /** In place of a source, where the problem takes answers. */
  readonly answers?: NewSubmission["answers"];
  readonly fileName?: string | undefined;
  /** Sent again under the same key, code stays one submission: a page whose answer was lost may send again. */
  readonly sendKey?: string | undefined;
  /** "upsolving": for the archive, once everyone is done. Absent: for the contest. */
  readonly as?: "contest" | "upsolving" | undefined;
}

const mostWaiting = 25;

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
  input: SentCode & { readonly contest: TimedContest; readonly line: OwnLine },
): Promise<{ readonly submissionId: string }> {
  const { contest, line, sendKey } = input;
  const { participantId } = line;
  const earlier = sendKey === undefined ? null : await findBySendKey(ctx.db, participantId, sendKey);
  if (earlier !== null) return { submissionId: earlier };
  const submittedAt = ctx.clock.now();
  refuseOutsideWindow({ contest, line, as: input.as ?? "contest", now: submittedAt });
  const problem = await findProblemByLabel(ctx.db, contest.contestId, input.problemLabel);
  if (problem === null)
    throw refuse("thing.not_found", `The contest has no problem "${input.problemLabel}".`);
  if (problem.timeLimitMs === null)
    throw refuse("package.not_verified", "The problem has no time limit yet; tell the jury.");
  const code = await readCode(ctx, { ...input, problem, now: submittedAt });
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
  const submission = {
    id: submissionId,
    contestId: contest.contestId,
    participantId,
    problemId,
    problemVersionId,
    ...code,
    submittedAt: new Date(submittedAt),
    sendKey: sendKey ?? null,
  };
  const judgementId = ctx.ids.make("judgement");
  const isNew = await inTransaction(ctx.db, (tx) => insertSubmission(tx, submission, judgementId));
  if (!isNew) return acceptSubmission(ctx, input);
  await ctx.events.tell({ kind: "submission-received", submissionId });
  return { submissionId };
}

interface CodeToRead extends SentCode {
  readonly problem: NonNullable<Awaited<ReturnType<typeof findProblemByLabel>>>;
  readonly now: number;
}

/** What was sent as it is kept, once it is found to be what the problem takes. */
async function readCode(
  ctx: Pick<Ctx, "db">,
  { problem, now, languageId, source, answers, fileName }: CodeToRead,
): Promise<{ readonly languageId: string; readonly fileName: string; readonly source: string }> {
  refuseWrongKind(problem.isSubmitAnswer, answers !== undefined);
  if (answers !== undefined) {
    const sheet = await takeAnswers(ctx, problem, answers);
    return { languageId: answersLanguageId, fileName: answerSheetName, source: sheet };
  }
  await refuseLanguage(ctx, languageId, problem.languages, now);
  refuseSource(source, problem.codeBytes);
  return { languageId, fileName: sourceFileName({ languageId, source, given: fileName ?? null }), source };
}
