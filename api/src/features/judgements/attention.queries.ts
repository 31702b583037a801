import { and, asc, count, desc, eq, inArray, min, not } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { contestProblems, contests, participants } from "../../db/schema/contests.ts";
import { judgeHosts } from "../../db/schema/judge-hosts.ts";
import { judgements, judgingErrors, submissions } from "../../db/schema/submissions.ts";
import { isPaused } from "./pauses.queries.ts";

/** Judgements that were given up and count, the latest first. */
export function readGivenUp(db: Executor, limit: number) {
  return db
    .select({
      judgementId: judgements.id,
      submissionId: submissions.id,
      contestSlug: contests.slug,
      problemLabel: contestProblems.label,
      participantName: participants.name,
      languageId: submissions.languageId,
      fault: judgements.faultOwner,
      givenUpAt: judgements.finishedAt,
    })
    .from(judgements)
    .innerJoin(submissions, eq(submissions.id, judgements.submissionId))
    .innerJoin(contests, eq(contests.id, submissions.contestId))
    .innerJoin(participants, eq(participants.id, submissions.participantId))
    .innerJoin(
      contestProblems,
      and(
        eq(contestProblems.contestId, submissions.contestId),
        eq(contestProblems.problemId, submissions.problemId),
      ),
    )
    .where(and(eq(judgements.state, "failed"), eq(judgements.isCurrent, 1)))
    .orderBy(desc(judgements.finishedAt))
    .limit(limit);
}

/** Every try of these judgements that failed, in order, with the host that made it. */
export async function readTries(db: Executor, judgementIds: readonly string[]) {
  if (judgementIds.length === 0) return [];
  return db
    .select({
      judgementId: judgingErrors.judgementId,
      attempt: judgingErrors.attempt,
      step: judgingErrors.step,
      detail: judgingErrors.detail,
      hostId: judgingErrors.judgeHostId,
      hostName: judgeHosts.name,
    })
    .from(judgingErrors)
    .leftJoin(judgeHosts, eq(judgeHosts.id, judgingErrors.judgeHostId))
    .where(inArray(judgingErrors.judgementId, [...judgementIds]))
    .orderBy(asc(judgingErrors.judgementId), asc(judgingErrors.attempt));
}

/** What waits, by all that decides who may judge it; what is paused is left out. */
export function readWaitingKinds(db: Executor) {
  return db
    .select({
      languageId: submissions.languageId,
      problemId: submissions.problemId,
      contestId: submissions.contestId,
      contestSlug: contests.slug,
      problemLabel: contestProblems.label,
      waiting: count(),
      oldest: min(judgements.queuedAt),
    })
    .from(judgements)
    .innerJoin(submissions, eq(submissions.id, judgements.submissionId))
    .innerJoin(contests, eq(contests.id, submissions.contestId))
    .innerJoin(
      contestProblems,
      and(
        eq(contestProblems.contestId, submissions.contestId),
        eq(contestProblems.problemId, submissions.problemId),
      ),
    )
    .where(and(eq(judgements.state, "queued"), not(isPaused)))
    .groupBy(
      submissions.languageId,
      submissions.problemId,
      submissions.contestId,
      contests.slug,
      contestProblems.label,
    )
    .limit(2_000);
}
