import { Readable } from "node:stream";
import { permit } from "@bilimdon/rules/access/permit";
import type { RequestCtx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { isReady } from "./describe-file.ts";
import { findFile } from "./kept-files.queries.ts";
import { noFile } from "./own-files.ts";

/**
 * Sends a file to who may read it, so that no browser ever takes it for a page: to be saved, of the kind it was
 * checked to be, in a sandbox without rights.
 */
export async function sendFile(ctx: RequestCtx, { fileId }: { readonly fileId: string }): Promise<Response> {
  const file = await findFile(ctx.db, fileId);
  if (file === null || permit(ctx.person, "file.read", { ownerId: file.ownerId }) !== "allowed")
    throw noFile();
  return sendBytes(ctx, file);
}

/** The bytes of a file whose reader has been looked at. */
export async function sendBytes(
  ctx: RequestCtx,
  file: NonNullable<Awaited<ReturnType<typeof findFile>>>,
): Promise<Response> {
  if (!isReady(ctx, file))
    throw refuse(
      "file.not_scanned",
      "The file is still being looked over for viruses; ask again in a moment.",
    );
  const blob = await ctx.blobs.open(file.blobHash);
  if (blob === null) throw new Error(`the blob ${file.blobHash} of the file ${file.id} is gone`);
  return new Response(toWeb(blob.stream), {
    headers: {
      "content-type": file.mime,
      "content-length": String(blob.size),
      "content-disposition": savedAs(file.name),
      "cache-control": "private, max-age=3600",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    },
  });
}

/** RFC 6266: the name in any script behind `filename*`, an ASCII one for whoever cannot read that. */
function savedAs(name: string): string {
  const ascii = name.replace(/[^A-Za-z0-9._ -]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** Promise: Node's own web stream is the one Response takes; only the two type packages disagree. */
function toWeb(stream: Readable): ConstructorParameters<typeof Response>[0] {
  return Readable.toWeb(stream) as unknown as ConstructorParameters<typeof Response>[0];
}
