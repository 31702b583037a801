import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";
import { ceilingFault } from "./folder-files.ts";
import { isArchivedPath, packageCeilings, unsafePath } from "./package-limits.ts";
import { FinalAnswer, resumedStream } from "./resumed-stream.ts";

export interface PackageSource {
  readonly apiUrl: string;
  readonly token: string;
}

const patience = { idleMs: 30_000, mostBreaks: 5, pauseMs: 500 };

/**
 * Brings one package from the API into an empty folder: gzip over tar, names relative to the package's root.
 *
 * A line that breaks is taken up again where it broke. Only regular files are written, each under a name checked for
 * safety, and the SHA-256 of the tar must be the hash that was asked for; until that is known the folder must not be
 * used.
 * @throws Error naming what went wrong: the caller owns the retry, since this is the platform's fault
 */
export async function downloadPackage(source: PackageSource, hash: string, folder: string): Promise<void> {
  const fetchFrom = (byte: number, signal: AbortSignal) => fetchTar(source, { hash, byte }, signal);
  const found = await unpackTar(Readable.from(resumedStream({ ...patience, fetchFrom })), folder);
  if (found !== hash)
    throw new Error(`package ${hash} arrived with the hash ${found}; it was damaged on the way`);
}

/** Node's fetch undoes the gzip of the way, so that bytes are counted as those of the plain tar. */
async function fetchTar(
  source: PackageSource,
  wanted: { readonly hash: string; readonly byte: number },
  signal: AbortSignal,
): Promise<AsyncIterable<Uint8Array>> {
  const from = wanted.byte === 0 ? "" : `?from=${wanted.byte}`;
  const reply = await fetch(`${source.apiUrl}/judge-api/packages/${wanted.hash}${from}`, {
    headers: { authorization: `Bearer ${source.token}` },
    signal,
  });
  if (reply.status === 200 && reply.body !== null) return Readable.fromWeb(reply.body);
  await reply.body?.cancel();
  const sentence = `the API answered ${reply.status} when asked for package ${wanted.hash}`;
  throw reply.status >= 500 || reply.status === 429 ? new Error(sentence) : new FinalAnswer(sentence);
}

const maxTarBytes = packageCeilings.totalBytes + packageCeilings.entries * 2048;

/** Unpacks a tar, gzipped or plain, into the folder. @returns SHA-256 of the plain tar, in hex */
export async function unpackTar(packed: Readable, folder: string, mode = 0o644): Promise<string> {
  const digest = createHash("sha256");
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk);
      bytes += chunk.length;
      if (bytes > maxTarBytes) done(new Error(`the archive has more than ${maxTarBytes} bytes`));
      else done(null, chunk);
    },
  });
  const first = await firstChunk(packed);
  const isGzipped = first[0] === 0x1f && first[1] === 0x8b;
  const whole = Readable.from(chained(first, packed));
  const tar = extract();
  const writing = writeEntries(tar, folder, mode);
  const piping = isGzipped ? pipeline(whole, createGunzip(), meter, tar) : pipeline(whole, meter, tar);
  const [piped, written] = await Promise.allSettled([piping, writing]);
  if (written.status === "rejected") throw written.reason;
  if (piped.status === "rejected") throw piped.reason;
  return digest.digest("hex");
}

async function writeEntries(tar: ReturnType<typeof extract>, folder: string, mode: number): Promise<void> {
  let entries = 0;
  let total = 0;
  for await (const entry of tar) {
    const { name, type = "file", size = 0 } = entry.header;
    const path = name.replace(/^\.\//, "");
    const unsafe = unsafePath(path);
    if (unsafe !== null) throw new Error(`archive entry ${path}: ${unsafe}`);
    if (type === "file" && isArchivedPath(path)) {
      entries += 1;
      total += size;
      const over = ceilingFault(path, size, entries, total);
      if (over !== null) throw new Error(over);
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true, mode: 0o755 });
      await pipeline(entry, createWriteStream(target, { flags: "wx", mode }));
    } else {
      entry.resume();
    }
  }
}

async function firstChunk(stream: Readable): Promise<Buffer> {
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) return Buffer.from(chunk);
  throw new Error("the archive is empty");
}

async function* chained(first: Buffer, rest: Readable): AsyncGenerator<Buffer> {
  yield first;
  for await (const chunk of rest) yield Buffer.from(chunk);
}
