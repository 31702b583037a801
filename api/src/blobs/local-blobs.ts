/**
 * Immutable bytes on the local disk, found by their SHA-256.
 *
 * What could go wrong: half a blob under a whole name. So bytes are written under a name of their own beside their
 * place, forced to the disk, and only then renamed; a crash leaves at most a stray file that no hash finds. Two
 * processes that keep the same bytes rename the same content onto the same name.
 */
import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { Blobs } from "../ctx.ts";
import { writeWhole } from "./write-whole.ts";

const hashShape = /^[0-9a-f]{64}$/;

/** Opens the store in a folder, made when absent. */
export async function openLocalBlobs(folder: string): Promise<Blobs> {
  const incoming = join(folder, "incoming");
  await mkdir(incoming, { recursive: true });
  return {
    async keep(bytes) {
      const temporary = join(incoming, randomUUID());
      try {
        const kept = await writeWhole(temporary, bytes);
        const place = placeOf(folder, kept.hash);
        await mkdir(join(place, ".."), { recursive: true });
        await rename(temporary, place);
        return kept;
      } finally {
        await rm(temporary, { force: true });
      }
    },
    async open(hash, range) {
      if (!hashShape.test(hash)) return null;
      const place = placeOf(folder, hash);
      const size = await sizeOf(place);
      if (size === null) return null;
      const end = range === undefined ? size : Math.min(size, range.from + range.bytes);
      const part = range === undefined ? {} : { start: range.from, end: end - 1 };
      const isEmpty = range !== undefined && end <= range.from;
      return { size, stream: isEmpty ? Readable.from([]) : createReadStream(place, part) };
    },
    async remove(hash) {
      if (hashShape.test(hash)) await rm(placeOf(folder, hash), { force: true });
    },
  };
}

/** Two levels of 256 folders: no folder grows long. */
function placeOf(folder: string, hash: string): string {
  return join(folder, hash.slice(0, 2), hash.slice(2, 4), hash);
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
