/** What a submission's line shows, from its summary and the last word of its progress. */
import type { SubmissionSummary } from "@bilimdon/contracts/http/submissions";
import type { SubmissionProgress } from "@bilimdon/contracts/live/api-to-web";
import type { TickState } from "./test-strip.tsx";
import type { JudgedState } from "./verdict-glyph.tsx";

export interface JudgedView {
  readonly state: JudgedState;
  readonly progress?: { readonly done: number; readonly total: number };
  /** Points in place of the verdict: a part of them, or all that the contest's feedback tells. */
  readonly points?: Points;
}

export interface Points {
  readonly score: number;
  /** null: there is no most. */
  readonly maxScore: number | null;
}

type Judged = Pick<
  SubmissionSummary,
  "state" | "verdict" | "score" | "maxScore" | "failedTest" | "testsTotal"
>;
type Progress = Pick<SubmissionProgress, "phase" | "testsDone" | "testsTotal"> | null;

/** The verdict, "26 / 40" while tests run, or queued. A submission under repair shows as queued: no verdict yet. */
export function viewJudged(summary: Judged, progress: Progress): JudgedView {
  const { verdict, score, maxScore } = summary;
  if (summary.state === "judged" && score !== null) {
    const points = { score, maxScore };
    if (verdict === null) return { state: "AC", points };
    if (reachOf(points) === "part" || (verdict === "AC" && reachOf(points) === "none"))
      return { state: verdict, points };
  }
  if (summary.state === "judged" && verdict !== null) return { state: verdict };
  if (summary.state === "under-repair" || progress === null || progress.phase === "queued")
    return { state: "queued" };
  if (progress.phase !== "testing" || progress.testsTotal === 0) return { state: "judging" };
  return { state: "judging", progress: { done: progress.testsDone, total: progress.testsTotal } };
}

/** How much of the points it is; where there is no most, some are never all. */
export function reachOf({ score, maxScore }: Points): "none" | "part" | "all" {
  if (maxScore !== null && score >= maxScore) return "all";
  return score > 0 ? "part" : "none";
}

/**
 * One tick a test, or none when there is nothing to show of tests.
 *
 * @param isScoring  a test that was judged may have failed there and the rest goes on, so that while it runs nobody
 *                   can call the tests behind it right
 */
export function viewTicks(summary: Judged, progress: Progress, isScoring: boolean): readonly TickState[] {
  if (summary.state === "judged") return isScoring ? [] : ticksOfVerdict(summary);
  if (progress === null || summary.state === "under-repair") return [];
  const { testsDone, testsTotal, phase } = progress;
  const running = phase === "testing" && testsDone < testsTotal ? 1 : 0;
  return [
    ...repeat(isScoring ? "judged" : "right", testsDone),
    ...repeat("running", running),
    ...repeat("ahead", testsTotal - testsDone - running),
  ];
}

function ticksOfVerdict({ verdict, failedTest, testsTotal }: Judged): TickState[] {
  const total = testsTotal ?? 0;
  if (verdict === "AC") return repeat("right", total);
  if (failedTest === null) return [];
  return [...repeat("right", failedTest - 1), "failed", ...repeat("ahead", Math.max(0, total - failedTest))];
}

function repeat(state: TickState, count: number): TickState[] {
  return Array.from({ length: Math.max(0, count) }, () => state);
}
