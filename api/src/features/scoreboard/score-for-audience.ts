import { everyoneEndsAt, participantClock } from "@bilimdon/rules/contest/contest-clock";
import { endOfTime } from "@bilimdon/rules/contest/plan-of-times";
import type { BoardAudience, Cell, FirstSolve } from "@bilimdon/rules/scoreboard/board";
import type { ContestFormat } from "@bilimdon/rules/scoreboard/contest-format";
import { firstSolves } from "@bilimdon/rules/scoring/first-solves";
import type { BoardRun } from "@bilimdon/rules/scoring/score-board-cells";
import { scoreFormatCell } from "@bilimdon/rules/scoring/score-format-cell";
import type { ScoredProblem } from "@bilimdon/rules/scoring/score-points";
import type { BoardContest } from "./board-told.ts";
import type { ScoredLine } from "./scored-lines.queries.ts";

export interface Scoring {
  readonly contest: BoardContest;
  readonly audience: BoardAudience;
  readonly now: number;
}

/** Where subtasks are counted one by one, the runs have to carry them. */
export const countsSubtasks = (format: ContestFormat): boolean =>
  format.kind === "ioi" && format.counts === "best-per-subtask";

/**
 * The cell of one line on one problem for an audience.
 *
 * @param line  undefined: on no board (withdrawn, or came after the end)
 * @returns untouched too for what this audience does not see, and for who has not begun
 */
export function scoreForAudience(
  { contest, audience, now }: Scoring,
  at: {
    readonly line: ScoredLine | undefined;
    readonly problem: ScoredProblem | undefined;
    readonly submissions: readonly BoardRun[];
  },
): Cell {
  const { line, problem, submissions } = at;
  const { format, plan, mostExtraMs } = contest;
  if (line === undefined || problem === undefined) return { kind: "untouched" };
  if (line.isHidden && audience === "public") return { kind: "untouched" };
  const clock = participantClock({ plan, participant: line, now });
  if (clock === null) return { kind: "untouched" };
  return scoreFormatCell({
    format,
    audience,
    clock,
    everyoneEndsAt: everyoneEndsAt(plan, mostExtraMs),
    problem,
    submissions,
  });
}

/** Who solved each of these problems first. Olympiads and practice know no race, and their feedback must not tell of one. */
export function firstsForAudience(
  { contest, audience, now }: Scoring,
  submissions: readonly BoardRun[],
): readonly FirstSolve[] {
  const { format, phase } = contest;
  if (format.kind === "ioi" || format.kind === "practice") return [];
  const clock = { ...phase, endsAt: lastEndOf(contest), now, removed: [] };
  return firstSolves({ clock, audience, submissions });
}

/** When nothing counts any more for anybody; far away while the clock stands still. */
export function lastEndOf({ plan, mostExtraMs }: Pick<BoardContest, "plan" | "mostExtraMs">): number {
  return Math.min(everyoneEndsAt(plan, mostExtraMs), endOfTime);
}
