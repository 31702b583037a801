/**
 * Immutable bytes in any S3-compatible store, found by their SHA-256.
 *
 * A name is known only when the last byte has come, so the bytes wait in a file of this machine until then. The store
 * is told the hash in the signature and refuses a body that is not it; an object is there whole or not at all.
 */
import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { Blobs } from "../ctx.ts";
import { askS3, describeS3Fault, type S3Address, type S3Call } from "./s3-request.ts";
import { writeWhole } from "./write-whole.ts";

const hashShape = /^[0-9a-f]{64}$/;
const keyOf = (hash: string) => `blobs/${hash}`;

/** @param options.spool  the folder where bytes wait; made when absent */
export async function openS3Blobs(address: S3Address, options: { readonly spool: string }): Promise<Blobs> {
  await mkdir(options.spool, { recursive: true });
  return {
    async keep(bytes) {
      const path = join(options.spool, randomUUID());
      try {
        const kept = await writeWhole(path, bytes);
        if ((await sizeOf(address, kept.hash)) !== kept.size) await put(address, { ...kept, path });
        return kept;
      } finally {
        await rm(path, { force: true });
      }
    },
    async open(hash, range) {
      if (!hashShape.test(hash)) return null;
      if (range !== undefined && range.bytes <= 0) {
        const size = await sizeOf(address, hash);
        return size === null ? null : { size, stream: Readable.from([]) };
      }
      return openPart(address, hash, range);
    },
    async remove(hash) {
      if (hashShape.test(hash)) await remove(address, hash);
    },
  };
}

async function put(
  address: S3Address,
  { hash, size, path }: { readonly hash: string; readonly size: number; readonly path: string },
): Promise<void> {
  const call: S3Call = {
    method: "PUT",
    key: keyOf(hash),
    headers: { "content-type": "application/octet-stream" },
    body: { hash, size, open: () => createReadStream(path) },
  };
  const answer = await askS3(address, call);
  if (answer.statusCode !== 200) throw await describeS3Fault(call, answer);
  answer.resume();
}

async function remove(address: S3Address, hash: string): Promise<void> {
  const call: S3Call = { method: "DELETE", key: keyOf(hash) };
  const answer = await askS3(address, call);
  // 204 also for what was not there; some stores say 200 or 404.
  if (![200, 204, 404].includes(answer.statusCode ?? 0)) throw await describeS3Fault(call, answer);
  answer.resume();
}

async function sizeOf(address: S3Address, hash: string): Promise<number | null> {
  const call: S3Call = { method: "HEAD", key: keyOf(hash) };
  const answer = await askS3(address, call);
  answer.resume();
  if (answer.statusCode === 404) return null;
  if (answer.statusCode !== 200) throw await describeS3Fault(call, answer);
  return Number(answer.headers["content-length"]);
}

async function openPart(
  address: S3Address,
  hash: string,
  range: { readonly from: number; readonly bytes: number } | undefined,
) {
  const headers: Record<string, string> =
    range === undefined ? {} : { range: `bytes=${range.from}-${range.from + range.bytes - 1}` };
  const call: S3Call = { method: "GET", key: keyOf(hash), headers };
  const answer = await askS3(address, call);
  const { statusCode } = answer;
  if (statusCode === 200) return { size: Number(answer.headers["content-length"]), stream: answer };
  if (statusCode === 206) return { size: wholeSizeOf(answer), stream: answer };
  if (statusCode !== 404 && statusCode !== 416) throw await describeS3Fault(call, answer);
  answer.resume();
  if (statusCode === 404) return null;
  // The range begins behind the end: there is nothing of it.
  const size = await sizeOf(address, hash);
  return size === null ? null : { size, stream: Readable.from([]) };
}

function wholeSizeOf(answer: IncomingMessage): number {
  return Number(answer.headers["content-range"]?.split("/")[1]);
}
