/** A stretch of bytes: from `at` up to but not including `end`. */
export interface Token {
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly end: number;
}

/**
 * Whether the whole token is a number by the formats' grammar of decimals, as readDecimal has it, without making
 * text of it first.
 *
 * @throws never
 * Source: problem package format 2025-09, "General requirements", the grammar `float`.
 */
export function isDecimal(token: Token): boolean {
  const { bytes, end } = token;
  const wholeAt = skipSign(bytes, token.at);
  const wholeEnd = skipDigits(token, wholeAt);
  const partAt = wholeEnd < end && bytes[wholeEnd] === 0x2e ? wholeEnd + 1 : wholeEnd;
  const partEnd = skipDigits(token, partAt);
  const digitCount = wholeEnd - wholeAt + (partEnd - partAt);
  if (digitCount === 0) return false;
  if (partEnd === end) return true;
  const letter = bytes[partEnd];
  if (letter !== 0x45 && letter !== 0x65) return false;
  const exponentAt = partEnd + 1 < end ? skipSign(bytes, partEnd + 1) : end;
  return exponentAt < end && skipDigits(token, exponentAt) === end;
}

function skipSign(bytes: Uint8Array, at: number): number {
  return bytes[at] === 0x2b || bytes[at] === 0x2d ? at + 1 : at;
}

function skipDigits(token: Token, from: number): number {
  let at = from;
  while (at < token.end && isDigit(token.bytes[at] ?? 0)) at++;
  return at;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
