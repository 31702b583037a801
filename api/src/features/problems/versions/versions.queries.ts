import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { Executor } from "../../../db/client.ts";
import { contestProblems } from "../../../db/schema/contests.ts";
import { problemPublications, problems, problemVersions } from "../../../db/schema/problems.ts";

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
      number: problemVersions.number,
      name: problemVersions.names,
      state: problemVersions.state,
      publishedAt: problemVersions.publishedAt,
      timeLimitMs: problemVersions.timeLimitMs,
      memoryBytes: problemVersions.memoryBytes,
      startedAt: problemVersions.verificationStartedAt,
      isInContest: sql<boolean>`exists (select 1 from ${contestProblems} where ${contestProblems.problemVersionId} = ${problemVersions}.id)`,
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

/**
 * Publishes a version; the one published before is so no longer. Its problem is locked meanwhile.
 *
 * @returns false when it is not verified any more
 */
export async function publishVerified(
  tx: Executor,
  { problemId, problemVersionId, at }: { problemId: string; problemVersionId: string; at: Date },
): Promise<boolean> {
  await lockPublished(tx, problemId);
  await unpublish(tx, problemId);
  const published = await tx
    .update(problemVersions)
    .set({ publishedAt: at })
    .where(and(eq(problemVersions.id, problemVersionId), eq(problemVersions.state, "verified")))
    .returning({ id: problemVersions.id });
  return published.length === 1;
}

/** Publishes a version whatever was verified; `timeLimitMs` only where it has none. */
export async function publishTrusted(
  tx: Executor,
  { problemVersionId, timeLimitMs, at }: { problemVersionId: string; timeLimitMs: number; at: Date },
): Promise<void> {
  const version = await findVersion(tx, problemVersionId);
  if (version === null || version.publishedAt !== null) return;
  await lockPublished(tx, version.problemId);
  await unpublish(tx, version.problemId);
  await tx
    .update(problemVersions)
    .set({ publishedAt: at, timeLimitMs: sql`coalesce(${problemVersions.timeLimitMs}, ${timeLimitMs})` })
    .where(eq(problemVersions.id, problemVersionId));
}

/** @returns false when it was not published */
export async function withdrawPublished(tx: Executor, problemVersionId: string): Promise<boolean> {
  const withdrawn = await tx
    .update(problemVersions)
    .set({ publishedAt: null })
    .where(and(eq(problemVersions.id, problemVersionId), isNotNull(problemVersions.publishedAt)))
    .returning({ id: problemVersions.id });
  return withdrawn.length === 1;
}

/** Two who publish at once come one after another. */
async function lockPublished(tx: Executor, problemId: string): Promise<void> {
  await tx.select({ id: problems.id }).from(problems).where(eq(problems.id, problemId)).for("update");
}

async function unpublish(tx: Executor, problemId: string): Promise<void> {
  await tx
    .update(problemVersions)
    .set({ publishedAt: null })
    .where(and(eq(problemVersions.problemId, problemId), isNotNull(problemVersions.publishedAt)));
}

export async function insertPublication(
  tx: Executor,
  row: typeof problemPublications.$inferInsert,
): Promise<void> {
  await tx.insert(problemPublications).values(row);
}

/** Number of the version that is published; null: none is. */
export async function findPublishedNumber(tx: Executor, problemId: string): Promise<number | null> {
  const [found] = await tx
    .select({ number: problemVersions.number })
    .from(problemVersions)
    .where(and(eq(problemVersions.problemId, problemId), isNotNull(problemVersions.publishedAt)));
  return found?.number ?? null;
}
