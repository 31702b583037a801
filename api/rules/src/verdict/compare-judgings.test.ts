import { describe, expect, it } from "vitest";
import { type ComparedTest, compareJudgings, type JudgedOnce } from "./compare-judgings.ts";
import type { TestVerdictCode } from "./verdict.ts";

const test = (name: string, verdict: TestVerdictCode, cpuMs = 10): ComparedTest => ({
  name,
  verdict,
  cpuMs,
  memoryBytes: 1_000,
});
const judged = (verdict: TestVerdictCode, ...tests: ComparedTest[]): JudgedOnce => ({
  verdict,
  score: null,
  tests,
});

describe("two judgings of one submission", () => {
  it("agree when verdict and score are the same, whatever time they took", () => {
    const compared = compareJudgings(judged("AC", test("1", "AC", 10)), judged("AC", test("1", "AC", 19)));

    expect(compared.agrees).toBe(true);
    expect(compared.pairs).toMatchObject([{ agrees: true, kept: { cpuMs: 10 }, again: { cpuMs: 19 } }]);
  });

  it("disagree by the verdict, and the test that differs is named", () => {
    const kept = judged("AC", test("1", "AC"), test("2", "AC"));
    const again = judged("TLE", test("1", "AC"), test("2", "TLE"));

    const { agrees, pairs } = compareJudgings(kept, again);

    expect(agrees).toBe(false);
    expect(pairs.filter((pair) => !pair.agrees).map((pair) => pair.name)).toEqual(["2"]);
  });

  it("disagree by the score alone", () => {
    const half = { ...judged("WA", test("1", "WA")), score: 50 };

    expect(compareJudgings(half, { ...half, score: 60 }).agrees).toBe(false);
  });

  it("show a test that only one of them came to, without a disagreement over it", () => {
    const { pairs } = compareJudgings(judged("WA", test("1", "WA")), judged("WA", test("2", "WA")));

    expect(pairs).toMatchObject([
      { name: "1", again: null, agrees: true },
      { name: "2", kept: null, agrees: true },
    ]);
  });
});
