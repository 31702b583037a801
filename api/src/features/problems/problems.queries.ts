import type { VerificationLine, VerificationSummary } from "@bilimdon/contracts/judging-words";
import type { VerificationProgress } from "@bilimdon/contracts/live/judge-to-api";
import { and, asc, desc, eq, isNull, lt, lte, sql } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import {
  problemAssets,
  problemSamples,
  problemStatements,
  problems,
  problemVersions,
} from "../../db/schema/problems.ts";
import type { PreparedVersion } from "./import/prepare-version.ts";

export type VersionState = typeof problemVersions.$inferSelect.state;

/** The problem of a slug and its newest version; problemVersionId and packageHash are null where it has none. */
export async function findNewestVersion(db: Executor, slug: string) {
  const [found] = await db
    .select({
      problemId: problems.id,
      ownerId: problems.ownerId,
      problemVersionId: problemVersions.id,
      packageHash: problemVersions.packageHash,
    })
    .from(problems)
    .leftJoin(problemVersions, eq(problemVersions.problemId, problems.id))
    .where(eq(problems.slug, slug))
    .orderBy(sql`${problemVersions.number} desc nulls last`)
    .limit(1);
  return found ?? null;
}

/** Makes the problem unless its slug is taken, and locks it: versions of one problem are numbered one after another. */
export async function lockProblem(tx: Executor, row: { id: string; slug: string; ownerId: string }) {
  await tx.insert(problems).values(row).onConflictDoNothing({ target: problems.slug });
  const [problem] = await tx.select().from(problems).where(eq(problems.slug, row.slug)).for("update");
  if (problem === undefined) throw new Error(`the problem ${row.slug} vanished while it was locked`);
  if (problem.deletedAt !== null)
    await tx.update(problems).set({ deletedAt: null }).where(eq(problems.id, problem.id));
  return problem;
}

export interface NewVersion {
  readonly problemId: string;
  readonly packageHash: string;
  readonly prepared: PreparedVersion;
  readonly blobs: ReadonlyMap<string, string>;
  readonly trust: { readonly kind: "verify" } | { readonly kind: "published"; readonly timeLimitMs: number };
}

/** Writes a version with all that hangs on it; the problem must be locked. */
export async function insertVersion(tx: Executor, version: NewVersion): Promise<void> {
  const { problemId, packageHash, prepared, trust } = version;
  const { problemVersionId, manifest } = prepared;
  const [last] = await tx
    .select({ number: sql<number>`coalesce(max(${problemVersions.number}), 0)::int` })
    .from(problemVersions)
    .where(eq(problemVersions.problemId, problemId));
  await tx.insert(problemVersions).values({
    id: problemVersionId,
    problemId,
    number: (last?.number ?? 0) + 1,
    packageHash,
    manifest,
    names: { ...manifest.names },
    timeLimitMs: manifest.limits.timeLimitMs ?? (trust.kind === "published" ? trust.timeLimitMs : null),
    memoryBytes: manifest.limits.memoryBytes,
    state: trust.kind === "published" ? "published" : "verifying",
  });
  await insertShown(tx, version);
}

