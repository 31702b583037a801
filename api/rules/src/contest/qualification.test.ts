import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BoardSnapshot } from "../scoreboard/board.ts";
import { isLevelBelow, type Qualification, qualifies } from "./qualification.ts";

type Rule = Pick<Qualification, "by" | "least">;

/** "lola 40, omar 70 guest": points of each, and who is out of competition or hidden. */
function boardOf(text: string): BoardSnapshot {
  const lines = text.split(", ").map((line) => line.split(" "));
  return {
    contestId: "con",
    audience: "public",
    version: 1,
    phase: { startsAt: 0, endsAt: 1, freezesAt: null, thawedAt: null, finalizedAt: 1 },
    format: { kind: "ioi", counts: "best-submission", feedback: "full" },
    penaltyMinutes: 20,
    problems: [{ problemId: "A", label: "A", name: {} }],
    participants: lines.map(([name = "", , how]) => ({
      participantId: name,
      name,
      organisation: null,
      group: null,
      isUnofficial: how === "guest",
      isHidden: how === "hidden",
    })),
    cells: lines.map(([participantId = "", score]) => ({
      participantId,
      problemId: "A",
      cell: {
        kind: "scored",
        score: Number(score),
        isFull: false,
        attempts: 1,
        penalties: 0,
        improvedAtSeconds: 1,
        pending: 0,
        why: null,
      },
    })),
    firsts: [],
  };
}

const who = (board: BoardSnapshot, rule: Rule) =>
  board.participants
    .filter(({ participantId }) => qualifies(board, participantId, rule))
    .map(({ name }) => name)
    .join(" ");

describe("who registers for the next level", () => {
  const board = boardOf("lola 90, omar 70, zafar 70, anvar 40, vali 0, ghost 99 hidden, guest 95 guest");

  it("is whoever has one of the first places, with all who share the last of them", () => {
    expect(who(board, { by: "top", least: 1 })).toBe("lola");
    expect(who(board, { by: "top", least: 2 })).toBe("lola omar zafar");
    expect(who(board, { by: "top", least: 3 })).toBe("lola omar zafar");
  });

  it("is whoever has the score, and nobody who has less", () => {
    expect(who(board, { by: "score", least: 70 })).toBe("lola omar zafar");
    expect(who(board, { by: "score", least: 70.5 })).toBe("lola");
  });

  it("is nobody without a point, out of competition, hidden, or not on the board", () => {
    expect(who(board, { by: "top", least: 100 })).toBe("lola omar zafar anvar");
    expect(qualifies(board, "stranger", { by: "top", least: 100 })).toBe(false);
  });

  it("is counted by solved problems in icpc", () => {
    const { format: _, ...icpc } = board;
    const solved = { kind: "solved", wrongBefore: 0, solvedAtMinutes: 3 } as const;
    const one = { ...icpc, cells: [{ participantId: "omar", problemId: "A", cell: solved }] };

    expect(who(one, { by: "score", least: 1 })).toBe("omar");
    expect(who(one, { by: "score", least: 2 })).toBe("");
  });

  it("never leaves out whoever stands as high or higher than somebody who may", () => {
    const scores = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        scores,
        fc.constantFrom("top", "score"),
        fc.integer({ min: 1, max: 12 }),
        (all, by, least) => {
          const of = boardOf(all.map((score, index) => `p${index} ${score}`).join(", "));
          const may = all.map((_, index) => qualifies(of, `p${index}`, { by, least }));
          const lowest = Math.min(...all.filter((_, index) => may[index]));
          expect(may).toEqual(all.map((score) => score >= lowest));
        },
      ),
    );
  });
});

it("a level is below the next one alone", () => {
  expect(isLevelBelow("regional", "national")).toBe(true);
  expect(isLevelBelow("national", "international")).toBe(true);
  expect(isLevelBelow("regional", "international")).toBe(false);
  expect(isLevelBelow("national", "regional")).toBe(false);
  expect(isLevelBelow(null, "regional")).toBe(false);
  expect(isLevelBelow("regional", null)).toBe(false);
});
