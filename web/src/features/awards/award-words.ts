import type { ContestAwards } from "@bilimdon/contracts/http/awards";
import * as words from "../../generated/messages/awards.ts";

type Award = ContestAwards["awards"][number];

const named: Readonly<Record<Award["kind"], (about: string) => string>> = {
  winner: words.winner,
  "gold-medal": words.gold,
  "silver-medal": words.silver,
  "bronze-medal": words.bronze,
  rank: (rank) => words.rank({ rank }),
  "highest-honors": words.highestHonors,
  "high-honors": words.highHonors,
  honors: words.honors,
  "honorable-mention": words.mention,
  "first-to-solve": (label) => words.firstToSolve({ label }),
  "group-winner": (group) => words.groupWinner({ group }),
};

export function awardWords({ kind, about }: Pick<Award, "kind" | "about">): string {
  return named[kind](about ?? "");
}
