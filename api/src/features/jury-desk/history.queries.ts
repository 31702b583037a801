import { and, desc, eq, lt, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Executor } from "../../db/client.ts";
import { users } from "../../db/schema/accounts.ts";
import { contests } from "../../db/schema/contests.ts";
import { judgeHosts } from "../../db/schema/judge-hosts.ts";
import { rejudgeItems, rejudges } from "../../db/schema/rejudges.ts";
import { ignoredSubmissions, judgements, submissions } from "../../db/schema/submissions.ts";

/** Where a submission belongs; null: there is none. */
export async function findSubmissionPlace(db: Executor, submissionId: string) {
  const [found] = await db
    .select({
      submissionId: submissions.id,
      contestId: submissions.contestId,
      participantId: submissions.participantId,
      problemId: submissions.problemId,
      submittedAt: submissions.submittedAt,
      startsAt: contests.startsAt,
    })
    .from(submissions)
    .innerJoin(contests, eq(contests.id, submissions.contestId))
    .where(eq(submissions.id, submissionId))
    .limit(1);
  return found ?? null;
}
export type SubmissionPlace = NonNullable<Awaited<ReturnType<typeof findSubmissionPlace>>>;

const rejudger = alias(users, "rejudger");
const judgementsAtMost = 200;

/** Every judgement of a submission, newest first, with what set or person it came from. */
export function readJudgementHistory(db: Executor, submissionId: string) {
  return db
    .select({
      judgementId: judgements.id,
      isCurrent: judgements.isCurrent,
      origin: judgements.origin,
      state: judgements.state,
      verdict: judgements.verdict,
      score: judgements.score,
      attempt: judgements.attempt,
      queuedAt: judgements.queuedAt,
      finishedAt: judgements.finishedAt,
      hostName: judgeHosts.name,
      reason: judgements.reason,
      decidedBy: users.displayName,
      rejudgeId: rejudges.id,
      rejudgeReason: rejudges.reason,
      rejudgedBy: rejudger.displayName,
    })
    .from(judgements)
    .leftJoin(judgeHosts, eq(judgeHosts.id, judgements.judgeHostId))
    .leftJoin(users, eq(users.id, judgements.decidedBy))
    .leftJoin(rejudgeItems, eq(rejudgeItems.shadowJudgementId, judgements.id))
    .leftJoin(rejudges, eq(rejudges.id, rejudgeItems.rejudgeId))
    .leftJoin(rejudger, eq(rejudger.id, rejudges.createdBy))
    .where(eq(judgements.submissionId, submissionId))
    .orderBy(desc(judgements.queuedAt), desc(judgements.id))
    .limit(judgementsAtMost);
}

const earlierAtMost = 100;

/** What the same line sent on the same problem before, newest first. */
export function readEarlier(db: Executor, place: SubmissionPlace) {
  return db
    .select({
      submissionId: submissions.id,
      submittedAt: submissions.submittedAt,
      languageId: submissions.languageId,
      verdict: judgements.verdict,
      score: judgements.score,
    })
    .from(submissions)
    .innerJoin(judgements, and(eq(judgements.submissionId, submissions.id), eq(judgements.isCurrent, 1)))
    .where(
      and(
        eq(submissions.contestId, place.contestId),
        eq(submissions.participantId, place.participantId),
        eq(submissions.problemId, place.problemId),
        or(
          lt(submissions.submittedAt, place.submittedAt),
          and(eq(submissions.submittedAt, place.submittedAt), lt(submissions.id, place.submissionId)),
        ),
      ),
    )
    .orderBy(desc(submissions.submittedAt), desc(submissions.id))
    .limit(earlierAtMost);
}

/** Who took the submission out of the count, when and why; null: it counts. */
export async function readIgnoring(db: Executor, submissionId: string) {
  const [found] = await db
    .select({
      reason: ignoredSubmissions.reason,
      by: users.displayName,
      at: ignoredSubmissions.ignoredAt,
    })
    .from(ignoredSubmissions)
    .innerJoin(users, eq(users.id, ignoredSubmissions.ignoredBy))
    .where(eq(ignoredSubmissions.submissionId, submissionId));
  return found ?? null;
}
