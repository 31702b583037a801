import { checksum } from "./tar-header.ts";

/** One entry of a tar made for a test, well formed or not. */
export interface TarEntry {
  readonly name: string;
  readonly text?: string;
  /** Tar type letter; "0" is a file. */
  readonly type?: string;
  readonly linkTo?: string;
  /** What the header claims; the text's own size when absent. */
  readonly claimedBytes?: number;
}

/** A tar as an attacker would write it: nothing is checked. */
export function buildTar(entries: readonly TarEntry[]): Buffer {
  return Buffer.concat([...entries.flatMap(buildEntry), Buffer.alloc(1024)]);
}

function buildEntry(entry: TarEntry): Buffer[] {
  const body = Buffer.from(entry.text ?? "");
  const header = Buffer.alloc(512);
  header.write(entry.name, 0, 100);
  header.write("0000644\0", 100);
  header.write(`${(entry.claimedBytes ?? body.length).toString(8).padStart(11, "0")}\0`, 124);
  header.write(entry.type ?? "0", 156);
  header.write(entry.linkTo ?? "", 157, 100);
  header.write("ustar\0", 257);
  header.write("00", 263);
  header.write(`${checksum(header).toString(8).padStart(6, "0")}\0 `, 148);
  return [header, body, Buffer.alloc((512 - (body.length % 512)) % 512)];
}

/** Writes another unpacked size into a zip's directory, for the first entry. */
export function claimZipSize(zip: Uint8Array, bytes: number): Buffer {
  const copy = Buffer.from(zip);
  copy.writeUInt32LE(bytes, copy.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 24);
  return copy;
}
