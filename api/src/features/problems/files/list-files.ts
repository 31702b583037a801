import type { RequestCtx } from "../../../ctx.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { openVersion } from "../versions/open-version.ts";
import type { VersionRow } from "../versions/versions.queries.ts";
import { insertIndexedFiles, readIndexedFiles } from "./files.queries.ts";
import { type IndexedFile, indexArchive } from "./index-archive.ts";

/** Every file of a version with its size. */
export async function listFiles(ctx: RequestCtx, input: { readonly problemVersionId: string }) {
  const version = await openVersion(ctx, "problem.read-package", input.problemVersionId);
  const files = await provideIndex(ctx, version);
  return { files: files.map(({ path, bytes }) => ({ path, bytes })) };
}

/** The files of a version as they were found, or found now: a gigabyte takes some seconds, once. */
export async function provideIndex(
  ctx: Pick<RequestCtx, "db" | "blobs">,
  { problemVersionId, packageHash }: Pick<VersionRow, "problemVersionId" | "packageHash">,
): Promise<readonly IndexedFile[]> {
  const known = await readIndexedFiles(ctx.db, problemVersionId);
  if (known.length > 0) return known;
  const blob = await ctx.blobs.open(packageHash);
  if (blob === null) throw new Error(`the package ${packageHash} of ${problemVersionId} is gone`);
  const found = await indexArchive(blob.stream);
  await inTransaction(ctx.db, (tx) => insertIndexedFiles(tx, problemVersionId, found));
  return readIndexedFiles(ctx.db, problemVersionId);
}
