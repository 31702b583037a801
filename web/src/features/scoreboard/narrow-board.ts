import type { BoardSnapshot } from "@bilimdon/rules/scoreboard/board";

export interface Narrowing {
  /** null: everybody. */
  readonly groupId: string | null;
  /** Also who is out of competition. */
  readonly withUnofficial: boolean;
}

/**
 * The board of some of its people, ranked among themselves: a group's own board, or one without who is out of
 * competition. Who solved first stays what it is in the whole contest.
 *
 * @returns the very same board when nothing is left out
 */
export function narrowBoard(board: BoardSnapshot, { groupId, withUnofficial }: Narrowing): BoardSnapshot {
  if (groupId === null && withUnofficial) return board;
  const participants = board.participants.filter(
    ({ groupIds = [], isUnofficial = false }) =>
      (groupId === null || groupIds.includes(groupId)) && (withUnofficial || !isUnofficial),
  );
  const within = new Set(participants.map(({ participantId }) => participantId));
  return { ...board, participants, cells: board.cells.filter((at) => within.has(at.participantId)) };
}
