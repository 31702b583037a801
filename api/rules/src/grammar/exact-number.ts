import type { GrammarValue } from "./grammar-tree.ts";

export type Exact = Extract<GrammarValue, { kind: "number" }>;

/** Digits beyond this are no number of a test but an attack on whoever reads it. */
const mostDigits = 10_000;
const mostExponent = 5_000;

export function integerOf(top: bigint): Exact {
  return { kind: "number", top, bottom: 1n, isInteger: true };
}

/**
 * The value of a decimal: "-12", "3.50", "1e-9".
 *
 * @param text  already of the form -?digits(.digits)?([eE][+-]?digits)?
 * @returns null for one with more digits or a larger exponent than is read
 */
export function readExact(text: string): Exact | null {
  const [mantissa = "", exponent] = text.toLowerCase().split("e");
  const [whole = "", decimals = ""] = mantissa.split(".");
  const power = Number(exponent ?? 0) - decimals.length;
  if (mantissa.length > mostDigits || Math.abs(power) > mostExponent) return null;
  const digits = BigInt(`${whole.replace("-", "")}${decimals}`);
  const top = whole.startsWith("-") ? -digits : digits;
  if (exponent === undefined && !mantissa.includes(".")) return integerOf(top);
  return power >= 0
    ? { kind: "number", top: top * 10n ** BigInt(power), bottom: 1n, isInteger: false }
    : { kind: "number", top, bottom: 10n ** BigInt(-power), isInteger: false };
}

/** Below 0, 0, above 0 as one is less than, equal to, more than the other. */
export function compareExact(one: Exact, other: Exact): number {
  const difference = one.top * other.bottom - other.top * one.bottom;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/**
 * Arithmetic of the grammar: whole numbers divide as in C, toward zero, and only they have a remainder.
 *
 * @returns the result, or why there is none
 */
export function calculate(
  operator: "+" | "-" | "*" | "/" | "%" | "^",
  one: Exact,
  other: Exact,
): Exact | string {
  const isInteger = one.isInteger && other.isInteger;
  const make = (top: bigint, bottom: bigint): Exact | string =>
    top.toString(16).length + bottom.toString(16).length > mostDigits
      ? "a number grows beyond what is calculated with"
      : { kind: "number", top, bottom, isInteger };
  switch (operator) {
    case "+":
      return make(one.top * other.bottom + other.top * one.bottom, one.bottom * other.bottom);
    case "-":
      return make(one.top * other.bottom - other.top * one.bottom, one.bottom * other.bottom);
    case "*":
      return make(one.top * other.top, one.bottom * other.bottom);
    case "/":
      return divide(one, other, make);
    case "%":
      if (!isInteger) return "% wants whole numbers";
      return other.top === 0n ? "a division by zero" : make(one.top % other.top, 1n);
    case "^":
      return raise(one, other, make);
  }
}

type Make = (top: bigint, bottom: bigint) => Exact | string;

function divide(one: Exact, other: Exact, make: Make): Exact | string {
  if (other.top === 0n) return "a division by zero";
  if (one.isInteger && other.isInteger) return make(one.top / other.top, 1n);
  const [top, bottom] = [one.top * other.bottom, one.bottom * other.top];
  return bottom < 0n ? make(-top, -bottom) : make(top, bottom);
}

function raise(one: Exact, other: Exact, make: Make): Exact | string {
  if (!other.isInteger || other.top < 0n) return "^ wants a whole exponent of 0 or more";
  const isSmall = one.top * one.top <= 1n && one.bottom === 1n;
  const size = BigInt(one.top.toString(2).length + one.bottom.toString(2).length) * other.top;
  if (!isSmall && size > BigInt(mostDigits * 4)) return "a number grows beyond what is calculated with";
  const exponent = isSmall && other.top > 2n ? 2n + (other.top % 2n) : other.top;
  return make(one.top ** exponent, one.bottom ** exponent);
}
