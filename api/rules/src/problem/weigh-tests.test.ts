import { describe, expect, it } from "vitest";
import type { TestVerdictCode } from "../verdict/verdict.ts";
import { weighTests } from "./weigh-tests.ts";

const letters: Readonly<Record<string, TestVerdictCode | null>> = { "+": "AC", w: "WA", t: "TLE", ".": null };
/** "greedy ++w" → a submission accepted on two tests and wrong on the third; "." was not run. */
const weigh = (testCount: number, ...lines: string[]) =>
  weighTests(
    testCount,
    lines.map((line) => {
      const [submission = "", verdicts = ""] = line.split(" ");
      return { submission, verdicts: [...verdicts].map((letter) => letters[letter] ?? null) };
    }),
  );

describe("the weight of tests", () => {
  it("names tests that no wrong submission fails", () => {
    expect(weigh(4, "right ++++", "greedy ++w+", "slow +++t").unneeded).toEqual([0, 1]);
  });

  it("names a test without which a wrong submission would pass", () => {
    expect(weigh(3, "greedy ++w", "odd ++w", "slow +tt").soleKillers).toEqual([
      { test: 2, submissions: ["greedy", "odd"] },
    ]);
  });

  it("does not call a test the only one where others were not run", () => {
    expect(weigh(3, "greedy +w.").soleKillers).toEqual([]);
  });

  it("blames no test where there is no wrong submission to fail it", () => {
    expect(weigh(2, "right ++")).toEqual({ wrongSubmissions: 0, unneeded: [], soleKillers: [] });
  });
});
