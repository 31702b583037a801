import { describe, expect, it } from "vitest";
import type { BoardSnapshot, Cell } from "../scoreboard/board.ts";
import { compareBoards } from "./compare-boards.ts";

const names = ["lola", "omar", "zafar"] as const;
type Cells = Readonly<Record<string, Cell>>;

const solvedAt = (minute: number): Cell => ({ kind: "solved", wrongBefore: 0, solvedAtMinutes: minute });

/** Cells by "lola A"; the first solves by label. */
function board(cells: Cells, firsts: Readonly<Record<string, string>> = {}): BoardSnapshot {
  return {
    contestId: "con_1",
    audience: "jury",
    version: 1,
    phase: { startsAt: 0, endsAt: 1, freezesAt: null, thawedAt: null, finalizedAt: null },
    penaltyMinutes: 20,
    groups: [{ groupId: "school", name: "school", sortOrder: 0 }],
    problems: ["A", "B"].map((label) => ({ problemId: label, label, name: {} })),
    participants: names.map((name) => ({
      participantId: name,
      name,
      organisation: null,
      group: "school",
      groupIds: ["school"],
    })),
    cells: Object.entries(cells).map(([at, cell]) => {
      const [participantId = "", problemId = ""] = at.split(" ");
      return { participantId, problemId, cell };
    }),
    firsts: Object.entries(firsts).map(([problemId, participantId]) => ({ problemId, participantId })),
  };
}

const before = board({ "lola A": { kind: "tried", wrong: 1 }, "omar A": solvedAt(20) }, { A: "omar" });
const after = board({ "lola A": solvedAt(10), "omar A": solvedAt(20) }, { A: "lola" });

describe("two boards compared", () => {
  it("name whose rank moved, whose balloon is new, who is first and what awards change hands", () => {
    const found = compareBoards(before, after);

    expect(found.rows.map((row) => [row.participantId, row.before.rank, row.after.rank])).toEqual([
      ["lola", 2, 1],
      ["omar", 1, 2],
      ["zafar", 2, 3],
    ]);
    expect(found.balloons).toEqual([{ participantId: "lola", problemId: "A", kind: "gained" }]);
    expect(found.firsts).toEqual([{ problemId: "A", before: "omar", after: "lola" }]);
    expect(found.awards).toEqual(
      expect.arrayContaining([
        { awardId: "winner", gained: ["lola"], lost: ["omar"] },
        { awardId: "gold-medal", gained: ["lola"], lost: [] },
        { awardId: "first-to-solve-A", gained: ["lola"], lost: ["omar"] },
        { awardId: "group-winner-school", gained: ["lola"], lost: ["omar"] },
      ]),
    );
  });

  it("count a full score as solved, a part of one not", () => {
    const scored = (isFull: boolean): Cell => ({
      kind: "scored",
      score: isFull ? 100 : 40,
      isFull,
      attempts: 1,
      penalties: 0,
      improvedAtSeconds: 60,
      pending: 0,
      why: null,
    });
    const found = compareBoards(board({ "lola A": scored(true) }), board({ "lola A": scored(false) }));
    expect(found.balloons).toEqual([{ participantId: "lola", problemId: "A", kind: "lost" }]);
  });

  it("have nothing to say when they are equal", () => {
    for (const one of [before, after, board({})])
      expect(compareBoards(one, one)).toEqual({ rows: [], firsts: [], awards: [], balloons: [] });
  });

  it("give and take in turn: the way back is the way there with sides changed", () => {
    const [there, back] = [compareBoards(before, after), compareBoards(after, before)];
    const swapped = back.awards.map(({ awardId, gained, lost }) => ({ awardId, gained: lost, lost: gained }));
    expect(swapped.toSorted((a, b) => (a.awardId < b.awardId ? -1 : 1))).toEqual(
      there.awards.toSorted((a, b) => (a.awardId < b.awardId ? -1 : 1)),
    );
    expect(back.firsts.map(({ problemId, before: from, after: to }) => [problemId, to, from])).toEqual(
      there.firsts.map(({ problemId, before: from, after: to }) => [problemId, from, to]),
    );
  });
});
