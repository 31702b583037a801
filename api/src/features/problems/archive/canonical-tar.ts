import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { checksum } from "./tar-header.ts";

/**
 * The one archive of a package. Two folders with the same short name and the same files give the same bytes whatever
 * machine, clock or user packed them, so that the SHA-256 of it names the package everywhere: in the database, in jobs,
 * in the workers' stores and in every verdict's record.
 *
 * Form: POSIX ustar, names `<shortName>/<path>` in order of their bytes, files only, mode 0644, owner 0, time 0, then
 * two empty blocks. A name ustar cannot hold has one pax record "path" before it.
 */
export interface PackedFile {
  /** Relative to the package's folder. */
  readonly path: string;
  readonly size: number;
  /** Where its bytes are on this machine. */
  readonly source: string;
}

/** Streams the canonical archive. A file that changes while it is read is an error, never a wrong archive. */
export function canonicalTar(shortName: string, files: readonly PackedFile[]): Readable {
  return Readable.from(pack(shortName, files), { objectMode: false });
}

/** The package's hash without keeping its archive. */
export async function hashPackage(shortName: string, files: readonly PackedFile[]): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of pack(shortName, files)) hash.update(chunk);
  return hash.digest("hex");
}

async function* pack(shortName: string, files: readonly PackedFile[]): AsyncGenerator<Buffer> {
  const sorted = files
    .map((file) => ({ ...file, name: `${shortName}/${file.path}` }))
    .sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
  for (const file of sorted) {
    yield headers(file.name, file.size);
    let sent = 0;
    for await (const chunk of createReadStream(file.source, { highWaterMark: 256 * 1024 })) {
      const bytes = Buffer.from(chunk);
      sent += bytes.length;
      if (sent > file.size) break;
      yield bytes;
    }
    if (sent !== file.size) throw new Error(`${file.path} changed while it was packed`);
    yield Buffer.alloc((512 - (file.size % 512)) % 512);
  }
  yield Buffer.alloc(1024);
}

function headers(name: string, size: number): Buffer {
  const split = splitName(name);
  if (split !== null) return header(split.base, split.prefix, size, "0");
  const record = paxRecord("path", name);
  const padding = Buffer.alloc((512 - (record.length % 512)) % 512);
  const stand = name.slice(-100);
  return Buffer.concat([
    header("pax", "", record.length, "x"),
    record,
    padding,
    header(stand, "", size, "0"),
  ]);
}

/** ustar holds a name as prefix "/" base, 155 and 100 bytes; null when no "/" divides it so. */
function splitName(name: string): { readonly prefix: string; readonly base: string } | null {
  if (Buffer.byteLength(name) <= 100) return { prefix: "", base: name };
  for (let at = name.indexOf("/"); at >= 0; at = name.indexOf("/", at + 1)) {
    const prefix = name.slice(0, at);
    const base = name.slice(at + 1);
    if (Buffer.byteLength(prefix) <= 155 && Buffer.byteLength(base) <= 100) return { prefix, base };
  }
  return null;
}

/** "30 path=…\n", where the number counts its own digits too. */
function paxRecord(key: string, value: string): Buffer {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  let length = rest + String(rest).length;
  if (String(length).length > String(rest).length) length = rest + String(length).length;
  return Buffer.from(`${length} ${key}=${value}\n`);
}

function header(base: string, prefix: string, size: number, type: "0" | "x"): Buffer {
  const block = Buffer.alloc(512);
  block.write(base, 0, 100, "utf8");
  block.write("0000644\0", 100, "latin1");
  block.write("0000000\0", 108, "latin1");
  block.write("0000000\0", 116, "latin1");
  block.write(`${size.toString(8).padStart(11, "0")}\0`, 124, "latin1");
  block.write("00000000000\0", 136, "latin1");
  block.write(type, 156, "latin1");
  block.write("ustar\0", 257, "latin1");
  block.write("00", 263, "latin1");
  block.write(prefix, 345, 155, "utf8");
  block.write(`${checksum(block).toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return block;
}
