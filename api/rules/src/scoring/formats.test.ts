import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { replaceCells } from "../scoreboard/apply-delta.ts";
import type { BoardAudience } from "../scoreboard/board.ts";
import { type ContestFormat, usualCodeforces } from "../scoreboard/contest-format.ts";
import { reduceSubmission } from "../verdict/reduce-submission.ts";
import { judgingState } from "../verdict/test/build-judging-state.ts";
import { olympiad } from "../verdict/test/sample-trees.ts";
import { verdictCodes } from "../verdict/verdict.ts";
import { type BoardRun, scoreBoardCells } from "./score-board-cells.ts";
import { scoreFormatCell } from "./score-format-cell.ts";
import { subtasksOf } from "./subtasks-of.ts";
import { readFormatCase, showBoard } from "./test/read-format-case.ts";
import type { PointsSubmission } from "./visible-runs.ts";

const cases = Object.values(
  import.meta.glob("./test/cases/*.txt", { query: "?raw", import: "default", eager: true }),
).map(readFormatCase);

describe("a contest in its format", () => {
  it("is held by a good number of cases", () => expect(cases.length).toBeGreaterThan(15));

  it.each(cases.map((one) => [one.title, one] as const))("%s", (_, { question, boards }) => {
    for (const { audience, lines } of boards) expect(showBoard({ ...question, audience })).toEqual(lines);
    expect(boards.length).toBeGreaterThan(0);
  });
});

describe("subtasks as the package reckons them", () => {
  const runOf = (results: string, at: number): PointsSubmission => {
    const reduction = reduceSubmission(judgingState({ tests: olympiad, isScoring: true, results }));
    if (reduction.kind !== "decided") throw new Error("the run is not decided");
    const { verdict, score, groups } = reduction.outcome;
    return { submissionId: `s${at}`, submittedAt: at, verdict, score, subtasks: subtasksOf(groups, score) };
  };
  const c = (points: string) => `secret/c/1 ${points}, secret/c/2 ${points}, secret/c/3 ${points}`;
  const noRequirement = runOf(`sample/1 AC, secret/a/1 AC, secret/a/2 TLE, ${c("AC")}`, 1_000);
  const minimum = runOf(
    `sample/1 AC, secret/a/1 AC, secret/a/2 AC, secret/b/1 AC times=0.5, secret/b/2 AC, ${c("WA")}`,
    2_000,
  );

  it("are all or nothing, a minimum, or a sum, and nothing where the required one failed", () => {
    const scores = (run: PointsSubmission) => run.subtasks.map(({ name, score }) => `${name} ${score}`);

    expect(scores(noRequirement)).toEqual(["secret/a 0", "secret/b 0", "secret/c 50"]);
    expect(scores(minimum)).toEqual(["secret/a 20", "secret/b 15", "secret/c 0"]);
  });

  it.each([
    ["best-submission", 50],
    ["best-per-subtask", 85],
    ["last-submission", 35],
  ] as const)("count by %s", (counts, score) => {
    const cell = scoreFormatCell({
      format: { kind: "ioi", counts, feedback: "full" },
      audience: "jury",
      clock: { startsAt: 0, endsAt: 9_000, freezesAt: null, thawedAt: null, now: 0, removed: [] },
      problem: { maxScore: 100, subtasks: "sum" },
      submissions: [noRequirement, minimum],
    });

    expect(cell).toMatchObject({ kind: "scored", score, isFull: false });
  });
});

describe("hacks", () => {
  const clock = {
    startsAt: 0,
    endsAt: 7_200_000,
    freezesAt: 6_000_000,
    thawedAt: null,
    now: 7_000_000,
    removed: [],
  };
  const question = {
    clock,
    audience: "public" as const,
    problem: { maxScore: 500, subtasks: "whole" as const },
    submissions: [],
    hacks: [
      { at: 10, isWon: true },
      { at: 20, isWon: false },
      { at: 6_000_000, isWon: true },
      { at: 7_200_000, isWon: true },
    ],
  };
  const withHacks = { ...usualCodeforces, hacks: { wonPoints: 100, lostPoints: 50 } };

  it("bring nothing where the format has none, as it usually has", () => {
    expect(scoreFormatCell({ ...question, format: usualCodeforces })).toEqual({ kind: "untouched" });
  });

  it("bring and cost points, hidden by the freeze, until the end of the contest", () => {
    expect(scoreFormatCell({ ...question, format: withHacks })).toMatchObject({ score: 50, isFull: false });
    expect(scoreFormatCell({ ...question, format: withHacks, audience: "jury" })).toMatchObject({
      score: 150,
    });
  });
});

