/** Places that bring each medal (a diploma of the first, second, third degree); 0: there is none. */
export interface MedalPlaces {
  readonly gold: number;
  readonly silver: number;
  readonly bronze: number;
}

/** What a contest gives, as its director sets it. */
export interface AwardPlan extends MedalPlaces {
  /**
   * Medals for so many percent of those who competed: then the three numbers are no places but the parts in which these
   * are divided. 50 with 1, 2, 3 is the best twelfth, sixth and fourth of an olympiad. Absent: places.
   */
  readonly medalPercent?: number | undefined;
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

/** Source: IOI regulations: a half of all contestants, in the ratio 1 to 2 to 3. */
export const usualShares = { medalPercent: 50, gold: 1, silver: 2, bronze: 3 } as const;

/**
 * How many places bring each medal, once it is known how many compete.
 *
 * By shares it is the fewest places with which at least the share of all has the medal or a better one: of 13 people
 * two have gold where a twelfth has it. Who shares a place shares its medal (medalOf), so that more may have one.
 *
 * @param competitorCount  those who sent something that counts; whoever never came gives nobody a medal
 * @throws never
 * Source: IOI regulations, "Medals": the largest score such that at least one twelfth of all contestants have gold, one
 *   fourth gold or silver, one half a medal.
 */
export function medalPlaces(plan: AwardPlan, competitorCount: number): MedalPlaces {
  const { gold, silver, bronze, medalPercent } = plan;
  if (medalPercent === undefined) return { gold, silver, bronze };
  const parts = gold + silver + bronze;
  // Whole numbers are divided once, so that a twelfth of 24 is 2 and not a little more, which would round to 3.
  const upTo = (some: number) =>
    parts === 0 ? 0 : Math.ceil((competitorCount * medalPercent * some) / (100 * parts));
  const [golds, silvers, all] = [upTo(gold), upTo(gold + silver), upTo(parts)];
  return { gold: golds, silver: silvers - golds, bronze: all - silvers };
}

export type Medal = "gold" | "silver" | "bronze";

/**
 * The medal that a place brings. Who shares a place shares its medal, and fewer of the next are left: of five on
 * places 1, 2, 3, 3, 3 all have gold when four places bring it, and the sixth has silver.
 *
 * @param rank  as rankRows gives it, 1 ≤ rank
 * @returns null: none
 * @throws never
 */
export function medalOf(rank: number, { gold, silver, bronze }: MedalPlaces): Medal | null {
  if (rank <= gold) return "gold";
  if (rank <= gold + silver) return "silver";
  return rank <= gold + silver + bronze ? "bronze" : null;
}
