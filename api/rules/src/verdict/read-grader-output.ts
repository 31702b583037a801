import type { SubResult } from "./legacy-grader.ts";
import { readDecimal } from "./read-decimal.ts";
import { type TestVerdictCode, verdictCodes } from "./verdict.ts";

export type GraderReading =
  | ({ readonly kind: "read" } & SubResult)
  | { readonly kind: "unreadable"; readonly why: string };

/**
 * A custom grader's standard output: one line "CODE score".
 *
 * @returns unreadable, in words for the setter, for anything else (no output, a second line, a score that is no
 *   finite decimal number); that is a judging error. A score beside a rejection is read, and counts for nothing.
 * Source: legacy, "Graders", "Output".
 */
export function readGraderOutput(text: string): GraderReading {
  const tokens = text.split(/[ \t\r\n]+/).filter((token) => token !== "");
  const [code, scoreText, ...rest] = tokens;
  if (code === undefined) return unreadable("the grader wrote nothing");
  const verdict = readCode(code);
  if (verdict === null) return unreadable(`"${code.slice(0, 40)}" is not one of AC, WA, RTE, TLE`);
  if (scoreText === undefined) return unreadable(`no score comes after ${code}`);
  const score = readDecimal(scoreText);
  if (score === null || !Number.isFinite(score)) {
    return unreadable(`"${scoreText.slice(0, 40)}" is not a decimal number`);
  }
  if (rest.length > 0) return unreadable("the grader wrote more than one result");
  return { kind: "read", verdict, score };
}

function readCode(code: string): TestVerdictCode | null {
  const verdict = verdictCodes.find((known) => known === code);
  return verdict === undefined || verdict === "CE" ? null : verdict;
}

function unreadable(why: string): GraderReading {
  return { kind: "unreadable", why: `${why}; a grader has to write one line such as "AC 12"` };
}
