import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustmentUnit, adjustTotal, isAdjustment } from "./adjust-total.ts";
import type { BoardSnapshot, Cell } from "./board.ts";
import { type ContestFormat, usualCodeforces } from "./contest-format.ts";
import { rankRows } from "./rank-rows.ts";

const ioi = { kind: "ioi", counts: "best-submission", feedback: "full" } as const;
const formats = [{ kind: "icpc" }, ioi, usualCodeforces, { kind: "atcoder" }, { kind: "practice" }] as const;

const solved = (solvedAtMinutes: number): Cell => ({ kind: "solved", wrongBefore: 0, solvedAtMinutes });
const scored = (score: number, improvedAtSeconds: number | null): Cell => ({
  kind: "scored",
  score,
  isFull: score >= 100,
  attempts: 1,
  penalties: 0,
  improvedAtSeconds,
  pending: 0,
  why: null,
});

/** Lines "<person> <figure> <adjustment>"; the figure is the minute of a solved problem, or points and seconds "60@30"; "-": nothing sent. */
function boardOf(format: ContestFormat, lines: string): BoardSnapshot {
  const read = lines
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
  return {
    contestId: "con",
    audience: "public",
    version: 1,
    phase: { startsAt: 0, endsAt: 1, freezesAt: null, thawedAt: null, finalizedAt: null },
    format,
    penaltyMinutes: 20,
    problems: [{ problemId: "A", label: "A", name: {} }],
    participants: read.map(([name = "", , adjustment]) => ({
      participantId: name,
      name,
      organisation: null,
      group: null,
      ...(adjustment === undefined ? {} : { adjustment: Number(adjustment) }),
    })),
    cells: read
      .filter(([, figure]) => figure !== "-")
      .map(([name = "", figure = ""]) => {
        const [points = "", seconds] = figure.split("@");
        const cell =
          format.kind === "icpc"
            ? solved(Number(points))
            : scored(Number(points), seconds === undefined ? null : Number(seconds));
        return { participantId: name, problemId: "A", cell };
      }),
    firsts: [],
  };
}

function check(format: ContestFormat, lines: string, rows: string) {
  const found = rankRows(boardOf(format, lines)).map(
    ({ rank, participantId, penaltyMinutes, score, timeSeconds }) =>
      `${rank} ${participantId} ${format.kind === "icpc" ? penaltyMinutes : score}${timeSeconds === null ? "" : `@${timeSeconds}`}`,
  );
  expect(found).toEqual(
    rows
      .trim()
      .split("\n")
      .map((line) => line.trim()),
  );
}

describe("what the jury adds to a line", () => {
  it("is minutes of penalty in icpc, up and down, and moves the rank", () =>
    check(
      { kind: "icpc" },
      `
      lola 30 20
      omar 45
      zafar 60 -16`,
      `
      1 zafar 44
      2 omar 45
      3 lola 50`,
    ));

  it("counts for who has solved nothing too", () =>
    check(
      { kind: "icpc" },
      `
      lola - 20
      omar -`,
      `
      1 omar 0
      2 lola 20`,
    ));

  it("puts nobody above more solved", () =>
    check(
      { kind: "icpc" },
      `
      lola 30 5000
      omar - -5000`,
      `
      1 lola 5030
      2 omar 0`,
    ));

  it("is points in an olympiad, without losing decimals", () =>
    check(
      ioi,
      `
      lola 60.1 0.2
      omar 60.4 -0.2
      zafar 60.2`,
      `
      1 lola 60.3
      2 omar 60.2
      2 zafar 60.2`,
    ));

  it("is minutes of time in atcoder, for who has a score", () =>
    check(
      { kind: "atcoder" },
      `
      lola 100@300 5
      omar 100@400
      zafar - 5`,
      `
      1 omar 100@400
      2 lola 100@600
      3 zafar 0`,
    ));

  it("takes away at most what there is", () => {
    check({ kind: "icpc" }, "lola 30 -31", "1 lola 0");
    check({ kind: "atcoder" }, "lola 100@59 -1", "1 lola 100@0");
    check({ kind: "practice" }, "lola 60 -60.01", "1 lola 0");
    check(usualCodeforces, "lola 60 -60", "1 lola 0");
  });

  it("is in the unit the format has", () => {
    expect(formats.map(({ kind }) => `${kind} ${adjustmentUnit(kind)}`)).toEqual([
      "icpc minutes",
      "ioi points",
      "codeforces points",
      "atcoder minutes",
      "practice points",
    ]);
  });

  it.each([
    ["icpc", 20, true],
    ["icpc", -20, true],
    ["icpc", 0, false],
    ["icpc", 0.5, false],
    ["icpc", 100_001, false],
    ["atcoder", 1.5, false],
    ["ioi", 1.25, true],
    ["ioi", 1.255, false],
    ["ioi", -100_000, true],
    ["practice", Number.NaN, false],
    ["codeforces", Number.POSITIVE_INFINITY, false],
  ] as const)("in %s may be %d: %s", (kind, amount, may) => {
    expect(isAdjustment(kind, amount)).toBe(may);
  });

  it("never betters a line by minutes above zero or by points below it, and 0 changes nothing", () => {
    const total = fc.record({
      penaltyMinutes: fc.nat(10_000),
      score: fc.integer({ min: 0, max: 60_000 }).map((cents) => cents / 100),
      timeSeconds: fc.option(fc.nat(100_000)),
    });
    const cents = fc.integer({ min: 1, max: 10_000_000 });
    fc.assert(
      fc.property(total, cents, fc.constantFrom(...formats), (before, amount, { kind }) => {
        const isWorse = adjustmentUnit(kind) === "minutes" ? amount : -amount / 100;
        const after = adjustTotal(kind, before, isWorse);

        expect(after.penaltyMinutes).toBeGreaterThanOrEqual(before.penaltyMinutes);
        expect(after.score).toBeLessThanOrEqual(before.score);
        expect(after.timeSeconds ?? -1).toBeGreaterThanOrEqual(before.timeSeconds ?? -1);
        expect(Math.min(after.score, after.penaltyMinutes)).toBeGreaterThanOrEqual(0);
        expect(adjustTotal(kind, before, 0)).toBe(before);
      }),
    );
  });

  it("moves no other line past one another", () => {
    const line = fc.record({ at: fc.nat(20), adjustment: fc.integer({ min: -10, max: 10 }) });
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 6 }), (lines) => {
        const text = lines.map(({ at, adjustment }, index) => `t${index} ${at} ${adjustment}`).join("\n");
        const board = boardOf({ kind: "icpc" }, text);
        const [adjusted] = board.participants;
        if (adjusted === undefined) throw new Error("nobody");
        const others = (snapshot: BoardSnapshot) =>
          rankRows(snapshot)
            .map(({ participantId }) => participantId)
            .filter((id) => id !== adjusted.participantId);
        const participants = [{ ...adjusted, adjustment: 5_000 }, ...board.participants.slice(1)];

        expect(others({ ...board, participants })).toEqual(others(board));
      }),
    );
  });
});
