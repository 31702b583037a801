import type { BoardRow, FirstSolve } from "../scoreboard/board.ts";
import { type FinalRank, finalRanks } from "./final-ranks.ts";

export interface AwardsQuestion {
  /** As rankRows gives them, best first, of one sort order; unofficial lines get nothing. */
  readonly rows: readonly BoardRow[];
  readonly firsts: readonly FirstSolve[];
  /** Every group that gives an award, with its members. */
  readonly groups: readonly { readonly groupId: string; readonly participantIds: ReadonlySet<string> }[];
  /** B: how many bronze medals more than four, 0 ≤ B. */
  readonly extraBronze: number;
}

/** awardId as the Contest API names it. Nobody: an empty list. */
export interface Award {
  readonly awardId: string;
  readonly participantIds: readonly string[];
}

/**
 * The awards of an ICPC contest by its board as it stands.
 *
 * A medal, the win and a group's win need a solved problem; the other awards go by final rank alone.
 *
 * @returns winner, medals, honours, first-to-solve-<problem>, group-winner-<group> always; rank-<n> where it is given
 * @throws never
 * Source: CCSR "Scoring", rule 8; Contest API, "Awards".
 */
export function listAwards({ firsts, groups, extraBronze, ...all }: AwardsQuestion): readonly Award[] {
  const lastMedal = 12 + extraBronze;
  const rows = all.rows.filter(({ isUnofficial }) => !isUnofficial);
  const ranks = finalRanks(rows, lastMedal);
  const scored = rows.filter(({ solved }) => solved > 0);
  const between = (from: number, to: number) => scored.filter(({ rank }) => from <= rank && rank <= to);
  return [
    award("winner", between(1, 1)),
    award("gold-medal", between(1, 4)),
    award("silver-medal", between(5, 8)),
    award("bronze-medal", between(9, lastMedal)),
    ...rankAwards(ranks, lastMedal),
    ...honours(rows, ranks, lastMedal),
    ...firsts.map(({ problemId, participantId }) => ({
      awardId: `first-to-solve-${problemId}`,
      participantIds: participantId === null ? [] : [participantId],
    })),
    ...groups.map(({ groupId, participantIds }) => {
      const members = scored.filter((row) => participantIds.has(row.participantId));
      const best = members.filter(({ rank }) => rank === members[0]?.rank);
      return award(`group-winner-${groupId}`, best);
    }),
  ];
}

function rankAwards(ranks: readonly FinalRank[], lastMedal: number): Award[] {
  const given = [...new Set(ranks.map(({ rank }) => rank))].filter((rank) => rank !== null);
  return given
    .filter((rank) => rank > lastMedal)
    .map((rank) =>
      award(
        `rank-${rank}`,
        ranks.filter((other) => other.rank === rank),
      ),
    );
}

function honours(rows: readonly BoardRow[], ranks: readonly FinalRank[], lastMedal: number): Award[] {
  const bar = rows.findLast(({ rank }) => rank <= lastMedal)?.solved ?? 0;
  const ranked = ranks.filter(({ rank }) => rank !== null);
  return [
    award(
      "highest-honors",
      ranked.filter(({ solved }) => solved >= bar),
    ),
    award(
      "high-honors",
      ranked.filter(({ solved }) => solved === bar - 1),
    ),
    award(
      "honors",
      ranked.filter(({ solved }) => solved <= bar - 2),
    ),
    award(
      "honorable-mention",
      ranks.filter(({ rank }) => rank === null),
    ),
  ];
}

function award(awardId: string, who: readonly { readonly participantId: string }[]): Award {
  return { awardId, participantIds: who.map(({ participantId }) => participantId) };
}
