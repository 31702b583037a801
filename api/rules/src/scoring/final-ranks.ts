import type { BoardRow } from "../scoreboard/board.ts";

/** rank null: not ranked, an honorable mention. */
export interface FinalRank {
  readonly participantId: string;
  readonly solved: number;
  readonly rank: number | null;
}

/**
 * The ranks that a finished ICPC contest gives.
 *
 * Positions up to `lastMedal` stay as they are; who solved fewer than the median team is not ranked; the others are
 * ranked by the number solved alone. With an even number of teams the median team is the lower of the two in the
 * middle: the source does not say, and so nobody loses a rank by it.
 *
 * @param rows       as rankRows gives them, best first
 * @param lastMedal  12 + B, 1 ≤ lastMedal
 * @returns one entry for every row, in the same order
 * @throws never
 * Source: CCSR "Scoring", rule 7.
 */
export function finalRanks(rows: readonly BoardRow[], lastMedal: number): readonly FinalRank[] {
  const medianSolved = rows[Math.floor(rows.length / 2)]?.solved ?? 0;
  const medalled = rows.filter(({ rank }) => rank <= lastMedal).length;
  return rows.map(({ participantId, solved, rank }) => {
    if (rank <= lastMedal) return { participantId, solved, rank };
    if (solved < medianSolved) return { participantId, solved, rank: null };
    const better = rows.slice(medalled).filter((other) => other.solved > solved).length;
    return { participantId, solved, rank: medalled + better + 1 };
  });
}
