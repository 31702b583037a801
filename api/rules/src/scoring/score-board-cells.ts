import type { CellAt } from "../scoreboard/board.ts";
import { type FormatCellQuestion, scoreFormatCell } from "./score-format-cell.ts";
import type { ScoredProblem } from "./score-points.ts";
import type { PointsSubmission } from "./visible-runs.ts";

export interface BoardRun extends PointsSubmission {
  readonly participantId: string;
  readonly problemId: string;
}

export interface BoardCellsQuestion extends Omit<FormatCellQuestion, "problem" | "submissions" | "hacks"> {
  /** By problem id; submissions on other problems count nothing. */
  readonly problems: ReadonlyMap<string, ScoredProblem>;
  /** All of the contest, in any order. */
  readonly submissions: readonly BoardRun[];
}

/**
 * Every touched cell of a board, computed whole. Computing one cell from its own submissions gives the same cell.
 *
 * @throws never
 */
export function scoreBoardCells(question: BoardCellsQuestion): readonly CellAt[] {
  const byCell = new Map<string, BoardRun[]>();
  for (const run of question.submissions) {
    const key = JSON.stringify([run.participantId, run.problemId]);
    const runs = byCell.get(key);
    if (runs === undefined) byCell.set(key, [run]);
    else runs.push(run);
  }
  return [...byCell.values()].flatMap((submissions) => {
    const [any] = submissions;
    const problem = any && question.problems.get(any.problemId);
    if (any === undefined || problem === undefined) return [];
    const { participantId, problemId } = any;
    const cell = scoreFormatCell({ ...question, problem, submissions });
    return cell.kind === "untouched" ? [] : [{ participantId, problemId, cell }];
  });
}