const minute = 60_000;
const clock = {
  startsAt: 0,
  endsAt: 300 * minute,
  freezesAt: 240 * minute,
  thawedAt: null,
  now: 299 * minute,
  removed: [{ fromMs: 50 * minute, toMs: 60 * minute }],
};
const problems = new Map([
  ["A", { maxScore: 100, subtasks: "sum" as const }],
  ["B", { maxScore: null, subtasks: "whole" as const }],
]);
const result = fc.record({
  verdict: fc.constantFrom(...verdictCodes, null),
  score: fc.option(fc.integer({ min: 0, max: 100 })),
  subtasks: fc.array(
    fc.record({ name: fc.constantFrom("s1", "s2"), score: fc.integer({ min: 0, max: 50 }) }),
    { maxLength: 2 },
  ),
});
const anyRuns = fc
  .array(
    fc.tuple(
      fc.record({
        participantId: fc.constantFrom("a", "b"),
        problemId: fc.constantFrom("A", "B"),
        submittedAt: fc.integer({ min: -10, max: 310 }).map((at) => at * minute),
      }),
      result,
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((drawn) =>
    drawn.map(([at, found], index): BoardRun => ({ ...at, ...found, submissionId: `s${index}` })),
  );
const formats: readonly ContestFormat[] = [
  { kind: "icpc" },
  { kind: "ioi", counts: "best-submission", feedback: "full" },
  { kind: "ioi", counts: "best-per-subtask", feedback: "none" },
  { kind: "ioi", counts: "last-submission", feedback: "score" },
  usualCodeforces,
  { kind: "atcoder" },
  { kind: "practice" },
];
const sorted = (cells: ReturnType<typeof scoreBoardCells>) => cells.map((at) => JSON.stringify(at)).sort();

describe.each(formats.map((format) => [Object.values(format).slice(0, 2).join(" "), format] as const))(
  "in %s",
  (_, format) => {
    const ask = (submissions: readonly BoardRun[], audience: BoardAudience) => ({
      format,
      audience,
      clock,
      problems,
      submissions,
    });

    it("order of arrival does not matter", () => {
      const shuffled = anyRuns.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      );
      fc.assert(
        fc.property(shuffled, ([one, other]) => {
          expect(showBoard(ask(other, "jury"))).toEqual(showBoard(ask(one, "jury")));
          expect(sorted(scoreBoardCells(ask(other, "public")))).toEqual(
            sorted(scoreBoardCells(ask(one, "public"))),
          );
        }),
      );
    });

    it("one cell computed anew gives the board computed whole", () => {
      fc.assert(
        fc.property(anyRuns, (all) => {
          const [last] = all.slice(-1);
          if (last === undefined) return;
          const { participantId, problemId } = last;
          const ofCell = all.filter((s) => s.participantId === participantId && s.problemId === problemId);
          const problem = problems.get(problemId) ?? { maxScore: null, subtasks: "whole" };
          const cell = scoreFormatCell({ ...ask([], "public"), problem, submissions: ofCell });
          const before = scoreBoardCells(ask(all.slice(0, -1), "public"));
          const after = replaceCells(before, [{ participantId, problemId, cell }]);

          const touched = after.filter((at) => at.cell.kind !== "untouched");
          expect(sorted(touched)).toEqual(sorted(scoreBoardCells(ask(all, "public"))));
        }),
      );
    });

    if (format.kind === "practice") return;
    it("spectators learn nothing of what came after the freeze", () => {
      fc.assert(
        fc.property(anyRuns, fc.array(result, { minLength: 14, maxLength: 14 }), (all, others) => {
          const changed = all.map((run, index) =>
            run.submittedAt >= clock.freezesAt ? { ...run, ...others[index] } : run,
          );

          expect(scoreBoardCells(ask(changed, "public"))).toEqual(scoreBoardCells(ask(all, "public")));
        }),
      );
    });
  },
);
