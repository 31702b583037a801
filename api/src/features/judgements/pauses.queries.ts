import { and, asc, count, eq, isNotNull, isNull, or, type SQLWrapper, sql } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { isJudgingPaused } from "../../db/judging-paused.queries.ts";
import { users } from "../../db/schema/accounts.ts";
import { contestProblems, contests } from "../../db/schema/contests.ts";
import { problems } from "../../db/schema/problems.ts";
import { judgements, judgingPauses, submissions } from "../../db/schema/submissions.ts";

/** What a pause is of: a problem in all contests, a contest with all its problems, or a problem in one contest. */
export type PauseScope =
  | { readonly kind: "problem"; readonly problemId: string }
  | { readonly kind: "contest"; readonly contestId: string }
  | { readonly kind: "contest-problem"; readonly contestId: string; readonly problemId: string };

/** @returns false when it is paused already */
export async function insertPause(tx: Executor, pause: typeof judgingPauses.$inferInsert): Promise<boolean> {
  const made = await tx
    .insert(judgingPauses)
    .values(pause)
    .onConflictDoNothing()
    .returning({ id: judgingPauses.id });
  return made.length === 1;
}

/** @returns what it was of; null: there is no such pause (any more) */
export async function deletePause(tx: Executor, pauseId: string): Promise<PauseScope | null> {
  const [gone] = await tx
    .delete(judgingPauses)
    .where(eq(judgingPauses.id, pauseId))
    .returning({ problemId: judgingPauses.problemId, contestId: judgingPauses.contestId });
  return gone === undefined ? null : scopeOf(gone);
}

/** What a pause is of; null: there is no such pause. */
export async function findPause(db: Executor, pauseId: string): Promise<PauseScope | null> {
  const [found] = await db
    .select({ problemId: judgingPauses.problemId, contestId: judgingPauses.contestId })
    .from(judgingPauses)
    .where(eq(judgingPauses.id, pauseId));
  return found === undefined ? null : scopeOf(found);
}

function scopeOf({
  problemId,
  contestId,
}: {
  readonly problemId: string | null;
  readonly contestId: string | null;
}): PauseScope | null {
  if (problemId !== null && contestId !== null) return { kind: "contest-problem", contestId, problemId };
  if (problemId !== null) return { kind: "problem", problemId };
  return contestId === null ? null : { kind: "contest", contestId };
}

/** How many submissions wait for a pause; within one contest where it is asked for there. */
const waitingFor = (contestId: SQLWrapper) => sql<number>`(select ${count()}::int from ${judgements} j
  join ${submissions} s on s.id = j.submission_id
  where j.state = 'queued' and (${judgingPauses.problemId} is null or s.problem_id = ${judgingPauses.problemId})
    and (${contestId} is null or s.contest_id = ${contestId}))`;

/** Pauses, oldest first, with how many submissions wait for each. */
export function listPauses(db: Executor) {
  return db
    .select({
      pauseId: judgingPauses.id,
      problemId: judgingPauses.problemId,
      problemSlug: problems.slug,
      contestId: judgingPauses.contestId,
      contestSlug: contests.slug,
      reason: judgingPauses.reason,
      pausedAt: judgingPauses.pausedAt,
      by: users.login,
      waiting: waitingFor(judgingPauses.contestId),
    })
    .from(judgingPauses)
    .innerJoin(users, eq(users.id, judgingPauses.pausedBy))
    .leftJoin(problems, eq(problems.id, judgingPauses.problemId))
    .leftJoin(contests, eq(contests.id, judgingPauses.contestId))
    .orderBy(asc(judgingPauses.pausedAt))
    .limit(500);
}

/** Pauses that hold something of this contest up, oldest first. */
export function readContestPauses(db: Executor, contestId: string) {
  return db
    .select({
      pauseId: judgingPauses.id,
      problemLabel: contestProblems.label,
      contestId: judgingPauses.contestId,
      reason: judgingPauses.reason,
      pausedAt: judgingPauses.pausedAt,
      by: users.displayName,
      waiting: waitingFor(sql`${contestId}::text`),
    })
    .from(judgingPauses)
    .innerJoin(users, eq(users.id, judgingPauses.pausedBy))
    .leftJoin(
      contestProblems,
      and(eq(contestProblems.problemId, judgingPauses.problemId), eq(contestProblems.contestId, contestId)),
    )
    .where(
      or(
        eq(judgingPauses.contestId, contestId),
        and(isNull(judgingPauses.contestId), isNotNull(contestProblems.label)),
      ),
    )
    .orderBy(asc(judgingPauses.pausedAt), asc(judgingPauses.id))
    .limit(100);
}

/** Queued judgements within a scope, by id, a page after the last of the page before. */
export function readQueuedWithin(
  db: Executor,
  { scope, after, limit }: { scope: PauseScope; after: string; limit: number },
) {
  const within = and(
    "problemId" in scope ? eq(submissions.problemId, scope.problemId) : undefined,
    "contestId" in scope ? eq(submissions.contestId, scope.contestId) : undefined,
  );
  return db
    .select({ judgementId: judgements.id, attempt: judgements.attempt })
    .from(judgements)
    .innerJoin(submissions, eq(submissions.id, judgements.submissionId))
    .where(and(eq(judgements.state, "queued"), within, sql`${judgements.id} > ${after}`))
    .orderBy(asc(judgements.id))
    .limit(limit);
}

/** A condition on `submissions`: judging of its problem or its contest is paused. */
export const isPaused = isJudgingPaused(submissions);

/** Is what is to be paused there? */
export async function isScopeThere(db: Executor, scope: PauseScope): Promise<boolean> {
  return (await readScope(db, scope)).length === 1;
}

function readScope(db: Executor, scope: PauseScope) {
  switch (scope.kind) {
    case "problem":
      return db.select({ id: problems.id }).from(problems).where(eq(problems.id, scope.problemId));
    case "contest":
      return db.select({ id: contests.id }).from(contests).where(eq(contests.id, scope.contestId));
    case "contest-problem":
      return db
        .select({ id: contestProblems.problemId })
        .from(contestProblems)
        .where(
          and(eq(contestProblems.contestId, scope.contestId), eq(contestProblems.problemId, scope.problemId)),
        );
  }
}

/** Contests whose pages show the problem or are the contest. */
export async function readContestsWithin(db: Executor, scope: PauseScope): Promise<string[]> {
  if ("contestId" in scope) return [scope.contestId];
  const rows = await db
    .select({ contestId: contestProblems.contestId })
    .from(contestProblems)
    .where(eq(contestProblems.problemId, scope.problemId))
    .limit(500);
  return rows.map(({ contestId }) => contestId);
}
