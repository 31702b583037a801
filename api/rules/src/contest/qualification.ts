/**
 * Levels of an olympiad: whoever did well enough on one registers for the next. It is decided by the public's board once
 * its results are final, by the very ranks that everybody sees.
 */
import type { BoardSnapshot } from "../scoreboard/board.ts";
import { hasScored } from "../scoring/awards.ts";
import { competingRows } from "../scoring/board-awards.ts";

/** Lowest first. */
export const contestLevels = ["regional", "national", "international"] as const;
export type ContestLevel = (typeof contestLevels)[number];

/** What whoever registers must have reached in a contest of the level below. */
export interface Qualification {
  /** Address of that contest. */
  readonly slug: string;
  /** top: one of the first places. score: points, or solved problems where a format has no points. */
  readonly by: "top" | "score";
  /** The last place that still counts, or the least score. */
  readonly least: number;
}

/** Is one level the one right below another? */
export function isLevelBelow(below: ContestLevel | null, level: ContestLevel | null): boolean {
  if (below === null || level === null) return false;
  return contestLevels.indexOf(below) === contestLevels.indexOf(level) - 1;
}

/**
 * Did this line reach it?
 *
 * Whoever is out of competition or hidden has no place and does not qualify; all who share the last place do, if they
 * have a point or a solved problem at all.
 *
 * @param board  of the level below, its final one
 * @throws never
 */
export function qualifies(
  board: BoardSnapshot,
  participantId: string,
  { by, least }: Pick<Qualification, "by" | "least">,
): boolean {
  const row = competingRows(board).find((one) => one.participantId === participantId);
  if (row === undefined || !hasScored(row)) return false;
  const kind = board.format?.kind ?? "icpc";
  const score = kind === "icpc" || kind === "practice" ? row.solved : row.score;
  return by === "top" ? row.rank <= least : score >= least;
}
