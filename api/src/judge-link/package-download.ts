import { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { contentHash } from "@bilimdon/contracts/ids";
import { z } from "zod";
import type { Ctx } from "../ctx.ts";
import { refuse } from "../errors.ts";
import { type Route, rawRoute } from "../http/route.ts";
import { isPackageHash } from "./package-download.queries.ts";

/** Packages for workers: the canonical tar by its hash, gzipped for those who take it. */
export const packageDownloadRoutes: readonly Route[] = [
  rawRoute({
    id: "downloadPackage",
    method: "get",
    path: "/judge-api/packages/{hash}",
    access: "judge",
    summary: "A package by its content hash, for judge workers",
    params: z.object({ hash: contentHash }),
    query: z.object({
      from: z.coerce
        .number()
        .int()
        .min(0)
        .default(0)
        .describe("first byte of the plain archive that is wanted"),
    }),
    sends: { "application/x-tar": "the canonical archive; its SHA-256 is the hash" },
    run: ({ ctx, params, query, request }) =>
      sendPackage(ctx, { ...params, ...query }, request.headers.get("accept-encoding") ?? ""),
  }),
];

async function sendPackage(
  ctx: Pick<Ctx, "db" | "blobs">,
  { hash, from }: { readonly hash: string; readonly from: number },
  accepted: string,
): Promise<Response> {
  // Blobs hold other things too, which are no business of a worker.
  const blob = (await isPackageHash(ctx.db, hash))
    ? await ctx.blobs.open(hash, { from, bytes: Number.MAX_SAFE_INTEGER - from })
    : null;
  if (blob === null) throw refuse("thing.not_found", `There is no package ${hash}.`, { hash });
  const headers = new Headers({ "content-type": "application/x-tar", "cache-control": "no-store" });
  if (!/\bgzip\b/.test(accepted)) {
    headers.set("content-length", String(Math.max(0, blob.size - from)));
    return new Response(toWeb(blob.stream), { headers });
  }
  headers.set("content-encoding", "gzip");
  // Level 1: test data shrinks well at any level, and the worker waits.
  const zipped = createGzip({ level: 1 });
  blob.stream.on("error", (error) => zipped.destroy(error));
  zipped.on("close", () => blob.stream.destroy());
  return new Response(toWeb(blob.stream.pipe(zipped)), { headers });
}

/** Promise: Node's own web stream is the one Response takes; Node's types only fail to say so. */
function toWeb(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}
