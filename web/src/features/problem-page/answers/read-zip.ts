/**
 * Opens a zip in the browser, so that no server ever unpacks what a stranger sent. Hostile archives are bounded before
 * and while they are unpacked: entries, bytes declared, and bytes that really come out. Names are only ever compared with
 * names of tests. Fetched when the first zip is chosen.
 */

export interface ZipLimits {
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly entries: number;
}

export interface ZipFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type ZipReading =
  | { readonly kind: "read"; readonly files: readonly ZipFile[] }
  | { readonly kind: "too-large" }
  /** Broken, encrypted, or packed in a way this reader does not know. */
  | { readonly kind: "unreadable" };

interface Entry {
  readonly name: string;
  readonly isPacked: boolean;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly headerAt: number;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const headerMark = 0x04034b50;
const endBytes = 22;
const mostComment = 0xffff;
const encryptedFlag = 1;
const stored = 0;
const deflated = 8;

/** Files of an archive, in its order; folders and what systems leave in archives are passed over. */
export async function readZip(zip: Blob, limits: ZipLimits): Promise<ZipReading> {
  if (zip.size > limits.packedBytes) return { kind: "too-large" };
  const bytes = new Uint8Array(await zip.arrayBuffer());
  try {
    const entries = listEntries(new DataView(bytes.buffer), limits);
    if (entries === "too-large") return { kind: "too-large" };
    const files: ZipFile[] = [];
    for (const entry of entries) files.push({ name: entry.name, bytes: await unpack(bytes, entry) });
    return { kind: "read", files };
  } catch {
    return { kind: "unreadable" };
  }
}

/** @throws RangeError or Error where the archive is not what it says */
function listEntries(view: DataView, limits: ZipLimits): Entry[] | "too-large" {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let total = 0;
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== entryMark) throw new Error("no entry where one should be");
    const nameBytes = view.getUint16(at + 28, true);
    const entry = readEntry(view, at, nameBytes);
    at += 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (isLeftOver(entry.name)) continue;
    total += entry.bytes;
    if (total > limits.unpackedBytes || entries.length === limits.entries) return "too-large";
    entries.push(entry);
  }
  return entries;
}

function readEntry(view: DataView, at: number, nameBytes: number): Entry {
  const method = view.getUint16(at + 10, true);
  const isEncrypted = (view.getUint16(at + 8, true) & encryptedFlag) !== 0;
  if (isEncrypted || (method !== stored && method !== deflated)) throw new Error("packed in an unknown way");
  const name = new TextDecoder("utf-8").decode(new Uint8Array(view.buffer, at + 46, nameBytes));
  return {
    name,
    isPacked: method === deflated,
    packedBytes: view.getUint32(at + 20, true),
    bytes: view.getUint32(at + 24, true),
    headerAt: view.getUint32(at + 42, true),
  };
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - endBytes - mostComment);
  for (let at = view.byteLength - endBytes; at >= first; at -= 1)
    if (view.getUint32(at, true) === endMark) return at;
  throw new Error("not a zip");
}

/** Folders, and notes that macOS and Windows put in archives. */
function isLeftOver(name: string): boolean {
  return name.endsWith("/") || name.startsWith("__MACOSX/") || /(?:^|\/)(?:\.[^/]*|Thumbs\.db)$/.test(name);
}

async function unpack(zip: Uint8Array<ArrayBuffer>, entry: Entry): Promise<Uint8Array<ArrayBuffer>> {
  const view = new DataView(zip.buffer);
  const { headerAt, packedBytes } = entry;
  if (view.getUint32(headerAt, true) !== headerMark) throw new Error("no file where one should be");
  const start = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
  if (start + packedBytes > zip.length) throw new RangeError("the file goes on past the archive");
  const packed = zip.slice(start, start + packedBytes);
  const bytes = entry.isPacked ? await inflate(packed, entry.bytes) : packed;
  if (bytes.length !== entry.bytes) throw new Error("the file is not as long as it says");
  return bytes;
}

/** Stops at the first byte over what was declared: a bomb is never unpacked. */
async function inflate(packed: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const whole = new Uint8Array(most);
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return whole.slice(0, size);
    if (size + value.length > most) {
      await reader.cancel();
      throw new Error("the file is longer than it says");
    }
    whole.set(value, size);
    size += value.length;
  }
}
