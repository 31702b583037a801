import { eq, sql } from "drizzle-orm";
import type { Executor } from "../../../db/client.ts";
import {
  problemAssets,
  problemSamples,
  problemStatements,
  problems,
  problemVersions,
} from "../../../db/schema/problems.ts";
import type { PreparedVersion } from "./prepare-version.ts";

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
  readonly pushedBy: string;
  /** When it was pushed. */
  readonly at: Date;
  readonly trust: { readonly kind: "verify" } | { readonly kind: "published"; readonly timeLimitMs: number };
}

/** Writes a version with all that hangs on it; the problem must be locked. */
export async function insertVersion(tx: Executor, version: NewVersion): Promise<void> {
  const { problemId, packageHash, prepared, pushedBy, at, trust } = version;
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
    state: trust.kind === "published" ? "unverified" : "verifying",
    pushedBy,
    createdAt: at,
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
