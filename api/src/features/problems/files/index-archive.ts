/**
 * Finds the files of a canonical archive: where each begins, how long it is, and its SHA-256, in one pass over the
 * bytes. The archive is one of ours (archive/canonical-tar), so a form it never has is a bug and not a refusal.
 */
import { createHash, type Hash } from "node:crypto";
import type { Readable } from "node:stream";
import { readPaxRecords, readTarHeader } from "../archive/tar-header.ts";

export interface IndexedFile {
  /** Relative to the package's folder. */
  readonly path: string;
  readonly bytes: number;
  readonly archiveOffset: number;
  readonly sha256: string;
}

const blockBytes = 512;

export async function indexArchive(archive: Readable): Promise<IndexedFile[]> {
  const files: IndexedFile[] = [];
  const walk: Walk = { at: 0, open: null, header: [], headerBytes: 0, longName: null, isOver: false };
  for await (const chunk of archive) take(walk, Buffer.from(chunk), files);
  if (walk.open !== null || !walk.isOver) throw new Error("a package's archive ends in the middle");
  return files;
}

/** What is being read: a header block, or the bytes of a file or of a pax record with their padding. */
interface Walk {
  at: number;
  open: OpenEntry | null;
  header: Buffer[];
  headerBytes: number;
  longName: string | null;
  isOver: boolean;
}

interface OpenEntry {
  readonly name: string;
  readonly isPax: boolean;
  readonly size: number;
  readonly begins: number;
  readonly hash: Hash;
  readonly paxBody: Buffer[];
  left: number;
  padding: number;
}

function take(walk: Walk, chunk: Buffer, files: IndexedFile[]): void {
  let from = 0;
  while (from < chunk.length && !walk.isOver) {
    const used = walk.open === null ? takeHeader(walk, chunk, from) : takeBody(walk, walk.open, chunk, from);
    from += used;
    walk.at += used;
    if (walk.open !== null && walk.open.left === 0 && walk.open.padding === 0) close(walk, walk.open, files);
  }
}

function takeHeader(walk: Walk, chunk: Buffer, from: number): number {
  const part = chunk.subarray(from, from + blockBytes - walk.headerBytes);
  walk.header.push(part);
  walk.headerBytes += part.length;
  if (walk.headerBytes < blockBytes) return part.length;
  const reading = readTarHeader(Buffer.concat(walk.header));
  walk.header = [];
  walk.headerBytes = 0;
  if (reading.kind === "broken") throw new Error(`a package's archive is broken: ${reading.why}`);
  if (reading.kind === "end") {
    walk.isOver = true;
    return part.length;
  }
  const { name, size, type } = reading.header;
  walk.open = {
    name: walk.longName ?? name,
    isPax: type === "pax",
    size,
    begins: walk.at + part.length,
    hash: createHash("sha256"),
    paxBody: [],
    left: size,
    padding: (blockBytes - (size % blockBytes)) % blockBytes,
  };
  if (type !== "pax") walk.longName = null;
  return part.length;
}

function takeBody(_walk: Walk, entry: OpenEntry, chunk: Buffer, from: number): number {
  if (entry.left === 0) {
    const skipped = Math.min(entry.padding, chunk.length - from);
    entry.padding -= skipped;
    return skipped;
  }
  const part = chunk.subarray(from, from + entry.left);
  entry.left -= part.length;
  if (entry.isPax) entry.paxBody.push(part);
  else entry.hash.update(part);
  return part.length;
}

function close(walk: Walk, entry: OpenEntry, files: IndexedFile[]): void {
  walk.open = null;
  if (entry.isPax) {
    walk.longName = readPaxRecords(Buffer.concat(entry.paxBody))?.get("path") ?? null;
    return;
  }
  files.push({
    path: entry.name.slice(entry.name.indexOf("/") + 1),
    bytes: entry.size,
    archiveOffset: entry.begins,
    sha256: entry.hash.digest("hex"),
  });
}
