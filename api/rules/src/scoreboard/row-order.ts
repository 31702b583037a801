import type { BoardRow } from "./board.ts";
import type { ContestFormat } from "./contest-format.ts";

type Key = (row: RankedBy) => number;
export type RankedBy = Pick<
  BoardRow,
  "solved" | "penaltyMinutes" | "lastSolvedMinutes" | "score" | "timeSeconds"
>;

/** Smaller is better, so what is better when larger stands negated. */
const keys: Readonly<Record<ContestFormat["kind"], readonly Key[]>> = {
  icpc: [(row) => -row.solved, (row) => row.penaltyMinutes, (row) => row.lastSolvedMinutes ?? 0],
  ioi: [(row) => -row.score],
  codeforces: [(row) => -row.score],
  atcoder: [(row) => -row.score, (row) => row.timeSeconds ?? 0],
  practice: [(row) => -row.solved, (row) => -row.score],
};

/**
 * Which of two rows stands higher in a format?
 *
 * @returns negative: the first; 0: they share a rank
 * @throws never
 * Source: icpc: CCSR "Scoring"; ioi: score alone, ties share; atcoder: score, then time with penalties.
 */
export function compareRows(kind: ContestFormat["kind"], a: RankedBy, b: RankedBy): number {
  for (const key of keys[kind]) {
    const difference = key(a) - key(b);
    if (difference !== 0) return difference;
  }
  return 0;
}
