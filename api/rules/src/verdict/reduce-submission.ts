import { finishWalk, startWalk } from "./judging-walk.ts";
import { reduceLegacy } from "./reduce-legacy.ts";
import { reducePassFail } from "./reduce-pass-fail.ts";
import { reduceScoring } from "./reduce-scoring.ts";
import type { JudgingState, Reduction } from "./submission-outcome.ts";

/**
 * What a submission's results come to, and what is still to be done for it.
 *
 * Legacy: groups are graded from the inside out, by the default grader here or by a custom one elsewhere, and a
 * rejection ends its group where on_reject is break. 2025-09 pass-fail: the first rejected case in order. 2025-09
 * scoring: sum, minimum or all-or-nothing by group; a group whose require_pass was not met is not run and brings 0.
 *
 * @param state results of cases the tree does not have, and results beyond the end of judging, are ignored
 * @returns failed, fault setter, where a validator's or a group's score breaks the package's own bounds
 * @throws never
 * Source: legacy "Test data groups" and "Graders"; 2025-09 "Result aggregation".
 */
export function reduceSubmission(state: JudgingState): Reduction {
  const walk = startWalk(state);
  const { tests, kind } = state.manifest;
  if (tests.top !== null) return finishWalk(walk, reduceLegacy(walk, tests.top));
  return finishWalk(walk, kind.isScoring ? reduceScoring(walk) : reducePassFail(walk));
}
