/** What a contest gives, as its director sets it. */
export interface AwardPlan {
  /** Places that bring each medal (a diploma of the first, second, third degree); 0: there is none. */
  readonly gold: number;
  readonly silver: number;
  readonly bronze: number;
  /** The best of each group. */
  readonly groupWinners: boolean;
  /** Whoever solves a problem before all others, in formats that know a race. */
  readonly firstSolves: boolean;
  /** Ranks and honours of those without a medal; in icpc alone. */
  readonly honours: boolean;
}

/** Source: CCSR "Awards": gold 1–4, silver 5–8, bronze 9–12. */
export const usualAwards: AwardPlan = {
  gold: 4,
  silver: 4,
  bronze: 4,
  groupWinners: true,
  firstSolves: true,
  honours: true,
};

export type Medal = "gold" | "silver" | "bronze";

/**
 * The medal that a place brings. Who shares a place shares its medal, and fewer of the next are left: of five on
 * places 1, 2, 3, 3, 3 all have gold when four places bring it, and the sixth has silver.
 *
 * @param rank  as rankRows gives it, 1 ≤ rank
 * @returns null: none
 * @throws never
 */
export function medalOf(rank: number, { gold, silver, bronze }: AwardPlan): Medal | null {
  if (rank <= gold) return "gold";
  if (rank <= gold + silver) return "silver";
  return rank <= gold + silver + bronze ? "bronze" : null;
}
