import { describe, expect, it } from "vitest";
import { type AwardPlan, usualAwards } from "../scoreboard/award-plan.ts";
import type { BoardRow } from "../scoreboard/board.ts";
import { listAwards } from "./awards.ts";
import { countRuns } from "./count-runs.ts";
import { finalRanks } from "./final-ranks.ts";

/** Rows from "rank solved" pairs; people are named t1, t2, … in order. */
function rowsOf(...pairs: readonly (readonly [rank: number, solved: number])[]): BoardRow[] {
  return pairs.map(([rank, solved], index) => ({
    participantId: `t${index + 1}`,
    rank,
    isUnofficial: false,
    solved,
    penaltyMinutes: 0,
    lastSolvedMinutes: null,
    score: 0,
    timeSeconds: null,
  }));
}

/** Twelve with 9, 9, 9, 9, 8, 8, 8, 8, 7, 7, 7, 7 solved, then these numbers, each at a position of its own. */
function fieldOf(...rest: readonly number[]): BoardRow[] {
  const solved = [9, 9, 9, 9, 8, 8, 8, 8, 7, 7, 7, 7, ...rest];
  return rowsOf(...solved.map((count, index) => [index + 1, count] as const));
}

/** The median team, the 20th of 38, solved 5: two with 6 and 23 with 5 are ranked after the medals, one with 3 is not. */
const longField = fieldOf(6, 6, ...Array.from({ length: 23 }, () => 5), 3);
const namesOf = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `t${from + index}`).join(" ");

function awardsOf(rows: readonly BoardRow[], plan: Partial<AwardPlan> = {}) {
  const competitorCount = rows.length;
  const given = listAwards({
    rows,
    firsts: [],
    groups: [],
    plan: { ...usualAwards, ...plan },
    competitorCount,
  });
  return Object.fromEntries(given.map(({ awardId, participantIds }) => [awardId, participantIds.join(" ")]));
}

