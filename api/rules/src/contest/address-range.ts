/**
 * Is a network address within ranges in CIDR, such as 10.20.0.0/16 or fd00::/8?
 *
 * @param ranges  those that cannot be read let nobody in
 * @returns true for no ranges at all: from anywhere
 * @throws never
 */
export function isWithinRanges(address: string, ranges: readonly string[]): boolean {
  if (ranges.length === 0) return true;
  const at = readAddress(address);
  return at !== null && ranges.some((range) => isWithin(at, range));
}

/** Can a range be read: an address, alone or with the length of its prefix? */
export function isRange(text: string): boolean {
  return readRange(text) !== null;
}

type Bits = readonly number[];

function isWithin(at: Bits, text: string): boolean {
  const range = readRange(text);
  if (range === null || range.bits.length !== at.length) return false;
  return range.bits.every((byte, index) => {
    const kept = Math.min(8, Math.max(0, range.prefix - index * 8));
    const mask = (0xff << (8 - kept)) & 0xff;
    return (byte & mask) === ((at[index] ?? 0) & mask);
  });
}

function readRange(text: string): { readonly bits: Bits; readonly prefix: number } | null {
  const [address = "", length, ...rest] = text.trim().split("/");
  const bits = readAddress(address);
  if (bits === null || rest.length > 0) return null;
  const most = bits.length * 8;
  if (length === undefined) return { bits, prefix: most };
  const prefix = /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN;
  return prefix <= most ? { bits, prefix } : null;
}

/** The bytes of an address, four or sixteen; an IPv4 address written as IPv6 is the IPv4 one. */
function readAddress(text: string): Bits | null {
  const plain = text.toLowerCase().replace(/^::ffff:(?=\d+\.)/, "");
  return plain.includes(":") ? readSixteen(plain) : readFour(plain);
}

function readFour(text: string): Bits | null {
  const parts = text.split(".");
  const isByte = (part: string) => /^\d{1,3}$/.test(part) && Number(part) <= 255;
  return parts.length === 4 && parts.every(isByte) ? parts.map(Number) : null;
}

function readSixteen(text: string): Bits | null {
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const [left = [], right = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - left.length - right.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const words = [...left, ...Array<string>(Math.max(0, missing)).fill("0"), ...right];
  if (!words.every((word) => /^[0-9a-f]{1,4}$/.test(word))) return null;
  return words.flatMap((word) => [Number.parseInt(word, 16) >> 8, Number.parseInt(word, 16) & 0xff]);
}
