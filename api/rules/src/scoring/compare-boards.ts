/**
 * What differs between two boards of one contest: before and after verdicts change. A jury decides by this whether to
 * apply a rejudge, so it is computed by the very rules the board itself goes by.
 */

import type { BoardRow, BoardSnapshot, CellAt } from "../scoreboard/board.ts";
import { rankRows } from "../scoreboard/rank-rows.ts";
import type { Award } from "./awards.ts";
import { awardsOf } from "./board-awards.ts";

export interface RowChange {
  readonly participantId: string;
  readonly before: BoardRow;
  readonly after: BoardRow;
}

export interface FirstChange {
  readonly problemId: string;
  /** Participants; null: nobody. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface AwardChange {
  readonly awardId: string;
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

/** A problem that one has solved by only one of the two boards. */
export interface BalloonChange {
  readonly participantId: string;
  readonly problemId: string;
  readonly kind: "gained" | "lost";
}

export interface BoardComparison {
  /** Rows whose rank or figures differ, by rank afterwards. */
  readonly rows: readonly RowChange[];
  readonly firsts: readonly FirstChange[];
  /** Only awards that somebody gains or loses. */
  readonly awards: readonly AwardChange[];
  readonly balloons: readonly BalloonChange[];
}

/**
 * Compares two boards of the same contest and audience.
 *
 * @returns nothing at all for equal boards; participants and problems are those of `after`
 * @throws never
 */
export function compareBoards(before: BoardSnapshot, after: BoardSnapshot): BoardComparison {
  const [rowsBefore, rowsAfter] = [rankRows(before), rankRows(after)];
  return {
    rows: changedRows(rowsBefore, rowsAfter),
    firsts: changedFirsts(before, after),
    awards: changedAwards(awardsOf(before), awardsOf(after)),
    balloons: changedBalloons(before.cells, after.cells),
  };
}

function changedRows(before: readonly BoardRow[], after: readonly BoardRow[]): RowChange[] {
  const rowBefore = new Map(before.map((row) => [row.participantId, row]));
  return after.flatMap((row) => {
    const old = rowBefore.get(row.participantId);
    return old === undefined || isSameRow(old, row)
      ? []
      : [{ participantId: row.participantId, before: old, after: row }];
  });
}

function isSameRow(a: BoardRow, b: BoardRow): boolean {
  return (
    a.rank === b.rank &&
    a.solved === b.solved &&
    a.penaltyMinutes === b.penaltyMinutes &&
    a.score === b.score &&
    a.lastSolvedMinutes === b.lastSolvedMinutes &&
    a.timeSeconds === b.timeSeconds
  );
}

function changedFirsts(before: BoardSnapshot, after: BoardSnapshot): FirstChange[] {
  const firstOf = ({ firsts }: BoardSnapshot) =>
    new Map(firsts.map(({ problemId, participantId }) => [problemId, participantId]));
  const [old, now] = [firstOf(before), firstOf(after)];
  return after.problems
    .map(({ problemId }) => ({
      problemId,
      before: old.get(problemId) ?? null,
      after: now.get(problemId) ?? null,
    }))
    .filter((change) => change.before !== change.after);
}

function changedAwards(before: readonly Award[], after: readonly Award[]): AwardChange[] {
  const holders = (awards: readonly Award[], awardId: string) =>
    awards.find((award) => award.awardId === awardId)?.participantIds ?? [];
  const ids = [...new Set([...before, ...after].map(({ awardId }) => awardId))];
  return ids
    .map((awardId) => {
      const [old, now] = [holders(before, awardId), holders(after, awardId)];
      return {
        awardId,
        gained: now.filter((id) => !old.includes(id)),
        lost: old.filter((id) => !now.includes(id)),
      };
    })
    .filter(({ gained, lost }) => gained.length + lost.length > 0);
}

function changedBalloons(before: readonly CellAt[], after: readonly CellAt[]): BalloonChange[] {
  const [old, now] = [solvedOf(before), solvedOf(after)];
  const gained = [...now]
    .filter(([key]) => !old.has(key))
    .map(([, at]) => ({ ...at, kind: "gained" as const }));
  const lost = [...old].filter(([key]) => !now.has(key)).map(([, at]) => ({ ...at, kind: "lost" as const }));
  return [...gained, ...lost];
}

function solvedOf(cells: readonly CellAt[]) {
  const solved = cells.filter(
    ({ cell }) => cell.kind === "solved" || (cell.kind === "scored" && cell.isFull),
  );
  return new Map(
    solved.map(({ participantId, problemId }) => [
      `${participantId} ${problemId}`,
      { participantId, problemId },
    ]),
  );
}
