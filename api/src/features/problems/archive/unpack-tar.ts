import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { AppError } from "../../../errors.ts";
import { archiveLimits } from "./archive-limits.ts";
import { refuseArchive, refuseEntry } from "./archive-refusal.ts";
import type { EntryWriter } from "./entry-writer.ts";
import { readPaxRecords, readTarHeader, type TarHeader } from "./tar-header.ts";

/** Unpacks a tar, packed by gzip or not, reading it once from front to back. */
export async function unpackTar(path: string, isGzipped: boolean, writer: EntryWriter): Promise<void> {
  const file = createReadStream(path);
  const bytes = isGzipped ? file.pipe(createGunzip()) : file;
  file.on("error", (fault) => bytes.destroy(fault));
  try {
    await readEntries(openBlockReader(bytes), writer);
  } catch (thrown) {
    throw isGzipFault(thrown) ? refuseArchive("its gzip packing is broken; pack and send it again") : thrown;
  } finally {
    bytes.destroy();
    file.destroy();
  }
}

async function readEntries(blocks: BlockReader, writer: EntryWriter): Promise<void> {
  let longName: string | null = null;
  for (let count = 0; ; count += 1) {
    if (count > archiveLimits.entries * 2)
      throw refuseArchive(`it has more than ${archiveLimits.entries} entries`);
    const block = await blocks.take(512);
    if (block === null) return;
    const reading = readTarHeader(block);
    if (reading.kind === "end") return;
    if (reading.kind === "broken") throw refuseArchive(`${reading.why}; is it a tar?`);
    const header = reading.header;
    if (header.type === "pax" || header.type === "long-name" || header.type === "pax-global") {
      const name = await readLongName(blocks, header);
      longName = name ?? longName;
      continue;
    }
    const name = longName ?? header.name;
    longName = null;
    await writeEntry(blocks, writer, header, name);
  }
}

async function writeEntry(blocks: BlockReader, writer: EntryWriter, header: TarHeader, name: string) {
  if (header.type === "other") throw refuseEntry(name, describe(header.typeLetter));
  if (header.type === "folder" || name.endsWith("/")) return writer.folder(name);
  await writer.file(name, header.size, async () => Readable.from(blocks.stream(header.size)));
  await blocks.skip((512 - (header.size % 512)) % 512);
}

/** What a helper header says the next entry's name is; null when it says nothing of it. */
async function readLongName(blocks: BlockReader, header: TarHeader): Promise<string | null> {
  if (header.size > archiveLimits.longHeaderBytes)
    throw refuseEntry(header.name, "its extended header is too long");
  const body = await blocks.take(Math.ceil(header.size / 512) * 512);
  if (body === null) throw refuseArchive("it is cut short; pack and send it again");
  const value = body.subarray(0, header.size);
  if (header.type === "long-name") return value.toString("utf8").replace(/\0.*$/s, "");
  const records = readPaxRecords(value);
  if (records === null) throw refuseEntry(header.name, "its extended header is malformed");
  // A size there would make two readers see two archives; no file of a package is that large.
  if (records.has("size") || [...records.keys()].some((key) => key.startsWith("GNU.sparse")))
    throw refuseEntry(records.get("path") ?? header.name, "it is sparse or larger than 8 GiB");
  return header.type === "pax" ? (records.get("path") ?? null) : null;
}

function describe(typeLetter: string): string {
  if (typeLetter === "1" || typeLetter === "2") return "it is a link; pack the file itself";
  if (typeLetter === "3" || typeLetter === "4" || typeLetter === "6")
    return "it is a device or a pipe; only files and folders are taken";
  return `it is of tar type "${typeLetter}"; only files and folders are taken`;
}

interface BlockReader {
  /** Exactly so many bytes; null at a clean end. */
  take(bytes: number): Promise<Buffer | null>;
  stream(bytes: number): AsyncGenerator<Buffer>;
  skip(bytes: number): Promise<void>;
}

function openBlockReader(source: Readable): BlockReader {
  const chunks: AsyncIterator<Buffer> = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);

  async function* stream(bytes: number): AsyncGenerator<Buffer> {
    let missing = bytes;
    while (missing > 0) {
      if (rest.length === 0) {
        const next = await chunks.next();
        if (next.done) throw refuseArchive("it is cut short; pack and send it again");
        rest = next.value;
      }
      const part = rest.subarray(0, missing);
      rest = rest.subarray(part.length);
      missing -= part.length;
      yield part;
    }
  }

  async function take(bytes: number): Promise<Buffer | null> {
    if (rest.length === 0) {
      const next = await chunks.next();
      if (next.done) return null;
      rest = next.value;
    }
    const parts: Buffer[] = [];
    for await (const part of stream(bytes)) parts.push(part);
    return Buffer.concat(parts);
  }

  async function skip(bytes: number): Promise<void> {
    for await (const part of stream(bytes)) void part;
  }

  return { take, stream, skip };
}

function isGzipFault(thrown: unknown): boolean {
  return (
    !(thrown instanceof AppError) &&
    thrown instanceof Error &&
    "code" in thrown &&
    typeof thrown.code === "string" &&
    /^Z_/.test(thrown.code)
  );
}
