/** Test trees that several tests judge, and a reduction shown as one line. */
import { reduceSubmission } from "../reduce-submission.ts";
import type { Reduction } from "../submission-outcome.ts";
import type { TestTree } from "../test-tree.ts";
import {
  group,
  judgingState,
  legacyGrading,
  modernGrading,
  type StateSketch,
} from "./build-judging-state.ts";

export const modernPassFail: TestTree = {
  top: null,
  sample: group("sample", modernGrading(), "1"),
  secret: group("secret", modernGrading(), "1 2 3"),
};

export const olympiad: TestTree = {
  top: null,
  sample: group("sample", modernGrading(), "1"),
  secret: group("secret", modernGrading({ aggregation: "sum", maxScore: 100 }), "", [
    group("secret/a", modernGrading({ maxScore: 20, requirePass: ["sample"] }), "1 2"),
    group("secret/b", modernGrading({ aggregation: "min", maxScore: 30, requirePass: ["secret/a"] }), "1 2"),
    group("secret/c", modernGrading({ aggregation: "sum", maxScore: 50 }), "1 2 3"),
  ]),
};

export const legacyPlain: TestTree = {
  top: legacyGrading(),
  sample: group("sample", legacyGrading(), "1"),
  secret: group("secret", legacyGrading(), "1 2 3"),
};

/** One line: "WA" or "AC 40/100" or "needs a b" or "grade g" or the failure's words. */
export function show(sketch: StateSketch): string {
  return showReduction(reduceSubmission(judgingState(sketch)));
}

export function showReduction(reduction: Reduction): string {
  if (reduction.kind === "failed") return `${reduction.error.fault}: ${reduction.error.detail}`;
  if (reduction.kind === "judging") {
    const grades = reduction.toGrade.map((request) => `grade ${request.group}`);
    return [`needs ${reduction.needed.join(" ")}`.trim(), ...grades].join("; ");
  }
  const { verdict, score, maxScore } = reduction.outcome;
  return score === null && maxScore === null ? verdict : `${verdict} ${score}/${maxScore ?? "-"}`;
}
