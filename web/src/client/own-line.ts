import type { BoardRow, BoardSnapshot, Cell } from "@bilimdon/rules/scoreboard/board";
import { rankRows } from "@bilimdon/rules/scoreboard/rank-rows";

/** One participant's line of a board. */
export interface OwnLine {
  readonly row: BoardRow;
  /** By problem id; untouched ones too. */
  readonly cells: ReadonlyMap<string, Cell>;
}

const untouched: Cell = { kind: "untouched" };

/** The participant's line, or null when the board does not have them. */
export function findOwnLine(board: BoardSnapshot, participantId: string): OwnLine | null {
  const row = rankRows(board).find((candidate) => candidate.participantId === participantId);
  if (row === undefined) return null;
  const touched = new Map(
    board.cells.filter((at) => at.participantId === participantId).map((at) => [at.problemId, at.cell]),
  );
  const cells = new Map(
    board.problems.map(({ problemId }) => [problemId, touched.get(problemId) ?? untouched]),
  );
  return { row, cells };
}
