import { Readable } from "node:stream";
import { permit } from "@bilimdon/rules/access/permit";
import type { RequestCtx } from "../../../ctx.ts";
import { refuse } from "../../../errors.ts";
import { placedIn } from "../../../http/require-permit.ts";
import { findAsset } from "./shown-problem.queries.ts";

export interface AssetAsked {
  readonly problemVersionId: string;
  readonly path: string;
}

/**
 * Sends an image, a PDF statement or an attachment. Nothing else of a package can be had: a path that is not among the
 * version's assets is not found, and neither is one of a problem the caller may not see yet.
 */
export async function sendAsset(ctx: RequestCtx, asked: AssetAsked): Promise<Response> {
  const asset = await findAsset(ctx.db, asked.problemVersionId, asked.path);
  const notFound = refuse("thing.not_found", "There is no such file, or its problem is not open yet.");
  if (asset === null) throw notFound;
  const isPublic = asset.firstStartsAt !== null && new Date(asset.firstStartsAt).getTime() <= ctx.clock.now();
  const thing = placedIn({ problem: asset.problemId }, asset.ownerId);
  if (!isPublic && permit(ctx.person, "problem.read-package", thing) !== "allowed") throw notFound;
  const blob = await ctx.blobs.open(asset.blobHash);
  if (blob === null) throw new Error(`the blob ${asset.blobHash} of ${asked.path} is gone`);
  const isPdf = asset.mime === "application/pdf";
  const isShown = isPdf || asset.mime.startsWith("image/");
  return new Response(toWeb(blob.stream), {
    headers: {
      "content-type": asset.mime,
      "content-length": String(blob.size),
      "content-disposition": isShown ? "inline" : attachmentName(asked.path),
      "cache-control": `${isPublic ? "public" : "private"}, max-age=31536000, immutable`,
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      // Browsers refuse to show a PDF in a sandbox; it may stand in a frame of ours and run nothing.
      "content-security-policy": isPdf
        ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
        : "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      ...(isPdf ? { "x-frame-options": "SAMEORIGIN" } : {}),
    },
  });
}

/** Names of a package are plain ASCII without quotes. */
function attachmentName(path: string): string {
  return `attachment; filename="${path.split("/").at(-1) ?? "file"}"`;
}

/** Promise: Node's own web stream is the one Response takes; only the two type packages disagree. */
function toWeb(stream: Readable): ConstructorParameters<typeof Response>[0] {
  return Readable.toWeb(stream) as unknown as ConstructorParameters<typeof Response>[0];
}
