import type { Token } from "./is-decimal.ts";

const powersOfTen: readonly number[] = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const exactDigits = 15;
const charactersAtOnce = 4096;

/**
 * The nearest double of a token that isDecimal; ±Infinity beyond the largest double, 0 below the smallest.
 *
 * A short token is computed from its digits: up to 15 of them are an exact integer, powers up to 10^22 are exact, and
 * one multiplication or division of the two rounds once, to the nearest (Clinger, 1990). Others go by way of text.
 * @throws never
 */
export function decimalOfToken(token: Token): number {
  const { bytes, end } = token;
  const isNegative = bytes[token.at] === 0x2d;
  let at = isNegative || bytes[token.at] === 0x2b ? token.at + 1 : token.at;
  let digits = 0;
  let digitCount = 0;
  let exponent = 0;
  let isAfterPoint = false;
  for (; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x2e) {
      isAfterPoint = true;
      continue;
    }
    if (byte < 0x30 || byte > 0x39) break;
    digits = digits * 10 + (byte - 0x30);
    if (digits > 0) digitCount++;
    if (isAfterPoint) exponent--;
    if (digitCount > exactDigits) return Number(textOfToken(token));
  }
  const power = powersOfTen[Math.abs(exponent)];
  if (at < end || power === undefined) return Number(textOfToken(token));
  const size = exponent < 0 ? digits / power : digits;
  return isNegative ? -size : size;
}

/** One character a byte; in pieces, because a call takes only so many arguments. */
function textOfToken(token: Token): string {
  let text = "";
  for (let at = token.at; at < token.end; at += charactersAtOnce) {
    text += String.fromCharCode(...token.bytes.subarray(at, Math.min(token.end, at + charactersAtOnce)));
  }
  return text;
}
