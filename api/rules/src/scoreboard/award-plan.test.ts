import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AwardPlan, medalOf, medalPlaces, usualAwards } from "./award-plan.ts";

/** "50% 1:2:3" of all, or "4:4:4" places. */
function readPlan(text: string): AwardPlan {
  const [, percent, parts = ""] = /^(?:(\d+)% )?(.+)$/.exec(text) ?? [];
  const [gold = 0, silver = 0, bronze = 0] = parts.split(":").map(Number);
  const places = { ...usualAwards, gold, silver, bronze };
  return percent === undefined ? places : { ...places, medalPercent: Number(percent) };
}

/** The rank of everyone who competes, best first, with the first letter of the medal it brings. */
function check(plan: string, given: string): void {
  const ranks = given.split(" ").map((one) => Number.parseInt(one, 10));
  const places = medalPlaces(readPlan(plan), ranks.length);
  expect(ranks.map((rank) => `${rank}${medalOf(rank, places)?.[0] ?? ""}`).join(" ")).toBe(given);
}

describe("medals by places", () => {
  it("are as many as there are places, whoever competes", () => {
    check("1:2:1", "1g 2s 3s 4b 5 6 7");
    check("4:4:4", "1g 2g 3g");
  });

  it("are shared with the place, and fewer of the next are left", () => {
    check("4:4:4", "1g 2g 3g 3g 3g 6s 7s 8s 9b");
  });
});

describe("medals by shares", () => {
  it("go to the best twelfth, sixth and fourth of an olympiad", () => {
    check("50% 1:2:3", "1g 2s 3s 4b 5b 6b 7 8 9 10 11 12");
    check("50% 1:2:3", `1g 2g 3s 4s 5s 6s 7b 8b 9b 10b 11b 12b ${tail(13, 24)}`);
  });

  it("are never fewer than the share where it is not whole", () => {
    check("50% 1:2:3", `1g 2g 3s 4s 5b 6b 7b ${tail(8, 13)}`);
    check("50% 1:2:3", "1g");
  });

  it("keep those together who share a place, though more than the share have the medal then", () => {
    check("50% 1:2:3", "1g 1g 1g 4b 4b 4b 7 8 9 10 11 12");
    check("50% 1:2:3", "1g 2s 2s 2s 5b 6b 6b 6b 9 10 11 12");
  });

  it("may be of any ratio and any percent, and none at all", () => {
    check("45% 8:37:0", `1g 2g 3s 4s 5s 6s 7s 8s 9s ${tail(10, 20)}`);
    check("100% 1:0:0", "1g 2g 3g");
    check("50% 0:0:0", "1 2 3");
  });

  it("are the fewest that reach the share, whatever places are shared", () => {
    const ranksOf = (scores: readonly number[]) =>
      scores.map((score) => 1 + scores.filter((other) => other > score).length);
    const part = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 80 }),
        fc.integer({ min: 1, max: 100 }),
        fc.tuple(fc.integer({ min: 1, max: 40 }), part, part),
        (scores, percent, [gold, silver, bronze]) => {
          const plan = { ...usualAwards, medalPercent: percent, gold, silver, bronze };
          const places = medalPlaces(plan, scores.length);
          const ranks = ranksOf(scores);
          const parts = gold + silver + bronze;
          const better: string[] = [];
          for (const [medal, upTo] of [
            ["gold", gold],
            ["silver", gold + silver],
            ["bronze", parts],
          ] as const) {
            better.push(medal);
            const holders = ranks.filter((rank) => better.includes(medalOf(rank, places) ?? "none"));
            const withoutTheLast = holders.filter((rank) => rank < Math.max(...holders));
            const reaches = (count: number) => count * 100 * parts >= scores.length * percent * upTo;
            expect(reaches(holders.length)).toBe(true);
            expect(holders.length === 0 || !reaches(withoutTheLast.length)).toBe(true);
          }
        },
      ),
    );
  });
});

const tail = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index).join(" ");
