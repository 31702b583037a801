import { addPoints } from "../scoreboard/add-points.ts";
import type { Cell } from "../scoreboard/board.ts";
import type { ContestFormat } from "../scoreboard/contest-format.ts";
import { contestMinutes, contestTimeMs } from "./contest-minutes.ts";
import { carriesPenalty } from "./penalty-verdicts.ts";
import { bySending, scoreCell } from "./score-cell.ts";
import {
  bestPerSubtask,
  bestSubmission,
  type JudgedRun,
  lastSubmission,
  type Points,
  type ScoredProblem,
} from "./score-points.ts";
import {
  isUnseen,
  type PointsSubmission,
  type RunsQuestion,
  type VisibleRuns,
  visibleRuns,
} from "./visible-runs.ts";

export interface FormatCellQuestion extends RunsQuestion {
  readonly problem: ScoredProblem;
  /** All of one participant on one problem, in any order. */
  readonly submissions: readonly PointsSubmission[];
  /** Hacks of others' solutions of this problem by this participant; counted only where the format has hacks. */
  readonly hacks?: readonly Hack[];
}

export interface Hack {
  /** ms since 1970. */
  readonly at: number;
  readonly isWon: boolean;
}

/**
 * The cell of one participant × one problem for one audience, in any format.
 *
 * @returns icpc: as scoreCell. Else a scored cell, or untouched when nothing was sent but compile errors
 * @throws never
 */
export function scoreFormatCell(question: FormatCellQuestion): Cell {
  const { format, problem } = question;
  if (format.kind === "icpc") return scoreCell(question);
  const runs = visibleRuns(question, question.submissions);
  if (format.kind === "codeforces") return codeforcesCell(question, format, runs);
  const points =
    format.kind === "ioi"
      ? ioiPoints[format.counts](runs.judged, problem)
      : bestSubmission(runs.judged, problem);
  const penalties = format.kind === "atcoder" ? rejectedBefore(runs.judged, points.reachedBy) : 0;
  const endsWhenFull = format.kind !== "ioi" || format.counts !== "last-submission";
  return cellOf(question, runs, { points, penalties, endsWhenFull });
}

const ioiPoints = {
  "best-submission": bestSubmission,
  "best-per-subtask": bestPerSubtask,
  "last-submission": lastSubmission,
} as const satisfies Record<Extract<ContestFormat, { kind: "ioi" }>["counts"], unknown>;

/** Points fall with every minute up to the first accepted run. Hacks are added, won or lost. */
function codeforcesCell(
  question: FormatCellQuestion,
  format: Extract<ContestFormat, { readonly kind: "codeforces" }>,
  runs: VisibleRuns,
): Cell {
  const { clock } = question;
  const accepted = runs.judged.find((run) => run.verdict === "AC") ?? null;
  const penalties = rejectedBefore(runs.judged, accepted);
  const hackPoints = pointsOfHacks(question, format);
  if (accepted === null) {
    const points = { score: hackPoints, isFull: false, reachedBy: null };
    return cellOf(question, runs, { points, penalties, endsWhenFull: true });
  }
  const full = question.problem.maxScore ?? 500;
  const lengthMinutes = Math.max(1, contestTimeMs(clock, clock.endsAt) / 60_000);
  const passed = contestMinutes(clock, accepted.submittedAt) / lengthMinutes;
  const fallen = Math.floor(full * (1 - (passed * format.lossPercent) / 100) + rounding);
  const least = Math.floor((full * format.leastPercent) / 100);
  const score = addPoints([Math.max(least, fallen - format.wrongPoints * penalties), hackPoints]);
  const points = { score, isFull: true, reachedBy: accepted };
  return cellOf(question, runs, { points, penalties, endsWhenFull: true });
}

/** So that 499.99999999 made by the binary fraction of 500 is not cut to 499. */
const rounding = 1e-6;

function pointsOfHacks(
  question: FormatCellQuestion,
  { hacks }: Extract<ContestFormat, { readonly kind: "codeforces" }>,
): number {
  if (hacks === null) return 0;
  const { startsAt, endsAt } = question.clock;
  const seen = (question.hacks ?? []).filter(
    ({ at }) => at >= startsAt && at < endsAt && !isUnseen(question, at),
  );
  return seen.reduce((sum, { isWon }) => sum + (isWon ? hacks.wonPoints : -hacks.lostPoints), 0);
}

/** Nothing is paid for while nothing is reached. */
function rejectedBefore(runs: readonly JudgedRun[], reachedBy: PointsSubmission | null): number {
  if (reachedBy === null) return 0;
  return runs.filter((run) => carriesPenalty[run.verdict] && bySending(run, reachedBy) < 0).length;
}

function cellOf(
  { format, clock }: FormatCellQuestion,
  { judged, unseen }: VisibleRuns,
  found: { readonly points: Points; readonly penalties: number; readonly endsWhenFull: boolean },
): Cell {
  const { score, isFull, reachedBy } = found.points;
  const attempts = judged.filter((run) => run.verdict !== "CE").length;
  const isDoneBy = (at: number) =>
    found.endsWhenFull && isFull && reachedBy !== null && at > reachedBy.submittedAt;
  const open = unseen.filter(({ submittedAt }) => !isDoneBy(submittedAt));
  if (attempts === 0 && open.length === 0 && score === 0) return { kind: "untouched" };
  const isTimed = format.kind !== "practice" && reachedBy !== null;
  return {
    kind: "scored",
    score,
    isFull,
    attempts,
    penalties: found.penalties,
    improvedAtSeconds: isTimed ? Math.floor(contestTimeMs(clock, reachedBy.submittedAt) / 1000) : null,
    pending: open.length,
    why: open.length === 0 ? null : open.some(({ why }) => why === "frozen") ? "frozen" : "judging",
  };
}
