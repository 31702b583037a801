/** How far a submission is judged: to the first test that rejects it, or to the last one. */

export interface ExtentFacts {
  readonly isScoring: boolean;
  /** The package gives full feedback on some of its secret data. */
  readonly isFeedbackFull: boolean;
  /** The problem's own switch, which its setter turns. */
  readonly judgesEveryTest: boolean;
}

/** because: what asks for every test; the first that does, in this order. */
export type JudgingExtent =
  | { readonly stop: "all"; readonly because: "scoring" | "package" | "setter" }
  | { readonly stop: "first-failure"; readonly because: null };

/**
 * How far submissions of a problem are judged. Verdict and score are the same either way (JudgingState.stop); what
 * differs is how many tests have a result to be shown, and how long judging takes.
 *
 * @returns every test where points are made of them, where the package shows them, or where its setter wants it
 * @throws never
 */
export function judgingExtent({ isScoring, isFeedbackFull, judgesEveryTest }: ExtentFacts): JudgingExtent {
  if (isScoring) return { stop: "all", because: "scoring" };
  if (isFeedbackFull) return { stop: "all", because: "package" };
  if (judgesEveryTest) return { stop: "all", because: "setter" };
  return { stop: "first-failure", because: null };
}
