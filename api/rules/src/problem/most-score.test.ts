import { describe, expect, it } from "vitest";
import type { LegacyGrading, ModernGrading } from "../verdict/test-tree.ts";
import { areSubtasksSummed, mostScore } from "./most-score.ts";

const legacy = (range: readonly [number, number], graderFlags: readonly string[] = []): LegacyGrading => ({
  kind: "legacy",
  onReject: "continue",
  grader: "default",
  graderFlags,
  acceptScore: 1,
  rejectScore: 0,
  range,
});
const modern = (given: Partial<ModernGrading>): ModernGrading => ({
  kind: "2025-09",
  aggregation: "sum",
  maxScore: 100,
  staticScore: null,
  requirePass: [],
  ...given,
});

describe("the most points of a package", () => {
  it.each([
    ["what its secret group says", { secretGrading: modern({}), topGrading: null }, 100],
    ["unbounded where the group is", { secretGrading: modern({ maxScore: null }), topGrading: null }, null],
    ["the upper end of the joined range", { secretGrading: legacy([0, 5]), topGrading: legacy([0, 7]) }, 7],
    ["the upper end of the secret range alone", { secretGrading: legacy([0, 5]), topGrading: null }, 5],
    [
      "unbounded where the range is",
      { secretGrading: legacy([0, Number.POSITIVE_INFINITY]), topGrading: null },
      null,
    ],
  ])("are %s", (_, grading, most) => expect(mostScore(grading)).toBe(most));
});

describe("subtasks", () => {
  it.each([
    [modern({}), true],
    [modern({ aggregation: "min" }), false],
    [legacy([0, 5]), true],
    [legacy([0, 5], ["min"]), false],
    [{ ...legacy([0, 5]), grader: "custom" as const }, false],
  ])("of %o are summed: %s", (secretGrading, isSummed) =>
    expect(areSubtasksSummed({ secretGrading, topGrading: null })).toBe(isSummed),
  );
});
