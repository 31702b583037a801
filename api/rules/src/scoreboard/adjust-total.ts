/**
 * What the jury adds to one line's total by hand: penalty for a broken rule, or a compensation.
 *
 * It is an amount beside the cells, never inside one: cells are computed anew from submissions, and what the freeze hides
 * stays in them, so that adding it to a public total tells nothing that the public cells do not tell. It counts on every
 * board alike, at once.
 */
import { addPoints } from "./add-points.ts";
import type { BoardRow } from "./board.ts";
import type { ContestFormat } from "./contest-format.ts";

/** minutes: more is worse. points: more is better. */
export type AdjustmentUnit = "minutes" | "points";

/** In what a format's lines are adjusted: minutes where ties are broken by time with penalty minutes, else points. */
export function adjustmentUnit(kind: ContestFormat["kind"]): AdjustmentUnit {
  return kind === "icpc" || kind === "atcoder" ? "minutes" : "points";
}

/** Of one adjustment, up or down. */
export const adjustmentAtMost = 100_000;

/**
 * May the jury add this much in such a format? Whole minutes; points with two decimals at most; never nothing.
 *
 * @throws never
 */
export function isAdjustment(kind: ContestFormat["kind"], amount: number): boolean {
  if (!Number.isFinite(amount) || amount === 0 || Math.abs(amount) > adjustmentAtMost) return false;
  return adjustmentUnit(kind) === "minutes"
    ? Number.isInteger(amount)
    : Math.round(amount * 100) / 100 === amount;
}

type Total = Pick<BoardRow, "penaltyMinutes" | "score" | "timeSeconds">;

/**
 * A line's total with what the jury added to it.
 *
 * In icpc minutes go to the penalty, in atcoder to the time of whoever has a score, elsewhere points to the score. A
 * compensation takes away at most what there is: no total falls below zero.
 *
 * @param adjustment  sum of what counts, minutes or points; 0: none
 * @throws never
 * Source: house rule; contest regulations leave the jury penalties for breaches without saying how they are counted.
 */
export function adjustTotal<T extends Total>(kind: ContestFormat["kind"], total: T, adjustment: number): T {
  if (adjustment === 0) return total;
  if (kind === "icpc") return { ...total, penaltyMinutes: Math.max(0, total.penaltyMinutes + adjustment) };
  if (kind === "atcoder") {
    const { timeSeconds } = total;
    return {
      ...total,
      timeSeconds: timeSeconds === null ? null : Math.max(0, timeSeconds + adjustment * 60),
    };
  }
  return { ...total, score: Math.max(0, addPoints([total.score, adjustment])) };
}
