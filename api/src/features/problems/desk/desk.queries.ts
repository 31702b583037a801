/** What the setter's desk shows of problems: lists without manifests, which may be megabytes. */

import { judgingExtent } from "@bilimdon/rules/judging/judging-extent";
import { and, asc, desc, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import type { Executor } from "../../../db/client.ts";
import { extentColumns } from "../../../db/judging-extent.queries.ts";
import { users } from "../../../db/schema/accounts.ts";
import { contestProblems, contests } from "../../../db/schema/contests.ts";
import { problemPublications, problems, problemVersions } from "../../../db/schema/problems.ts";

const format = sql<string>`${problemVersions.manifest}->>'format'`;
const mostListed = 5_000;

/** Problems with their newest version, by slug; of one owner with those granted to them, or all. */
export async function readProblems(
  db: Executor,
  whose: { readonly ownerId: string; readonly grantedIds: readonly string[] } | null,
) {
  const rows = await db
    .selectDistinctOn([problems.slug], {
      problemId: problems.id,
      slug: problems.slug,
      name: problemVersions.names,
      ownerName: users.displayName,
      packageHash: problemVersions.packageHash,
      state: problemVersions.state,
      problemVersionId: problemVersions.id,
      number: problemVersions.number,
      format,
      pushedAt: problemVersions.createdAt,
      done: sql<number>`coalesce(${problemVersions.verificationDone}, 0)`,
      total: sql<number>`coalesce(${problemVersions.verificationTotal}, 0)`,
      publishedNumber: sql<number | null>`(select v.number from problem_versions v
        where v.problem_id = ${problems}.id and v.published_at is not null)`,
      contestCount: sql<number>`(select count(*)::int from ${contestProblems}
        join ${contests} on ${contests}.id = ${contestProblems}.contest_id and ${contests}.deleted_at is null
        where ${contestProblems}.problem_id = ${problems}.id)`,
    })
    .from(problems)
    .innerJoin(users, eq(users.id, problems.ownerId))
    .leftJoin(problemVersions, eq(problemVersions.problemId, problems.id))
    .where(
      and(
        isNull(problems.deletedAt),
        whose === null
          ? undefined
          : or(eq(problems.ownerId, whose.ownerId), inArray(problems.id, [...whose.grantedIds])),
      ),
    )
    .orderBy(asc(problems.slug), desc(problemVersions.number))
    .limit(mostListed);
  return rows.map((row) => ({ ...row, name: row.name ?? {}, pushedAt: row.pushedAt?.getTime() ?? null }));
}

export async function findProblem(db: Executor, slug: string) {
  const [found] = await db
    .select({
      problemId: problems.id,
      slug: problems.slug,
      ownerId: problems.ownerId,
      ownerName: users.displayName,
      judgesEveryTest: sql<boolean>`${problems.judgesEveryTest} = 1`,
    })
    .from(problems)
    .innerJoin(users, eq(users.id, problems.ownerId))
    .where(and(eq(problems.slug, slug), isNull(problems.deletedAt)));
  return found ?? null;
}

/** @returns false when it was set so already */
export async function updateJudgesEveryTest(
  tx: Executor,
  problemId: string,
  judgesEveryTest: boolean,
): Promise<boolean> {
  const wanted = judgesEveryTest ? 1 : 0;
  const changed = await tx
    .update(problems)
    .set({ judgesEveryTest: wanted })
    .where(and(eq(problems.id, problemId), ne(problems.judgesEveryTest, wanted)))
    .returning({ id: problems.id });
  return changed.length === 1;
}

/** Newest first. */
export async function readVersions(db: Executor, problemId: string) {
  const rows = await db
    .select({
      problemVersionId: problemVersions.id,
      number: problemVersions.number,
      name: problemVersions.names,
      packageHash: problemVersions.packageHash,
      format,
      state: problemVersions.state,
      publishedAt: problemVersions.publishedAt,
      pushedAt: problemVersions.createdAt,
      pushedBy: users.displayName,
      timeLimitMs: problemVersions.timeLimitMs,
      memoryBytes: problemVersions.memoryBytes,
      submissions: sql<number>`coalesce((${problemVersions.reportSummary}->>'submissions')::int, 0)`,
      disagreed: sql<number>`coalesce((${problemVersions.reportSummary}->>'disagreed')::int, 0)`,
      ...extentColumns,
    })
    .from(problemVersions)
    .innerJoin(problems, eq(problems.id, problemVersions.problemId))
    .leftJoin(users, eq(users.id, problemVersions.pushedBy))
    .where(eq(problemVersions.problemId, problemId))
    .orderBy(desc(problemVersions.number))
    .limit(500);
  return rows.map(({ isScoring, isFeedbackFull, judgesEveryTest, ...row }) => ({
    ...row,
    everyTest: judgingExtent({ isScoring, isFeedbackFull, judgesEveryTest }).because,
    publishedAt: row.publishedAt?.getTime() ?? null,
    pushedAt: row.pushedAt.getTime(),
  }));
}

/** Contests that have the problem, in whichever version; the latest first. */
export async function readContestsOf(db: Executor, problemId: string) {
  const rows = await db
    .select({
      slug: contests.slug,
      title: contests.title,
      label: contestProblems.label,
      number: problemVersions.number,
      startsAt: contests.startsAt,
      endsAt: contests.endsAt,
    })
    .from(contestProblems)
    .innerJoin(contests, eq(contests.id, contestProblems.contestId))
    .innerJoin(problemVersions, eq(problemVersions.id, contestProblems.problemVersionId))
    .where(and(eq(contestProblems.problemId, problemId), isNull(contests.deletedAt)))
    .orderBy(desc(contests.startsAt))
    .limit(200);
  return rows.map((row) => ({
    ...row,
    startsAt: row.startsAt.getTime(),
    endsAt: row.endsAt.getTime(),
  }));
}

export async function readPublications(db: Executor, problemId: string) {
  const rows = await db
    .select({
      number: problemVersions.number,
      act: problemPublications.act,
      reason: problemPublications.reason,
      actor: users.displayName,
      at: problemPublications.at,
    })
    .from(problemPublications)
    .innerJoin(problemVersions, eq(problemVersions.id, problemPublications.problemVersionId))
    .innerJoin(users, eq(users.id, problemPublications.actorId))
    .where(eq(problemPublications.problemId, problemId))
    .orderBy(desc(problemPublications.id))
    .limit(200);
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

/** A version's manifest and what its verification saw. */
export async function findReport(db: Executor, problemVersionId: string) {
  const [found] = await db
    .select({
      manifest: problemVersions.manifest,
      detail: problemVersions.reportDetail,
      lines: problemVersions.reportLines,
    })
    .from(problemVersions)
    .where(eq(problemVersions.id, problemVersionId));
  return found ?? null;
}
