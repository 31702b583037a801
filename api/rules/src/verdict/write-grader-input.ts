import type { SubResult } from "./legacy-grader.ts";
import type { TestVerdictCode } from "./verdict.ts";

/** A custom grader knows four verdicts; the other two go by the nearest (CLICS Contest API, "Judgement types"). */
const graderCodes: Readonly<Record<TestVerdictCode, string>> = {
  AC: "AC",
  WA: "WA",
  TLE: "TLE",
  RTE: "RTE",
  MLE: "RTE",
  OLE: "WA",
};

/**
 * A custom grader's standard input: one line "CODE score" for each case or group directly below its group, in order.
 * Source: legacy, "Graders", "Input".
 */
export function writeGraderInput(subResults: readonly SubResult[]): string {
  return subResults.map((sub) => `${graderCodes[sub.verdict]} ${writeScore(sub.score)}\n`).join("");
}

/** Without an exponent where that is short: some graders read digits and a point alone. */
function writeScore(score: number): string {
  const text = String(score);
  return text.includes("e") && Math.abs(score) < 1 ? score.toFixed(12) : text;
}
