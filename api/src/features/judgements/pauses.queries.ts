import { and, asc, count, eq, or, sql } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { users } from "../../db/schema/accounts.ts";
import { contestProblems, contests } from "../../db/schema/contests.ts";
import { problems } from "../../db/schema/problems.ts";
import { judgements, judgingPauses, submissions } from "../../db/schema/submissions.ts";

/** What a pause is of: one problem, in all contests, or one contest, with all its problems. */
export type PauseScope =
  | { readonly kind: "problem"; readonly problemId: string }
  | { readonly kind: "contest"; readonly contestId: string };

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

function scopeOf(row: {
  readonly problemId: string | null;
  readonly contestId: string | null;
}): PauseScope | null {
  if (row.problemId !== null) return { kind: "problem", problemId: row.problemId };
  return row.contestId === null ? null : { kind: "contest", contestId: row.contestId };
}

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
      waiting: sql<number>`(select ${count()}::int from ${judgements} j
        join ${submissions} s on s.id = j.submission_id
        where j.state = 'queued' and (s.problem_id = ${judgingPauses.problemId} or s.contest_id = ${judgingPauses.contestId}))`,
    })
    .from(judgingPauses)
    .innerJoin(users, eq(users.id, judgingPauses.pausedBy))
    .leftJoin(problems, eq(problems.id, judgingPauses.problemId))
    .leftJoin(contests, eq(contests.id, judgingPauses.contestId))
    .orderBy(asc(judgingPauses.pausedAt))
    .limit(500);
}

/** Queued judgements within a scope, by id, a page after the last of the page before. */
export function readQueuedWithin(
  db: Executor,
  { scope, after, limit }: { scope: PauseScope; after: string; limit: number },
) {
  const within =
    scope.kind === "problem"
      ? eq(submissions.problemId, scope.problemId)
      : eq(submissions.contestId, scope.contestId);
  return db
    .select({ judgementId: judgements.id, attempt: judgements.attempt })
    .from(judgements)
    .innerJoin(submissions, eq(submissions.id, judgements.submissionId))
    .where(and(eq(judgements.state, "queued"), within, sql`${judgements.id} > ${after}`))
    .orderBy(asc(judgements.id))
    .limit(limit);
}

/** A condition on `submissions`: judging of its problem or its contest is paused. */
export const isPaused = sql<boolean>`exists (select 1 from ${judgingPauses}
  where ${or(
    eq(judgingPauses.problemId, submissions.problemId),
    eq(judgingPauses.contestId, submissions.contestId),
  )})`;

/** Is what is to be paused there? */
export async function isScopeThere(db: Executor, scope: PauseScope): Promise<boolean> {
  const found =
    scope.kind === "problem"
      ? await db.select({ id: problems.id }).from(problems).where(eq(problems.id, scope.problemId))
      : await db.select({ id: contests.id }).from(contests).where(eq(contests.id, scope.contestId));
  return found.length === 1;
}

/** Contests whose pages show the problem or are the contest. */
export async function readContestsWithin(db: Executor, scope: PauseScope): Promise<string[]> {
  if (scope.kind === "contest") return [scope.contestId];
  const rows = await db
    .select({ contestId: contestProblems.contestId })
    .from(contestProblems)
    .where(eq(contestProblems.problemId, scope.problemId))
    .limit(500);
  return rows.map(({ contestId }) => contestId);
}
