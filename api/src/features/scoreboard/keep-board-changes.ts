import { isDeepStrictEqual } from "node:util";
import { rooms } from "@bilimdon/contracts/live/rooms";
import type { BoardDelta, CellAt, FirstSolve } from "@bilimdon/rules/scoreboard/board";
import { addToOutbox } from "../../db/add-to-outbox.ts";
import type { Executor } from "../../db/client.ts";
import type { BoardTold } from "../../db/schema/scoreboard.ts";
import { writeBoard, writeCells, writeFirsts } from "./board-cells.queries.ts";
import type { LockedBoard } from "./board-contest.queries.ts";

export interface BoardState {
  readonly cells: readonly CellAt[];
  readonly firsts: readonly FirstSolve[];
}

export interface BoardChange {
  readonly contestId: string;
  /** Held by the transaction. */
  readonly board: LockedBoard;
  /** The same cells and firsts as they are stored and as they should be; those missing in `after` are untouched. */
  readonly before: BoardState;
  readonly after: BoardState;
  /** What the board has to say of the contest; absent when only cells were looked at. */
  readonly told?: BoardTold;
}

/**
 * Keeps what differs and tells the board's room, in the caller's transaction.
 *
 * A version is made only when the audience could see a difference: an unchanged board is silent, so that a verdict
 * hidden by the freeze does not even show as a version. A board whose problems, format or lines changed cannot be told by a delta: a
 * version is skipped, every browser finds the gap and asks for the snapshot.
 */
export async function keepBoardChanges(tx: Executor, change: BoardChange): Promise<void> {
  const { board, told } = change;
  const at = { contestId: change.contestId, audience: board.audience };
  const cells = changedCells(change.before.cells, change.after.cells);
  const firsts = changedFirsts(change.before.firsts, change.after.firsts);
  const isToldChanged = told !== undefined && !isDeepStrictEqual(told, board.told);
  if (cells.length === 0 && firsts.length === 0 && !isToldChanged) return;

  const isShapeChanged = isToldChanged && !hasShape(told, board.told);
  const previousVersion = board.version + (isShapeChanged ? 1 : 0);
  const version = previousVersion + 1;
  const room = board.audience === "jury" ? rooms.juryBoard(at.contestId) : rooms.publicBoard(at.contestId);
  const delta: BoardDelta = {
    ...at,
    previousVersion,
    version,
    cells,
    firsts,
    ...(isToldChanged ? { phase: told.phase } : {}),
  };
  const isPhaseChanged = isToldChanged && !isDeepStrictEqual(told.phase, board.told?.phase);
  const isForAll = isPhaseChanged && board.audience === "public";
  const payload = { contestId: at.contestId };
  const changed = [...(isToldChanged ? [room] : []), ...(isForAll ? contestPages(at.contestId) : [])].map(
    (one) => ({ room: one, event: "contest-changed", payload }),
  );
  // A thaw lets balloons out that runners did not know of.
  if (isForAll) changed.push({ room: rooms.balloons(at.contestId), event: "balloons-changed", payload });
  await Promise.all([
    writeCells(tx, at, version, cells),
    writeFirsts(tx, at, firsts),
    writeBoard(tx, at, { version, ...(told === undefined ? {} : { told }) }),
    addToOutbox(tx, [{ room, event: "board-delta", payload: delta }, ...changed]),
  ]);
}

/** The rooms that every page of a contest is in, of who takes part and of who answers: their clocks follow. */
const contestPages = (contestId: string) => [
  rooms.publicClarifications(contestId),
  rooms.juryClarifications(contestId),
];

const keyOf = (at: CellAt) => `${at.participantId} ${at.problemId}`;

function changedCells(before: readonly CellAt[], after: readonly CellAt[]): CellAt[] {
  const stored = new Map(before.map((at) => [keyOf(at), at.cell]));
  const wanted = new Map(after.map((at) => [keyOf(at), at]));
  const untouched = { kind: "untouched" } as const;
  const gone = before.filter((at) => !wanted.has(keyOf(at))).map((at) => ({ ...at, cell: untouched }));
  const different = after.filter((at) => !isDeepStrictEqual(at.cell, stored.get(keyOf(at)) ?? untouched));
  return [...different, ...gone];
}

function changedFirsts(before: readonly FirstSolve[], after: readonly FirstSolve[]): FirstSolve[] {
  const stored = new Map(before.map((first) => [first.problemId, first.participantId]));
  const wanted = new Set(after.map((first) => first.problemId));
  const gone = before
    .filter((first) => first.participantId !== null && !wanted.has(first.problemId))
    .map((first) => ({ problemId: first.problemId, participantId: null }));
  const different = after.filter((first) => first.participantId !== (stored.get(first.problemId) ?? null));
  return [...different, ...gone];
}

/** Do both say the same of what a delta cannot carry? */
function hasShape(told: BoardTold, before: BoardTold | null): boolean {
  if (before === null) return false;
  const shape = ({ phase: _, passed: __, ...rest }: BoardTold) => rest;
  return isDeepStrictEqual(shape(told), shape(before));
}
