import {
  type AwardPlan,
  type Medal,
  type MedalPlaces,
  medalOf,
  medalPlaces,
} from "../scoreboard/award-plan.ts";
import type { BoardRow, FirstSolve } from "../scoreboard/board.ts";
import { type FinalRank, finalRanks } from "./final-ranks.ts";

export interface AwardsQuestion {
  /** As rankRows gives them, best first, of one sort order; unofficial lines get nothing. */
  readonly rows: readonly BoardRow[];
  readonly firsts: readonly FirstSolve[];
  /** Every group that gives an award, with the rows of its members, best first. */
  readonly groups: readonly { readonly groupId: string; readonly rows: readonly BoardRow[] }[];
  readonly plan: AwardPlan;
  /** Of the official rows, those who sent something that counts: shares are of them. */
  readonly competitorCount: number;
}

/** awardId as the Contest API names it. Nobody: an empty list. */
export interface Award {
  readonly awardId: string;
  readonly participantIds: readonly string[];
}

/**
 * The awards of a contest by its board as it stands.
 *
 * A medal, the win and a group's win need a solved problem or points. The other awards go by final rank; who has
 * neither is not ranked, and has an honorable mention.
 *
 * @returns winner always; then, as far as the plan gives them, medals, rank-<n>, honours, first-to-solve-<problem>,
 *   group-winner-<group>
 * @throws never
 * Source: CCSR "Scoring", rule 8; Contest API, "Awards".
 */
export function listAwards(question: AwardsQuestion): readonly Award[] {
  const { rows: all, firsts, groups, plan, competitorCount } = question;
  const places = medalPlaces(plan, competitorCount);
  const rows = all.filter(({ isUnofficial }) => !isUnofficial);
  const scored = rows.filter(hasScored);
  return [
    award(
      "winner",
      scored.filter(({ rank }) => rank === 1),
    ),
    ...medalAwards(scored, plan, places),
    ...(plan.honours ? rankedAwards(rows, lastMedalOf(places)) : []),
    ...(plan.firstSolves ? firsts.map(firstAward) : []),
    ...(plan.groupWinners ? groups.map(groupAward) : []),
  ];
}

/** Who solved nothing and has no points wins nothing, whatever the place. */
export function hasScored({ solved, score }: Pick<BoardRow, "solved" | "score">): boolean {
  return solved > 0 || score > 0;
}

const lastMedalOf = ({ gold, silver, bronze }: MedalPlaces) => gold + silver + bronze;

function medalAwards(scored: readonly BoardRow[], plan: AwardPlan, places: MedalPlaces): Award[] {
  const medals: readonly Medal[] = ["gold", "silver", "bronze"];
  return medals
    .filter((medal) => plan[medal] > 0)
    .map((medal) =>
      award(
        `${medal}-medal`,
        scored.filter(({ rank }) => medalOf(rank, places) === medal),
      ),
    );
}

function firstAward({ problemId, participantId }: FirstSolve): Award {
  return {
    awardId: `first-to-solve-${problemId}`,
    participantIds: participantId === null ? [] : [participantId],
  };
}

function groupAward({ groupId, rows }: AwardsQuestion["groups"][number]): Award {
  const scored = rows.filter((row) => !row.isUnofficial && hasScored(row));
  return award(
    `group-winner-${groupId}`,
    scored.filter(({ rank }) => rank === scored[0]?.rank),
  );
}

function rankedAwards(rows: readonly BoardRow[], lastMedal: number): Award[] {
  const without = new Set(rows.filter((row) => !hasScored(row)).map(({ participantId }) => participantId));
  const ranks = finalRanks(rows, lastMedal).map((final) =>
    without.has(final.participantId) ? { ...final, rank: null } : final,
  );
  return [...rankAwards(ranks, lastMedal), ...honours(rows, ranks, lastMedal)];
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
