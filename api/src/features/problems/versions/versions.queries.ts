import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Executor } from "../../../db/client.ts";
import { problems, problemVersions } from "../../../db/schema/problems.ts";

/** The problem of a slug and its newest version; problemVersionId and packageHash are null where it has none. */
export async function findNewestVersion(db: Executor, slug: string) {
  const [found] = await db
    .select({
      problemId: problems.id,
      ownerId: problems.ownerId,
      problemVersionId: problemVersions.id,
      packageHash: problemVersions.packageHash,
      warnings: sql<string[]>`coalesce(${problemVersions.manifest}->'warnings', '[]'::jsonb)`,
    })
    .from(problems)
    .leftJoin(problemVersions, eq(problemVersions.problemId, problems.id))
    .where(eq(problems.slug, slug))
    .orderBy(sql`${problemVersions.number} desc nulls last`)
    .limit(1);
  return found ?? null;
}

function selectVersions(db: Executor) {
  return db
    .select({
      problemVersionId: problemVersions.id,
      problemId: problems.id,
      slug: problems.slug,
      ownerId: problems.ownerId,
      packageHash: problemVersions.packageHash,
      state: problemVersions.state,
      attempt: problemVersions.verificationAttempt,
      done: problemVersions.verificationDone,
      total: problemVersions.verificationTotal,
      lines: problemVersions.reportLines,
      summary: problemVersions.reportSummary,
      statedTimeLimitMs: sql<number | null>`(${problemVersions.manifest}->'limits'->>'timeLimitMs')::float8`,
      warnings: sql<string[]>`coalesce(${problemVersions.manifest}->'warnings', '[]'::jsonb)`,
    })
    .from(problemVersions)
    .innerJoin(problems, eq(problems.id, problemVersions.problemId));
}
export type VersionRow = Awaited<ReturnType<typeof selectVersions>>[number];

export async function findVersion(db: Executor, problemVersionId: string): Promise<VersionRow | null> {
  const [found] = await selectVersions(db).where(eq(problemVersions.id, problemVersionId)).limit(1);
  return found ?? null;
}

/** The same, locked until the transaction ends. */
export async function lockVersion(tx: Executor, problemVersionId: string): Promise<VersionRow | null> {
  const [found] = await selectVersions(tx)
    .where(eq(problemVersions.id, problemVersionId))
    .for("update", { of: problemVersions });
  return found ?? null;
}

/** Problems with their newest version, by slug; of one owner, or of all. */
export async function readProblems(db: Executor, ownerId: string | null) {
  const rows = await db
    .selectDistinctOn([problems.slug], {
      problemId: problems.id,
      slug: problems.slug,
      name: problemVersions.names,
      packageHash: problemVersions.packageHash,
      state: problemVersions.state,
      problemVersionId: problemVersions.id,
    })
    .from(problems)
    .leftJoin(problemVersions, eq(problemVersions.problemId, problems.id))
    .where(and(isNull(problems.deletedAt), ownerId === null ? undefined : eq(problems.ownerId, ownerId)))
    .orderBy(asc(problems.slug), desc(problemVersions.number))
    .limit(5_000);
  return rows.map((row) => ({ ...row, name: row.name ?? {} }));
}

/** @returns false when it is not verified any more */
export async function publishVerified(db: Executor, problemVersionId: string): Promise<boolean> {
  const published = await db
    .update(problemVersions)
    .set({ state: "published" })
    .where(and(eq(problemVersions.id, problemVersionId), eq(problemVersions.state, "verified")))
    .returning({ id: problemVersions.id });
  return published.length === 1;
}

/** Publishes a version whatever was verified; `timeLimitMs` only where it has none. */
export async function publishTrusted(
  db: Executor,
  problemVersionId: string,
  timeLimitMs: number,
): Promise<void> {
  await db
    .update(problemVersions)
    .set({ state: "published", timeLimitMs: sql`coalesce(${problemVersions.timeLimitMs}, ${timeLimitMs})` })
    .where(eq(problemVersions.id, problemVersionId));
}
