/**
 * The browser's half of the live board. Deltas carry whole cells, never increments, so applying one twice or applying
 * one that begins before the snapshot does no harm; the only harm is a change missed, and the versions show it. Cells and firsts keep the order of a snapshot (by person,
 * then by problem), so that whoever stayed holds the same bytes as whoever fetched the board a moment ago.
 */
import type { BoardDelta, BoardSnapshot, CellAt, FirstSolve } from "./board.ts";

export type DeltaResult =
  | { readonly kind: "applied"; readonly snapshot: BoardSnapshot }
  /** Changes between the snapshot and the delta are missing: fetch the snapshot. */
  | { readonly kind: "gap" };

/**
 * A board after a delta.
 *
 * @returns applied with the very same snapshot when the delta is older or belongs to another board; gap when changes
 *   before it are missing, or when it names a participant that the snapshot does not know
 * @throws never
 */
export function applyDelta(snapshot: BoardSnapshot, delta: BoardDelta): DeltaResult {
  const isForeign = delta.contestId !== snapshot.contestId || delta.audience !== snapshot.audience;
  if (isForeign || delta.version <= snapshot.version) return { kind: "applied", snapshot };
  if (delta.previousVersion > snapshot.version || namesStranger(snapshot, delta)) return { kind: "gap" };
  const touched = replaceCells(snapshot.cells, delta.cells).filter((at) => at.cell.kind !== "untouched");
  return {
    kind: "applied",
    snapshot: {
      ...snapshot,
      version: delta.version,
      phase: delta.phase ?? snapshot.phase,
      cells: sortBy(touched, cellKey),
      firsts: sortBy(replaceFirsts(snapshot.firsts, delta.firsts), firstKey),
    },
  };
}

/** The later cells in place of the earlier ones of the same person and problem; others stay where they stood. */
export function replaceCells(earlier: readonly CellAt[], later: readonly CellAt[]): CellAt[] {
  return replaceByKey(earlier, later, cellKey);
}

/** The later firsts in place of the earlier ones of the same problem. */
export function replaceFirsts(earlier: readonly FirstSolve[], later: readonly FirstSolve[]): FirstSolve[] {
  return replaceByKey(earlier, later, firstKey);
}

function replaceByKey<T>(earlier: readonly T[], later: readonly T[], keyOf: (thing: T) => string): T[] {
  const byKey = new Map(earlier.map((thing) => [keyOf(thing), thing]));
  for (const thing of later) byKey.set(keyOf(thing), thing);
  return [...byKey.values()];
}

const cellKey = (at: CellAt) => `${at.participantId} ${at.problemId}`;
const firstKey = (first: FirstSolve) => first.problemId;

function sortBy<T>(things: readonly T[], keyOf: (thing: T) => string): T[] {
  return [...things].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}

function namesStranger(snapshot: BoardSnapshot, delta: BoardDelta): boolean {
  const known = new Set(snapshot.participants.map((participant) => participant.participantId));
  return delta.cells.some((at) => !known.has(at.participantId));
}
