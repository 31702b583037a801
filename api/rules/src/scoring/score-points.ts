import { addPoints } from "../scoreboard/add-points.ts";
import type { PointsSubmission, VisibleRuns } from "./visible-runs.ts";

export type JudgedRun = VisibleRuns["judged"][number];

/** How a problem's points are set up. */
export interface ScoredProblem {
  /** Full points; null: the package sets no bound. A pass-fail problem brings all or nothing, 1 where it says none. */
  readonly maxScore: number | null;
  /** sum: the score is the sum of the subtasks. whole: subtasks cannot be counted one by one. */
  readonly subtasks: "sum" | "whole";
}

/** Points, the run that reached them, and the rejected ones before it. */
export interface Points {
  readonly score: number;
  readonly isFull: boolean;
  readonly reachedBy: PointsSubmission | null;
}

const none: Points = { score: 0, isFull: false, reachedBy: null };

/** What one run brings. */
export function pointsOf(run: JudgedRun, { maxScore }: ScoredProblem): number {
  return run.score ?? (run.verdict === "AC" ? (maxScore ?? 1) : 0);
}

/** The best run; of equal ones the earliest. */
export function bestSubmission(runs: readonly JudgedRun[], problem: ScoredProblem): Points {
  return runs.reduce((best, run) => {
    const score = pointsOf(run, problem);
    return score > best.score ? reached(run, score, problem) : best;
  }, none);
}

/** The last run that is no compile error, better or worse than those before. */
export function lastSubmission(runs: readonly JudgedRun[], problem: ScoredProblem): Points {
  const last = runs.findLast((run) => run.verdict !== "CE");
  return last === undefined ? none : reached(last, pointsOf(last, problem), problem);
}

/**
 * The best of each subtask over all runs, added up. A problem whose subtasks are not added up, or whose runs name
 * none, counts by its best run.
 */
export function bestPerSubtask(runs: readonly JudgedRun[], problem: ScoredProblem): Points {
  if (problem.subtasks === "whole" || runs.every((run) => run.subtasks.length === 0))
    return bestSubmission(runs, problem);
  const best = new Map<string, number>();
  let points = none;
  for (const run of runs) {
    for (const { name, score } of run.subtasks) best.set(name, Math.max(best.get(name) ?? 0, score));
    const score = addPoints([...best.values()]);
    if (score > points.score) points = reached(run, score, problem);
  }
  return points;
}

function reached(run: JudgedRun, score: number, { maxScore }: ScoredProblem): Points {
  const isFull = maxScore === null ? run.verdict === "AC" : score >= maxScore;
  return { score, isFull: isFull && score > 0, reachedBy: score > 0 ? run : null };
}