describe("final ranks", () => {
  it("keep medal positions, rank the next by solved alone, leave out those below the median team", () => {
    const ranks = finalRanks(fieldOf(7, 7, 6, 6, 5, 5, 4, 4, 4, 4, 4, 4), 12).map(({ rank }) => rank);

    expect(ranks.slice(0, 12)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(ranks.slice(12)).toEqual([13, 13, ...Array(10).fill(null)]);
  });

  it("share a rank and skip the next among those with equally many solved", () => {
    const ranks = finalRanks(longField, 12).map(({ rank }) => rank);

    expect(ranks.slice(12)).toEqual([13, 13, ...Array(23).fill(15), null]);
  });

  it("keep the position of who shares the last medal", () => {
    const rows = rowsOf(
      ...Array.from({ length: 11 }, (_, i) => [i + 1, 4] as const),
      [12, 4],
      [12, 4],
      [14, 4],
    );

    expect(
      finalRanks(rows, 12)
        .map(({ rank }) => rank)
        .slice(10),
    ).toEqual([11, 12, 12, 14]);
  });
});

describe("the awards", () => {
  it("give as many of each medal as the contest has places for", () => {
    const rows = fieldOf(7, 7, 7);

    expect(awardsOf(rows)["gold-medal"]).toBe("t1 t2 t3 t4");
    expect(awardsOf(rows)["silver-medal"]).toBe("t5 t6 t7 t8");
    expect(awardsOf(rows)["bronze-medal"]).toBe("t9 t10 t11 t12");
    expect(awardsOf(rows, { bronze: 6 })["bronze-medal"]).toBe("t9 t10 t11 t12 t13 t14");
    expect(awardsOf(rows, { gold: 1, silver: 2, bronze: 3 })).toMatchObject({
      "gold-medal": "t1",
      "silver-medal": "t2 t3",
      "bronze-medal": "t4 t5 t6",
    });
  });

  it("are those of the plan alone: no medal without places, no honours, no first solves, no group winners", () => {
    const plan = { ...usualAwards, gold: 0, groupWinners: false, firstSolves: false, honours: false };
    const rows = rowsOf([1, 3], [2, 2]);
    const groups = [{ groupId: "north", rows }];
    const firsts = [{ problemId: "a", participantId: "t1" }];
    const given = listAwards({ rows, groups, plan, firsts, competitorCount: 2 });

    expect(given).toEqual([
      { awardId: "winner", participantIds: ["t1"] },
      { awardId: "silver-medal", participantIds: ["t1", "t2"] },
      { awardId: "bronze-medal", participantIds: [] },
    ]);
  });

  it("go by shares of those who compete, and name a medal that nobody has", () => {
    const rows = rowsOf([1, 4], [2, 3], [2, 3], [4, 2], [5, 1], [6, 0]);
    const halves = { medalPercent: 50, gold: 1, silver: 2, bronze: 3, honours: false };

    expect(awardsOf(rows, halves)).toMatchObject({
      "gold-medal": "t1",
      "silver-medal": "t2 t3",
      "bronze-medal": "",
    });
  });

  it("leave less silver when a place with gold is shared", () => {
    const rows = rowsOf([1, 9], [2, 9], [3, 9], [3, 9], [3, 9], [6, 8], [7, 8], [8, 8], [9, 7]);

    expect(awardsOf(rows)["gold-medal"]).toBe("t1 t2 t3 t4 t5");
    expect(awardsOf(rows)["silver-medal"]).toBe("t6 t7 t8");
  });

  it("measure honours by the team ranked last among the medals", () => {
    const given = awardsOf(longField);

    expect(given["highest-honors"]).toBe("t1 t2 t3 t4 t5 t6 t7 t8 t9 t10 t11 t12");
    expect(given["high-honors"]).toBe("t13 t14");
    expect(given.honors).toBe(namesOf(15, 37));
    expect(given["honorable-mention"]).toBe("t38");
    expect(given["rank-13"]).toBe("t13 t14");
    expect(given["rank-15"]).toBe(namesOf(15, 37));
  });

  it("give no medal and no win to who solved nothing", () => {
    const given = awardsOf(rowsOf([1, 0], [1, 0]));

    expect(given.winner).toBe("");
    expect(given["gold-medal"]).toBe("");
  });

  it("give no honour and no rank to who solved nothing, however small the field", () => {
    const given = awardsOf(rowsOf([1, 2], [2, 1], [3, 0], [3, 0]));

    expect(given["highest-honors"]).toBe("t1 t2");
    expect(given["honorable-mention"]).toBe("t3 t4");
    expect(awardsOf(rowsOf([1, 2], [2, 0]), { gold: 1, silver: 0, bronze: 0 })).not.toHaveProperty("rank-2");
  });

  it("are shared by winners of one position, in the contest and in a group", () => {
    const rows = rowsOf([1, 3], [1, 3], [3, 2], [3, 2], [5, 1]);
    const groups = [
      { groupId: "north", rows: rows.slice(2) },
      { groupId: "empty", rows: [] },
    ];
    const given = listAwards({
      rows,
      groups,
      plan: usualAwards,
      competitorCount: 5,
      firsts: [{ problemId: "a", participantId: "t5" }],
    });

    expect(given).toContainEqual({ awardId: "winner", participantIds: ["t1", "t2"] });
    expect(given).toContainEqual({ awardId: "group-winner-north", participantIds: ["t3", "t4"] });
    expect(given).toContainEqual({ awardId: "group-winner-empty", participantIds: [] });
    expect(given).toContainEqual({ awardId: "first-to-solve-a", participantIds: ["t5"] });
  });
});

describe("the counted runs", () => {
  const clock = { startsAt: 0, endsAt: 100, freezesAt: 50, thawedAt: null, now: 99, removed: [] };
  const run = (submittedAt: number, verdict: "AC" | "WA" | "CE" | null) => ({
    submissionId: `s${submittedAt}`,
    submittedAt,
    verdict,
  });

  it("end with the first accepted one, compile errors among them", () => {
    const submissions = [run(30, "WA"), run(20, "AC"), run(10, "CE"), run(5, null), run(40, null)];

    expect(countRuns({ clock, audience: "jury", submissions })).toEqual({ judged: 2, pending: 1 });
  });

  it("are pending for the public from the freeze on, and absent from the end on", () => {
    const submissions = [run(10, "WA"), run(50, "AC"), run(60, "WA"), run(100, "AC")];

    expect(countRuns({ clock, audience: "public", submissions })).toEqual({ judged: 1, pending: 2 });
  });
});

describe("an unofficial line", () => {
  it("gets no award and takes none from those behind it", () => {
    const [best, second] = rowsOf([1, 9], [1, 8]);
    const guest = { ...(best as BoardRow), isUnofficial: true };

    expect(awardsOf([guest, second as BoardRow])).toMatchObject({ winner: "t2", "gold-medal": "t2" });
  });
});
