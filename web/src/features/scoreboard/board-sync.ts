/**
 * Keeping a board true over a link that loses messages. Deltas are applied as they come; one that begins after our
 * version means that something was missed, so it waits until a snapshot has filled the gap. A snapshot can be older
 * than what we have (it was asked for before the last deltas came), and then it is ignored: a board never goes back.
 */
import { applyDelta } from "@bilimdon/rules/scoreboard/apply-delta";
import type { BoardDelta, BoardSnapshot } from "@bilimdon/rules/scoreboard/board";

export interface BoardSync {
  readonly board: BoardSnapshot | null;
  /** Deltas from beyond a gap, oldest first. */
  readonly waiting: readonly BoardDelta[];
  readonly needsSnapshot: boolean;
}

export const nothingYet: BoardSync = { board: null, waiting: [], needsSnapshot: false };

/** The snapshot that fills the gap will hold what falls out. */
const mostWaiting = 200;

export function takeDelta(sync: BoardSync, delta: BoardDelta): BoardSync {
  if (sync.board === null) return { ...sync, waiting: hold(sync.waiting, delta) };
  const result = applyDelta(sync.board, delta);
  if (result.kind === "gap")
    return { board: sync.board, waiting: hold(sync.waiting, delta), needsSnapshot: true };
  return result.snapshot === sync.board ? sync : { ...sync, board: result.snapshot };
}

export function takeSnapshot(sync: BoardSync, snapshot: BoardSnapshot): BoardSync {
  const isOther = sync.board !== null && sync.board.contestId !== snapshot.contestId;
  const isOlder = sync.board !== null && !isOther && snapshot.version < sync.board.version;
  if (isOlder) return sync;
  const waiting = isOther ? [] : sync.waiting;
  const start: BoardSync = { board: snapshot, waiting: [], needsSnapshot: false };
  return [...waiting].sort((a, b) => a.version - b.version).reduce(takeDelta, start);
}

function hold(waiting: readonly BoardDelta[], delta: BoardDelta): readonly BoardDelta[] {
  return [...waiting, delta].slice(-mostWaiting);
}
