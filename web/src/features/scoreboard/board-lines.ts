/** What the board's page draws, computed from a snapshot; lines that did not change stay the same objects, so that only changed rows are drawn again. */

import type { Medal } from "@bilimdon/rules/scoreboard/award-plan";
import type { BoardSnapshot, Cell } from "@bilimdon/rules/scoreboard/board";
import { boardColumns, type ContestFormat } from "@bilimdon/rules/scoreboard/contest-format";
import { rankRows } from "@bilimdon/rules/scoreboard/rank-rows";
import { medalsOf } from "@bilimdon/rules/scoring/board-awards";
import { shadeOf } from "../../ui/cell-shade.ts";

export interface LineCell {
  readonly cell: Cell;
  readonly isFirst: boolean;
}

/** 1, 2, 3: gold, silver, bronze, or the diplomas of these degrees. */
export type Zone = 1 | 2 | 3 | null;

export interface BoardLine {
  readonly participantId: string;
  readonly name: string;
  readonly organisation: string | null;
  readonly group: string | null;
  /** Out of competition: has no place. */
  readonly isUnofficial?: boolean | undefined;
  readonly solved: number;
  readonly penaltyMinutes: number;
  readonly score: number;
  readonly timeSeconds: number | null;
  /** What the jury added to the total, in it already; absent: nothing. */
  readonly adjustment?: number | undefined;
  /** In the order of the board's problems. */
  readonly cells: readonly LineCell[];
}

/** Where a line stands; apart from the line, since a row shows its new result before it moves. */
export interface Place {
  /** null: out of competition. */
  readonly rank: number | null;
  readonly zone: Zone;
  readonly isZoneStart: boolean;
}

export interface BoardView {
  readonly lines: ReadonlyMap<string, BoardLine>;
  readonly columns: (typeof boardColumns)[ContestFormat["kind"]];
  /** Participant ids, best first. */
  readonly order: readonly string[];
  readonly places: ReadonlyMap<string, Place>;
  /** In the order of the board's problems. */
  readonly statistics: readonly ProblemStatistics[];
  /** Submissions whose result the freeze hides. */
  readonly hiddenCount: number;
}

/** How it went with one problem, by what this board shows. */
export interface ProblemStatistics {
  readonly solved: number;
  /** Participants who sent something, solved or not. */
  readonly tried: number;
  /** Of the earliest full solution; null: there is none. */
  readonly firstAtMinutes: number | null;
}

const untouched: LineCell = { cell: { kind: "untouched" }, isFirst: false };

const zones: Readonly<Record<Medal, Exclude<Zone, null>>> = { gold: 1, silver: 2, bronze: 3 };

/**
 * @param medals  who has one by the whole board, of which this one may be a part; nobody's where none may be shown
 */
export function viewBoard(
  board: BoardSnapshot,
  earlier: BoardView | null,
  medals: ReadonlyMap<string, Medal> = medalsOf(board),
): BoardView {
  const firsts = new Map(board.firsts.map((first) => [first.problemId, first.participantId]));
  const touched = new Map(board.cells.map((at) => [`${at.participantId} ${at.problemId}`, at.cell]));
  const people = new Map(board.participants.map((person) => [person.participantId, person]));
  const ranked = rankRows(board);

  const lines = new Map<string, BoardLine>();
  for (const { participantId, solved, penaltyMinutes, score, timeSeconds } of ranked) {
    const person = people.get(participantId);
    if (person === undefined) continue;
    const cells = board.problems.map(({ problemId }) => {
      const cell = touched.get(`${participantId} ${problemId}`);
      return cell === undefined ? untouched : { cell, isFirst: firsts.get(problemId) === participantId };
    });
    const line = { ...person, solved, penaltyMinutes, score, timeSeconds, cells };
    lines.set(participantId, keepIfSame(earlier?.lines.get(participantId), line));
  }
  return {
    lines,
    columns: boardColumns[board.format?.kind ?? "icpc"],
    order: ranked.map((row) => row.participantId),
    places: placeLines(ranked, medals),
    statistics: board.problems.map(({ problemId }) =>
      statisticsOf(board.cells.filter((at) => at.problemId === problemId).map(({ cell }) => cell)),
    ),
    hiddenCount: countHidden(board),
  };
}

function placeLines(
  ranked: readonly {
    readonly participantId: string;
    readonly rank: number;
    readonly isUnofficial: boolean;
  }[],
  medals: ReadonlyMap<string, Medal>,
) {
  const started = new Set<Zone>();
  return new Map(
    ranked.map(({ participantId, rank, isUnofficial }): [string, Place] => {
      if (isUnofficial) return [participantId, { rank: null, zone: null, isZoneStart: false }];
      const medal = medals.get(participantId);
      const zone = medal === undefined ? null : zones[medal];
      const isZoneStart = zone !== null && !started.has(zone);
      started.add(zone);
      return [participantId, { rank, zone, isZoneStart }];
    }),
  );
}

function statisticsOf(cells: readonly Cell[]): ProblemStatistics {
  const solved = cells.filter((cell) => shadeOf(cell) === "solved");
  const minutes = solved.flatMap((cell) => {
    if (cell.kind === "solved") return [cell.solvedAtMinutes];
    return cell.kind === "scored" && cell.improvedAtSeconds !== null
      ? [Math.floor(cell.improvedAtSeconds / 60)]
      : [];
  });
  return {
    solved: solved.length,
    tried: cells.filter(({ kind }) => kind !== "untouched").length,
    firstAtMinutes: minutes.length === 0 ? null : Math.min(...minutes),
  };
}

function countHidden(board: BoardSnapshot): number {
  return board.cells.reduce((sum, { cell }) => (isHiding(cell) ? sum + cell.pending : sum), 0);
}

function isHiding(cell: Cell): cell is Extract<Cell, { readonly kind: "pending" | "scored" }> {
  return (cell.kind === "pending" || cell.kind === "scored") && cell.why === "frozen";
}

function keepIfSame(earlier: BoardLine | undefined, line: BoardLine): BoardLine {
  if (earlier === undefined || earlier.cells.length !== line.cells.length) return line;
  const cells = line.cells.map((at, index) => {
    const before = earlier.cells[index];
    return before !== undefined && sameCell(before, at) ? before : at;
  });
  const isSame =
    cells.every((at, index) => at === earlier.cells[index]) &&
    earlier.name === line.name &&
    earlier.organisation === line.organisation &&
    earlier.group === line.group &&
    earlier.isUnofficial === line.isUnofficial &&
    earlier.penaltyMinutes === line.penaltyMinutes &&
    earlier.score === line.score &&
    earlier.timeSeconds === line.timeSeconds &&
    earlier.adjustment === line.adjustment;
  return isSame ? earlier : { ...line, cells };
}

/** Cells are flat objects of a handful of fields. */
function sameCell(a: LineCell, b: LineCell): boolean {
  return a === b || (a.isFirst === b.isFirst && JSON.stringify(a.cell) === JSON.stringify(b.cell));
}
