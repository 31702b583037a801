import { withData } from "./list-cases.ts";
import type { LegacyGrading, TestCase, TestGroup } from "./test-tree.ts";
import type { JudgingError, TestResult } from "./verdict.ts";

export type ScoreOrError =
  | { readonly kind: "score"; readonly value: number }
  | { readonly kind: "failed"; readonly error: JudgingError };

/** Scores that differ by no more than this part are the same: N times the N-th part of a maximum may be off a bit. */
const rounding = 1e-9;

/**
 * A legacy case's score: the validator's where it gave one, else the group's accept_score or reject_score.
 * Source: legacy, "Graders", "Input".
 */
export function legacyCaseScore(result: TestResult, grading: LegacyGrading): ScoreOrError {
  const given = result.score;
  if (result.verdict !== "AC" || given === null) {
    return { kind: "score", value: result.verdict === "AC" ? grading.acceptScore : grading.rejectScore };
  }
  if (given.kind === "multiplier") {
    return scoreError(result, "score_multiplier.txt belongs to format 2025-09; write score.txt");
  }
  return { kind: "score", value: given.value };
}

/**
 * A 2025-09 case's score in a group that sums or takes the minimum.
 *
 * @param maxScore the case's maximum (see modernCaseMaximum); null: unbounded
 * Source: 2025-09, "Scoring test cases".
 */
export function modernCaseScore(result: TestResult, maxScore: number | null): ScoreOrError {
  if (result.verdict !== "AC") return { kind: "score", value: 0 };
  const given = result.score;
  if (maxScore === null) {
    if (given?.kind !== "score") {
      return scoreError(result, "its group has no max_score, so an accepting validator must write score.txt");
    }
    return checkScore(result, given.value, Number.POSITIVE_INFINITY);
  }
  if (given === null) return { kind: "score", value: maxScore };
  if (given.kind === "score") return checkScore(result, given.value, maxScore);
  if (!(given.value >= 0 && given.value <= 1)) {
    return scoreError(result, `score_multiplier.txt says ${given.value}; it has to lie in 0 to 1`);
  }
  return { kind: "score", value: given.value * maxScore };
}

/**
 * The most a case can bring to its group; null: unbounded.
 *
 * @param item   one of its cases; those with data are all worth the same
 * @param group  a group of format 2025-09 that sums or takes the minimum, with its cases
 * Source: 2025-09, "Scoring problems".
 */
export function modernCaseMaximum(
  group: Pick<TestGroup, "cases" | "grading">,
  item: Pick<TestCase, "isStatic"> = {},
): number | null {
  const { grading } = group;
  if (item.isStatic === true) return grading.kind === "2025-09" ? grading.staticScore : null;
  if (grading.kind !== "2025-09" || grading.maxScore === null) return null;
  if (grading.aggregation === "min") return grading.maxScore;
  return (grading.maxScore - (grading.staticScore ?? 0)) / Math.max(1, withData(group.cases).length);
}

/** A score within a rounding error of the maximum is the maximum; null: it is more. */
export function settleScore(score: number, maxScore: number | null): number | null {
  if (maxScore === null || score < maxScore * (1 - rounding)) return score;
  return score <= maxScore * (1 + rounding) ? maxScore : null;
}

function checkScore(result: TestResult, value: number, maxScore: number): ScoreOrError {
  if (!(value >= 0)) return scoreError(result, `score.txt says ${value}; a score cannot be negative`);
  const settled = settleScore(value, maxScore);
  if (settled === null)
    return scoreError(result, `score.txt says ${value}; the case can bring ${maxScore} at most`);
  return { kind: "score", value: settled };
}

function scoreError(result: TestResult, why: string): ScoreOrError {
  return {
    kind: "failed",
    error: { fault: "setter", step: "check-output", detail: `${result.name}: ${why}` },
  };
}
