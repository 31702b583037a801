import { reduceSubmission } from "./reduce-submission.ts";
import type { JudgingState } from "./submission-outcome.ts";

/**
 * Whether a case has still to be judged: it has no result yet and no result known so far makes it pointless.
 * A judge that looks ahead asks again before it starts a case, and may stop one that is no longer needed.
 * For the whole list in running order take `needed` of reduceSubmission.
 * @throws never
 */
export function isNeeded(state: JudgingState, caseName: string): boolean {
  const reduction = reduceSubmission(state);
  return reduction.kind === "judging" && reduction.needed.includes(caseName);
}
