import { buffer } from "node:stream/consumers";
import type { problemFileText } from "@bilimdon/contracts/http/problems";
import type { z } from "zod";
import type { RequestCtx } from "../../../ctx.ts";
import { refuse } from "../../../errors.ts";
import { openVersion } from "../versions/open-version.ts";
import type { VersionRow } from "../versions/versions.queries.ts";
import { findIndexedFile } from "./files.queries.ts";
import { provideIndex } from "./list-files.ts";

/** What a page shows of a file at most; the setter has the rest. */
export const shownFileBytes = 64 * 1024;

/** The beginning of one file of a version: a test's input, a statement's source. */
export async function readFileText(
  ctx: RequestCtx,
  input: { readonly problemVersionId: string; readonly path: string },
): Promise<z.infer<typeof problemFileText>> {
  const version = await openVersion(ctx, "problem.read-package", input.problemVersionId);
  await provideIndex(ctx, version);
  const { path } = input;
  const file = await findIndexedFile(ctx.db, version.problemVersionId, path);
  if (file === null) throw refuse("thing.not_found", `The package has no file "${path.slice(0, 200)}".`);
  const part = await readPart(ctx, version, file);
  const isCut = file.bytes > shownFileBytes;
  return { path, bytes: file.bytes, text: decode(part, isCut), isCut };
}

/** The first bytes of a file, straight from its place in the archive. */
export async function readPart(
  ctx: Pick<RequestCtx, "blobs">,
  { packageHash }: Pick<VersionRow, "packageHash">,
  file: { readonly bytes: number; readonly archiveOffset: number },
): Promise<Buffer> {
  const bytes = Math.min(file.bytes, shownFileBytes);
  const blob = await ctx.blobs.open(packageHash, { from: file.archiveOffset, bytes });
  if (blob === null) throw new Error(`the package ${packageHash} is gone`);
  return buffer(blob.stream);
}

/** null: not text. The last character may be cut in half where the file goes on. */
export function decode(bytes: Buffer, isCut: boolean): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: isCut });
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}
