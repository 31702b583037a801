/**
 * The default output validator: does the output say the same as the answer file?
 *
 * Both files are walked once, side by side, as bytes, without cutting them into tokens first: outputs may be many
 * megabytes, and most agree byte for byte. Only a token that differs is looked at a second time, as a number where a
 * tolerance is in force. What could go wrong is reading by the rules of a programming language and not by the
 * format's: its numbers are decimals alone (no inf, nan or hex), its letters ASCII alone, its white space six bytes.
 */
import { areDecimalsClose } from "./are-decimals-close.ts";
import { decimalOfToken } from "./decimal-of-token.ts";
import { describeDifference } from "./describe-difference.ts";
import { isDecimal, type Token } from "./is-decimal.ts";
import type { CompareFlags } from "./read-compare-flags.ts";
import { skipSpace, skipToken } from "./white-space.ts";

export interface ComparisonInput {
  readonly answer: Uint8Array;
  readonly output: Uint8Array;
  readonly flags: CompareFlags;
}

/** `message` is for the jury: empty when accepted, else where and what differs, cut to a few hundred characters. */
export interface Comparison {
  readonly accepted: boolean;
  readonly message: string;
}

/** Where the two files part: byte offsets of the tokens (or of the white space) at which comparing stopped. */
export interface Difference {
  readonly kind: "space" | "output-ended" | "output-goes-on" | "token" | "not-a-number" | "too-far";
  readonly answerAt: number;
  readonly outputAt: number;
}

/**
 * Compares token by token; tokens are split on runs of 0x20 and 0x09–0x0d.
 *
 * @returns accepted when both have as many tokens and each agrees: as numbers within a tolerance in force where the
 *   answer's token is a decimal number, else byte for byte, letters A–Z and a–z alike unless isCaseSensitive.
 *   With isSpaceSensitive all white space, leading and trailing too, has to be the same bytes.
 * @throws never
 * Source: problem package format 2025-09, "Default output validator specification".
 */
export function compareOutput(input: ComparisonInput): Comparison {
  const difference = findDifference(input);
  return difference === null
    ? { accepted: true, message: "" }
    : { accepted: false, message: describeDifference(input, difference) };
}

function findDifference(input: ComparisonInput): Difference | null {
  const { answer, output, flags } = input;
  let answerEnd = 0;
  let outputEnd = 0;
  for (;;) {
    const answerAt = skipSpace(answer, answerEnd);
    const outputAt = skipSpace(output, outputEnd);
    if (flags.isSpaceSensitive) {
      const answerSpace = { bytes: answer, at: answerEnd, end: answerAt };
      if (!isSameText(answerSpace, { bytes: output, at: outputEnd, end: outputAt })) {
        return { kind: "space", answerAt: answerEnd, outputAt: outputEnd };
      }
    }
    if (answerAt === answer.length && outputAt === output.length) return null;
    if (outputAt === output.length) return { kind: "output-ended", answerAt, outputAt };
    if (answerAt === answer.length) return { kind: "output-goes-on", answerAt, outputAt };
    answerEnd = skipToken(answer, answerAt);
    outputEnd = skipToken(output, outputAt);
    const answerToken = { bytes: answer, at: answerAt, end: answerEnd };
    const kind = compareTokens(answerToken, { bytes: output, at: outputAt, end: outputEnd }, flags);
    if (kind !== "same") return { kind, answerAt, outputAt };
  }
}

type TokenComparison = "same" | "token" | "not-a-number" | "too-far";

function compareTokens(answer: Token, output: Token, flags: CompareFlags): TokenComparison {
  if (isSameText(answer, output)) return "same";
  const hasTolerance = flags.relativeTolerance !== null || flags.absoluteTolerance !== null;
  if (!hasTolerance || !isDecimal(answer)) return compareLetters(answer, output, flags);
  const expected = decimalOfToken(answer);
  // An answer no double can hold (1e400) has no distance to anything: it agrees with its own letters alone.
  if (!Number.isFinite(expected)) return compareLetters(answer, output, flags);
  if (!isDecimal(output)) return "not-a-number";
  return areDecimalsClose(expected, decimalOfToken(output), flags) ? "same" : "too-far";
}

function compareLetters(answer: Token, output: Token, flags: CompareFlags): TokenComparison {
  if (flags.isCaseSensitive || answer.end - answer.at !== output.end - output.at) return "token";
  for (let i = answer.at, j = output.at; i < answer.end; i++, j++) {
    if (toLower(answer.bytes[i] ?? 0) !== toLower(output.bytes[j] ?? 0)) return "token";
  }
  return "same";
}

function isSameText(a: Token, b: Token): boolean {
  if (a.end - a.at !== b.end - b.at) return false;
  for (let i = a.at, j = b.at; i < a.end; i++, j++) {
    if (a.bytes[i] !== b.bytes[j]) return false;
  }
  return true;
}

function toLower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}
