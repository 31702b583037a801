import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scoreCell } from "../scoring/score-cell.ts";
import type { BoardSnapshot, CellAt } from "./board.ts";
import { rankRows } from "./rank-rows.ts";

const minute = 60_000;
const clock = { startsAt: 0, endsAt: 300 * minute, freezesAt: null, thawedAt: null, now: 0, removed: [] };
const letters = ["A", "B", "C", "D"];

/** A jury's board from lines "<minute> <person> <problem> <right | wrong | compile>", and its rows as text. */
function ranksOf(log: string, names: readonly string[] = []): string[] {
  const runs = log
    .trim()
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line, index) => {
      const [at = "", person = "", problem = "", verdict = ""] = line.trim().split(/\s+/);
      const code =
        verdict === "right" ? ("AC" as const) : verdict === "compile" ? ("CE" as const) : ("WA" as const);
      return { person, problem, submissionId: `s${index}`, submittedAt: Number(at) * minute, verdict: code };
    });
  const people = [...new Set([...runs.map((run) => run.person), ...names])];
  const cells = people.flatMap((person) =>
    letters.map((problem): CellAt => {
      const submissions = runs.filter((run) => run.person === person && run.problem === problem);
      return {
        participantId: person,
        problemId: problem,
        cell: scoreCell({ clock, audience: "jury", submissions }),
      };
    }),
  );
  return rankRows(boardOf(people, cells)).map((row) => {
    const last = row.lastSolvedMinutes === null ? "" : ` last ${row.lastSolvedMinutes}`;
    return `${row.rank} ${row.participantId} ${row.solved} ${row.penaltyMinutes}${last}`;
  });
}

function boardOf(people: readonly string[], cells: readonly CellAt[]): BoardSnapshot {
  return {
    contestId: "con",
    audience: "jury",
    version: 1,
    phase: { ...clock, finalizedAt: null },
    penaltyMinutes: 20,
    problems: letters.map((label) => ({ problemId: label, label, name: { en: label } })),
    participants: people.map((name) => ({ participantId: name, name, organisation: null, group: null })),
    cells,
    firsts: [],
  };
}

function check(log: string, rows: string, names: readonly string[] = []) {
  expect(ranksOf(log, names)).toEqual(
    rows
      .trim()
      .split("\n")
      .map((line) => line.trim()),
  );
}

describe("the ranks", () => {
  it("put less penalty first among the equally many solved", () =>
    check(
      `
      12 lola A wrong
      40 lola A right
      45 omar A right`,
      `
      1 omar 1 45 last 45
      2 lola 1 60 last 40`,
    ));

  it("put more solved first, whatever the penalty", () =>
    check(
      `
      1 lola A right
      200 omar A right
      250 omar B right`,
      `
      1 omar 2 450 last 250
      2 lola 1 1 last 1`,
    ));

  it("cost nothing for rejected runs on a problem that was never solved, nor for compile errors", () =>
    check(
      `
      10 lola A right
      20 lola B wrong
      5 omar A compile
      11 omar A right`,
      `
      1 lola 1 10 last 10
      2 omar 1 11 last 11`,
    ));

  it("put the earlier last accepted run first when solved and penalty are equal", () =>
    check(
      `
      10 lola A right
      90 lola B right
      40 omar A right
      60 omar B right`,
      `
      1 omar 2 100 last 60
      2 lola 2 100 last 90`,
    ));

  it("are shared by those equal in all three, and the next is skipped", () =>
    check(
      `
      10 zafar A right
      10 lola A right
      10 omar A right
      11 anvar A right`,
      `
      1 lola 1 10 last 10
      1 omar 1 10 last 10
      1 zafar 1 10 last 10
      4 anvar 1 11 last 11`,
    ));

  it("list everyone, and people of one rank by name without regard to case or accents first", () =>
    check(
      "",
      `
      1 anvar 0 0
      1 Élyor 0 0
      1 Oʻgʻiloy 0 0
      1 Zafar 0 0`,
      ["Zafar", "Oʻgʻiloy", "anvar", "Élyor"],
    ));

  it("count no cell of a problem that is not on the board", () => {
    const cell = { kind: "solved", wrongBefore: 0, solvedAtMinutes: 5 } as const;
    const rows = rankRows(boardOf(["lola"], [{ participantId: "lola", problemId: "gone", cell }]));

    expect(rows[0]?.solved).toBe(0);
  });

  it("do not depend on the order of participants and cells", () => {
    const cellAt = fc.record({
      participantId: fc.constantFrom("a", "b", "c", "d", "e"),
      problemId: fc.constantFrom(...letters),
      cell: fc.record({
        kind: fc.constant("solved" as const),
        wrongBefore: fc.integer({ min: 0, max: 2 }),
        solvedAtMinutes: fc.integer({ min: 0, max: 3 }),
      }),
    });
    const cells = fc.uniqueArray(cellAt, { selector: (at) => at.participantId + at.problemId });
    const people = ["a", "b", "c", "d", "e"];
    fc.assert(
      fc.property(cells, fc.shuffledSubarray(people, { minLength: 5 }), (drawn, shuffledPeople) => {
        const one = rankRows(boardOf(people, drawn));

        expect(rankRows(boardOf(shuffledPeople, drawn.toReversed()))).toEqual(one);
      }),
    );
  });
});

describe("groups and unofficial lines", () => {
  const solved = (person: string, count: number): CellAt[] =>
    letters.slice(0, count).map((problem) => ({
      participantId: person,
      problemId: problem,
      cell: { kind: "solved", wrongBefore: 0, solvedAtMinutes: 10 },
    }));
  const ranked = (participants: BoardSnapshot["participants"], cells: readonly CellAt[]) =>
    rankRows({
      ...boardOf([], cells),
      groups: [
        { groupId: "school", name: "School", sortOrder: 0 },
        { groupId: "guests", name: "Guests", sortOrder: 1 },
      ],
      participants,
    }).map(({ rank, participantId, isUnofficial }) => `${rank} ${participantId}${isUnofficial ? "*" : ""}`);
  const person = (name: string, more: Partial<BoardSnapshot["participants"][number]> = {}) => ({
    participantId: name,
    name,
    organisation: null,
    group: null,
    ...more,
  });

  it("let an unofficial line stand where its result puts it, without moving anybody's rank", () =>
    expect(
      ranked(
        [person("guest", { isUnofficial: true }), person("lola"), person("omar"), person("zafar")],
        [...solved("guest", 4), ...solved("lola", 3), ...solved("omar", 2), ...solved("zafar", 2)],
      ),
    ).toEqual(["1 guest*", "1 lola", "2 omar", "2 zafar"]));

  it("put a group of a higher sort order below the others and rank it by itself", () =>
    expect(
      ranked(
        [person("guest", { groupIds: ["school", "guests"] }), person("lola"), person("omar")],
        [...solved("guest", 4), ...solved("omar", 1)],
      ),
    ).toEqual(["1 omar", "2 lola", "1 guest"]));

  it("count a group that the snapshot does not name as the first order", () =>
    expect(ranked([person("lola", { groupIds: ["gone"] })], [])).toEqual(["1 lola"]));
});