async function insertShown(tx: Executor, { prepared, blobs }: NewVersion): Promise<void> {
  const { problemVersionId, statements, samples, assets } = prepared;
  const blobOf = (path: string): string => {
    const hash = blobs.get(path);
    if (hash === undefined) throw new Error(`${path} was not kept`);
    return hash;
  };
  const statementRows = statements.map(({ language, form, html, pdfPath }) => ({
    problemVersionId,
    language,
    form,
    html,
    pdfHash: pdfPath === null ? null : blobOf(pdfPath),
  }));
  const sampleRows = samples.map(({ isCut, ...sample }, ordinal) => ({
    ...sample,
    problemVersionId,
    ordinal,
    isCut: isCut ? 1 : 0,
  }));
  const assetRows = assets.map(({ path, size, mime }) => ({
    problemVersionId,
    path,
    blobHash: blobOf(path),
    bytes: size,
    mime,
  }));
  if (statementRows.length > 0) await tx.insert(problemStatements).values(statementRows);
  if (sampleRows.length > 0) await tx.insert(problemSamples).values(sampleRows);
  for (let from = 0; from < assetRows.length; from += 1000)
    await tx.insert(problemAssets).values(assetRows.slice(from, from + 1000));
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

export interface KeptReport {
  readonly problemVersionId: string;
  readonly state: VersionState;
  readonly timeLimitMs: number | null;
  readonly lines: VerificationLine[];
  readonly summary: VerificationSummary;
  readonly total: number;
}

export async function keepReport(tx: Executor, report: KeptReport): Promise<void> {
  const { problemVersionId, state, timeLimitMs, lines, summary, total } = report;
  await tx
    .update(problemVersions)
    .set({
      state,
      timeLimitMs,
      reportLines: lines,
      reportSummary: summary,
      verificationDone: total,
      verificationTotal: total,
    })
    .where(eq(problemVersions.id, problemVersionId));
}

/** @returns false when it is of another attempt, out of order or no longer of interest */
export async function keepProgress(db: Executor, progress: VerificationProgress): Promise<boolean> {
  const { problemVersionId, attempt, done, total } = progress;
  const kept = await db
    .update(problemVersions)
    .set({ verificationDone: done, verificationTotal: total })
    .where(
      and(
        eq(problemVersions.id, problemVersionId),
        eq(problemVersions.verificationAttempt, attempt),
        eq(problemVersions.state, "verifying"),
        lte(problemVersions.verificationDone, done),
      ),
    )
    .returning({ id: problemVersions.id });
  return kept.length === 1;
}

/** Versions under verification that were there before a moment, oldest first. */
export function readVerifying(db: Executor, before: Date) {
  return db
    .select({
      problemVersionId: problemVersions.id,
      attempt: problemVersions.verificationAttempt,
      slug: problems.slug,
    })
    .from(problemVersions)
    .innerJoin(problems, eq(problems.id, problemVersions.problemId))
    .where(and(eq(problemVersions.state, "verifying"), lt(problemVersions.createdAt, before)))
    .orderBy(asc(problemVersions.createdAt))
    .limit(1_000);
}

interface VerificationAttempt {
  readonly problemVersionId: string;
  readonly attempt: number;
}

/** Fences the lost attempt out. @returns false when a report or another process came first */
export async function raiseVerificationAttempt(db: Executor, lost: VerificationAttempt): Promise<boolean> {
  const raised = await db
    .update(problemVersions)
    .set({ verificationAttempt: lost.attempt + 1, verificationDone: 0, verificationTotal: 0 })
    .where(isVerifying(lost))
    .returning({ id: problemVersions.id });
  return raised.length === 1;
}

function isVerifying({ problemVersionId, attempt }: VerificationAttempt) {
  return and(
    eq(problemVersions.id, problemVersionId),
    eq(problemVersions.verificationAttempt, attempt),
    eq(problemVersions.state, "verifying"),
  );
}

/** Begins anew under the next attempt. */
export async function restartVerification(db: Executor, problemVersionId: string): Promise<void> {
  await db
    .update(problemVersions)
    .set({
      state: "verifying",
      verificationAttempt: sql`${problemVersions.verificationAttempt} + 1`,
      verificationDone: 0,
      verificationTotal: 0,
      reportLines: [],
      reportSummary: null,
    })
    .where(eq(problemVersions.id, problemVersionId));
}

/** Closes a verification no worker brings back; the setter sees why. */
export async function giveUpVerification(
  db: Executor,
  lost: VerificationAttempt & { readonly slug: string },
): Promise<void> {
  const fault = `the verification was lost ${lost.attempt} times; it may kill the worker that takes it. The operator's logs tell more`;
  const summary: VerificationSummary = {
    problem: lost.slug,
    summary: true,
    ok: false,
    submissions: 0,
    agreed: 0,
    disagreed: 0,
    skipped: 0,
    tests: 0,
    timeLimitMs: null,
    derivedTimeLimitMs: null,
    statedTimeLimitMs: null,
    faults: [fault],
    warnings: [],
  };
  await db
    .update(problemVersions)
    .set({ state: "disagrees", reportSummary: summary })
    .where(isVerifying(lost));
}
