/** The six bytes that part tokens: space, tab, line feed, vertical tab, form feed, carriage return. */
export function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || (byte !== undefined && byte >= 0x09 && byte <= 0x0d);
}

/** Offset of the first byte at or after `from` that is no white space; the length where there is none. */
export function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && isSpace(bytes[at])) at++;
  return at;
}

/** Offset of the first white space at or after `from`; the length where there is none. */
export function skipToken(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && !isSpace(bytes[at])) at++;
  return at;
}
