import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { usualAwards } from "../scoreboard/award-plan.ts";
import type { BoardParticipant, BoardSnapshot, Cell } from "../scoreboard/board.ts";
import { awardsOf, medalsOf } from "./board-awards.ts";

type Some = Partial<BoardParticipant>;
const line = (name: string, more: Some = {}): BoardParticipant => ({
  participantId: name,
  name,
  organisation: null,
  group: null,
  ...more,
});
const one = { gold: 1, silver: 1, bronze: 1, groupWinners: true, firstSolves: true, honours: false };

/** Everyone solved A at the minute of their number in the list. */
function board(participants: readonly BoardParticipant[], more: Partial<BoardSnapshot> = {}): BoardSnapshot {
  return {
    contestId: "con",
    audience: "jury",
    version: 1,
    phase: { startsAt: 0, endsAt: 1, freezesAt: null, thawedAt: null, finalizedAt: null },
    penaltyMinutes: 20,
    awards: one,
    problems: [{ problemId: "A", label: "A", name: {} }],
    participants,
    cells: participants.map(({ participantId }, index) => ({
      participantId,
      problemId: "A",
      cell: { kind: "solved", wrongBefore: 0, solvedAtMinutes: index + 1 },
    })),
    firsts: [],
    ...more,
  };
}
const medalled = (of: BoardSnapshot) => [...medalsOf(of)].map(([name, medal]) => `${name} ${medal}`);
const holders = (of: BoardSnapshot, awardId: string) =>
  awardsOf(of).find((award) => award.awardId === awardId)?.participantIds;

describe("medals by a board", () => {
  it("go past who is out of competition and who is hidden from the public", () => {
    const lines = [line("guest", { isUnofficial: true }), line("lola"), line("ghost", { isHidden: true })];

    expect(medalled(board([...lines, line("omar"), line("zafar"), line("anvar")]))).toEqual([
      "lola gold",
      "omar silver",
      "zafar bronze",
    ]);
  });

  it("are those of the lowest sort order, though each group has its winner", () => {
    const groups = [
      { groupId: "school", name: "School", sortOrder: 0 },
      { groupId: "guests", name: "Guests", sortOrder: 1 },
      { groupId: "nobody", name: "Nobody", sortOrder: 0 },
    ];
    const of = board([line("gulya", { groupIds: ["guests"] }), line("lola", { groupIds: ["school"] })], {
      groups,
    });

    expect(medalled(of)).toEqual(["lola gold"]);
    expect(holders(of, "group-winner-guests")).toEqual(["gulya"]);
    expect(holders(of, "group-winner-school")).toEqual(["lola"]);
    expect(holders(of, "group-winner-nobody")).toBeUndefined();
  });

  it("name first solves in the order of the problems", () => {
    const problems = ["B", "A"].map((label) => ({ problemId: label, label, name: {} }));
    const firsts = [
      { problemId: "A", participantId: "lola" },
      { problemId: "B", participantId: "omar" },
    ];
    const given = awardsOf(board([line("lola"), line("omar")], { problems, firsts })).map(
      ({ awardId }) => awardId,
    );

    expect(given.filter((awardId) => awardId.startsWith("first"))).toEqual([
      "first-to-solve-B",
      "first-to-solve-A",
    ]);
  });

  it("go by points in an olympiad, shared with the place, and to nobody without a point", () => {
    const scored = (score: number): Cell => ({
      kind: "scored",
      score,
      isFull: false,
      attempts: 1,
      penalties: 0,
      improvedAtSeconds: 60,
      pending: 0,
      why: null,
    });
    const points: Readonly<Record<string, number>> = { lola: 40, omar: 70, zafar: 70, anvar: 0 };
    const of = board(
      Object.keys(points).map((name) => line(name)),
      {
        format: { kind: "ioi", counts: "best-submission", feedback: "full" },
        awards: { ...usualAwards, gold: 1, silver: 2, bronze: 5 },
        cells: Object.entries(points).map(([participantId, score]) => ({
          participantId,
          problemId: "A",
          cell: scored(score),
        })),
      },
    );

    expect(medalled(of)).toEqual(["omar gold", "zafar gold", "lola silver"]);
    expect(awardsOf(of).map(({ awardId }) => awardId)).toEqual([
      "winner",
      "gold-medal",
      "silver-medal",
      "bronze-medal",
    ]);
  });

  it("by shares are of those who came and compete in the open, and of nobody else", () => {
    const came = ["a", "b", "c", "d"].map((name) => line(name));
    const guests = [line("guest", { isUnofficial: true }), line("ghost", { isHidden: true })];
    const absent = ["e", "f", "g", "h", "i", "j", "k", "l"].map((name) => line(name));
    const of = board([...came, ...guests], {
      awards: { ...one, medalPercent: 50, gold: 1, silver: 1, bronze: 0 },
    });

    const medals = ["a gold", "b silver"];
    expect(medalled(of)).toEqual(medals);
    expect(medalled({ ...of, participants: [...of.participants, ...absent] })).toEqual(medals);
  });

  it("are four of each where the board does not say, and none in practice", () => {
    const lines = Array.from({ length: 13 }, (_, index) => line(`p${index + 10}`));
    const { awards: _, ...usual } = board(lines);

    expect([...medalsOf(usual).values()].join(" ")).toBe(
      "gold gold gold gold silver silver silver silver bronze bronze bronze bronze",
    );
    expect(medalsOf({ ...usual, format: { kind: "practice" } }).size).toBe(0);
    expect(awardsOf({ ...usual, format: { kind: "practice" } })).toEqual([]);
  });

  it("do not depend on the order of lines and cells", () => {
    const lines = ["a", "b", "c", "d", "e"].map((name, index) =>
      line(name, { isUnofficial: index === 1, isHidden: index === 3 }),
    );
    const of = board(lines);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...lines], { minLength: 5 }),
        fc.shuffledSubarray([...of.cells], { minLength: 5 }),
        (participants, cells) => {
          expect(awardsOf({ ...of, participants, cells })).toEqual(awardsOf(of));
        },
      ),
    );
  });
});
