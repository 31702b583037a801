/**
 * Looks an archive over by its directory, without unpacking a byte: a bomb, a path that climbs out, a name that stands
 * twice. Nothing of ours unpacks what passes; whoever will must still stop at the sizes found here.
 */
const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const mostEntries = 2_000;
const mostUnpackedBytes = 200 * 1024 * 1024;
const mostRatio = 100;

export type ZipWeighing =
  | { readonly kind: "sound"; readonly entryCount: number; readonly unpackedBytes: number }
  | { readonly kind: "refused"; readonly why: "broken" | "too-many" | "bomb" | "path" };

/**
 * @param bytes  the whole archive
 * @returns sound, or the first thing that is wrong with it
 * @throws never
 * Source: PKWARE APPNOTE 6.3.10, sections 4.3.12 and 4.3.16. Zip64 is refused: nothing allowed here is so large.
 */
export function weighZip(bytes: Uint8Array): ZipWeighing {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return refused("broken");
  const entryCount = view.getUint16(end + 10, true);
  if (entryCount > mostEntries) return refused("too-many");
  let at = view.getUint32(end + 16, true);
  let unpackedBytes = 0;
  const names = new Set<string>();
  for (let index = 0; index < entryCount; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== entryMark) return refused("broken");
    const nameLength = view.getUint16(at + 28, true);
    const name = readName(bytes.subarray(at + 46, at + 46 + nameLength));
    if (names.has(name) || climbs(name)) return refused("path");
    names.add(name);
    unpackedBytes += view.getUint32(at + 24, true);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (at > end) return refused("broken");
  if (unpackedBytes > mostUnpackedBytes || unpackedBytes > bytes.length * mostRatio) return refused("bomb");
  return { kind: "sound", entryCount, unpackedBytes };
}

/** The end record is within the last 65 557 bytes: 22 of its own and a comment. */
function findEnd(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= first; at -= 1)
    if (view.getUint32(at, true) === endMark && at + 22 + view.getUint16(at + 20, true) === view.byteLength)
      return at;
  return null;
}

function readName(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}

function climbs(name: string): boolean {
  return name === "" || /^[/\\]|^[A-Za-z]:|\\|\0/.test(name) || name.split("/").includes("..");
}

function refused(why: "broken" | "too-many" | "bomb" | "path"): ZipWeighing {
  return { kind: "refused", why };
}
