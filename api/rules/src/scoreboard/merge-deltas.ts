import { replaceCells, replaceFirsts } from "./apply-delta.ts";
import type { BoardDelta } from "./board.ts";

/**
 * Two neighbouring deltas of one board as one: applying it equals applying both.
 *
 * @param earlier  its version is the later one's previousVersion
 * @returns null when they are not neighbours or belong to different boards; send them apart
 */
export function mergeDeltas(earlier: BoardDelta, later: BoardDelta): BoardDelta | null {
  const isSameBoard = earlier.contestId === later.contestId && earlier.audience === later.audience;
  if (!isSameBoard || earlier.version !== later.previousVersion) return null;
  const phase = later.phase ?? earlier.phase;
  return {
    contestId: later.contestId,
    audience: later.audience,
    previousVersion: earlier.previousVersion,
    version: later.version,
    cells: replaceCells(earlier.cells, later.cells),
    firsts: replaceFirsts(earlier.firsts, later.firsts),
    ...(phase === undefined ? {} : { phase }),
  };
}
