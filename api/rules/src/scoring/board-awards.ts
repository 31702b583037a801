/** Awards and medals by a board: who of its lines competes for them, and what they have as it stands. */

import { type AwardPlan, type Medal, medalOf, medalPlaces, usualAwards } from "../scoreboard/award-plan.ts";
import type { BoardParticipant, BoardRow, BoardSnapshot } from "../scoreboard/board.ts";
import { rankRows } from "../scoreboard/rank-rows.ts";
import { type Award, hasScored, listAwards } from "./awards.ts";

/**
 * What a contest gives. Absent on the board: the usual; practice gives nothing, and honours are of icpc alone.
 *
 * @returns null: nothing
 */
export function planOf({ awards = usualAwards, format }: BoardSnapshot): AwardPlan | null {
  const kind = format?.kind ?? "icpc";
  if (kind === "practice") return null;
  return { ...awards, honours: awards.honours && kind === "icpc" };
}

/**
 * All awards by this board. Nobody who is out of competition or hidden from the public has one, and where groups of a
 * higher sort order stand below, the contest's awards are those of the lowest one; every group has its winner.
 *
 * @throws never
 */
export function awardsOf(board: BoardSnapshot): readonly Award[] {
  const plan = planOf(board);
  if (plan === null) return [];
  const membersOf = (groupId: string) =>
    board.participants.filter(({ groupIds = [] }) => groupIds.includes(groupId));
  const groups = (board.groups ?? []).flatMap(({ groupId }) => {
    const rows = competingRows({ ...board, participants: membersOf(groupId) });
    return rows.length === 0 ? [] : [{ groupId, rows }];
  });
  // In the order of the problems, whatever order the board has them in.
  const firsts = board.problems.flatMap(
    ({ problemId }) => board.firsts.find((first) => first.problemId === problemId) ?? [],
  );
  const rows = competingRows(board);
  return listAwards({ rows, firsts, groups, plan, competitorCount: countCompetitors(rows, board) });
}

/**
 * Who would have a medal if this board were final. A part of a board (a group's, say) gives no medals: ask for the
 * whole one's and look up who is on the part.
 *
 * @returns by participant; who has none is missing
 * @throws never
 */
export function medalsOf(board: BoardSnapshot): ReadonlyMap<string, Medal> {
  const plan = planOf(board);
  if (plan === null) return new Map();
  const rows = competingRows(board);
  const places = medalPlaces(plan, countCompetitors(rows, board));
  return new Map(
    rows.flatMap((row): [string, Medal][] => {
      const medal = hasScored(row) ? medalOf(row.rank, places) : null;
      return medal === null ? [] : [[row.participantId, medal]];
    }),
  );
}

/** How many of them sent something that counts: a line without a cell is of somebody who never came. */
function countCompetitors(rows: readonly BoardRow[], { cells }: BoardSnapshot): number {
  const came = new Set(cells.map(({ participantId }) => participantId));
  return rows.filter(({ participantId }) => came.has(participantId)).length;
}

/** Official lines in the open of the lowest sort order, ranked among themselves; nobody else has a place to win. */
export function competingRows(board: BoardSnapshot): readonly BoardRow[] {
  const orders = new Map(board.groups?.map(({ groupId, sortOrder }) => [groupId, sortOrder]));
  const orderOf = ({ groupIds = [] }: BoardParticipant) =>
    groupIds.reduce((most, groupId) => Math.max(most, orders.get(groupId) ?? 0), 0);
  const competing = board.participants.filter(({ isHidden, isUnofficial }) => !isHidden && !isUnofficial);
  const lowest = competing.reduce((least, line) => Math.min(least, orderOf(line)), Number.POSITIVE_INFINITY);
  return rankRows({ ...board, participants: competing.filter((line) => orderOf(line) === lowest) });
}
