/**
 * One 512-byte block of a tar, read. The format is POSIX ustar with pax records and GNU long names; anything that is
 * not a file, a folder or such a helper is named by its type letter and left to the caller to refuse.
 */
export interface TarHeader {
  readonly name: string;
  readonly size: number;
  readonly type: "file" | "folder" | "pax" | "pax-global" | "long-name" | "other";
  readonly typeLetter: string;
}

export type TarHeaderReading =
  | { readonly kind: "header"; readonly header: TarHeader }
  | { readonly kind: "end" }
  | { readonly kind: "broken"; readonly why: string };

/** Reads a header block. A block of zeros is the end of the archive. */
export function readTarHeader(block: Buffer): TarHeaderReading {
  if (block.every((byte) => byte === 0)) return { kind: "end" };
  const sum = readOctal(block, 148, 8);
  if (sum === null || sum !== checksum(block)) return { kind: "broken", why: "a header's checksum is wrong" };
  const size = readOctal(block, 124, 12);
  if (size === null) return { kind: "broken", why: "a header's size is not an octal number" };
  const isUstar = block.toString("latin1", 257, 262) === "ustar";
  const prefix = isUstar && block[262] === 0 ? readText(block, 345, 155) : "";
  const base = readText(block, 0, 100);
  const letter = String.fromCharCode(block[156] ?? 0);
  return {
    kind: "header",
    header: {
      name: prefix === "" ? base : `${prefix}/${base}`,
      size,
      type: types[letter] ?? "other",
      typeLetter: letter === "\0" ? "0" : letter,
    },
  };
}

const types: Readonly<Record<string, TarHeader["type"]>> = {
  "0": "file",
  "\0": "file",
  "7": "file",
  "5": "folder",
  x: "pax",
  g: "pax-global",
  L: "long-name",
};

/** The records of a pax header: "27 path=some/long/name\n". Null when they are malformed. */
export function readPaxRecords(body: Buffer): ReadonlyMap<string, string> | null {
  const records = new Map<string, string>();
  let at = 0;
  while (at < body.length && body[at] !== 0) {
    const space = body.indexOf(0x20, at);
    const length = Number(body.toString("latin1", at, space));
    if (space < 0 || !Number.isInteger(length) || length < 5 || at + length > body.length) return null;
    const record = body.toString("utf8", space + 1, at + length - 1);
    const equals = record.indexOf("=");
    if (equals < 1) return null;
    records.set(record.slice(0, equals), record.slice(equals + 1));
    at += length;
  }
  return records;
}

/** Sum of all bytes with the checksum's own eight taken as spaces. */
export function checksum(block: Buffer): number {
  let sum = 0;
  for (let i = 0; i < 512; i += 1) sum += i >= 148 && i < 156 ? 0x20 : (block[i] ?? 0);
  return sum;
}

function readOctal(block: Buffer, at: number, length: number): number | null {
  const text = readText(block, at, length).trim();
  return /^[0-7]{1,12}$/.test(text) ? Number.parseInt(text, 8) : null;
}

function readText(block: Buffer, at: number, length: number): string {
  const field = block.subarray(at, at + length);
  const end = field.indexOf(0);
  return field.toString("utf8", 0, end < 0 ? length : end);
}
