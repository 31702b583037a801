import { describe, expect, it } from "vitest";
import { group, modernGrading, testCase } from "./test/build-judging-state.ts";
import { olympiad, show } from "./test/sample-trees.ts";

const firstTwo = "sample/1 AC, secret/a/1 AC, secret/a/2 AC, secret/b/1 AC, secret/b/2 AC";
const lastThree = "secret/c/1 AC, secret/c/2 AC, secret/c/3 AC";

describe("a scoring submission (2025-09)", () => {
  it.each([
    ["everything right", `${firstTwo}, ${lastThree}`, "AC 100/100"],
    [
      "a sum group's case wrong",
      `${firstTwo}, secret/c/1 WA, secret/c/2 AC, secret/c/3 WA`,
      "WA 66.66666666666667/100",
    ],
    [
      "a multiplier in a sum group",
      `${firstTwo}, secret/c/1 AC times=0, secret/c/2 WA, secret/c/3 WA`,
      "WA 50/100",
    ],
    [
      "a minimum of two scores",
      `sample/1 AC, secret/a/1 AC, secret/a/2 AC, secret/b/1 AC times=0.5, secret/b/2 AC score=6, ${lastThree}`,
      "AC 76/100",
    ],
    [
      "an all-or-nothing group lost, with the group that requires it",
      `sample/1 AC, secret/a/1 AC, secret/a/2 TLE, ${lastThree}`,
      "TLE 50/100",
    ],
    ["the sample lost, with the groups that require it", `sample/1 WA, ${lastThree}`, "WA 50/100"],
    [
      "a required group still being judged",
      `sample/1 AC, secret/a/1 AC, ${lastThree}`,
      "needs secret/a/2 secret/b/1 secret/b/2",
    ],
    [
      "a score over the case's maximum",
      `${firstTwo}, secret/c/1 AC score=17, secret/c/2 AC, secret/c/3 AC`,
      "setter: secret/c/1: score.txt says 17; the case can bring 16.666666666666668 at most",
    ],
    [
      "a negative score",
      `${firstTwo}, secret/c/1 AC score=-1, secret/c/2 AC, secret/c/3 AC`,
      "setter: secret/c/1: score.txt says -1; a score cannot be negative",
    ],
    [
      "a multiplier over 1",
      `${firstTwo}, secret/c/1 AC times=1.5, secret/c/2 AC, secret/c/3 AC`,
      "setter: secret/c/1: score_multiplier.txt says 1.5; it has to lie in 0 to 1",
    ],
    [
      "a score in an all-or-nothing group",
      `sample/1 AC, secret/a/1 AC score=3, secret/a/2 AC`,
      "setter: secret/a/1: the validator gave a score, but its group is all or nothing",
    ],
    [
      "a score on the sample, which is ignored",
      `sample/1 AC score=999, secret/a/1 WA, secret/a/2 AC, secret/c/1 WA, secret/c/2 WA, secret/c/3 WA`,
      "WA 0/100",
    ],
  ])("with %s: %s → %s", (_, results, expected) => {
    expect(show({ tests: olympiad, isScoring: true, results })).toBe(expected);
  });

  it.each([
    ["sample/1 WA", "needs secret/c/1 secret/c/2 secret/c/3"],
    ["sample/1 AC, secret/a/1 WA", "needs secret/c/1 secret/c/2 secret/c/3"],
    ["sample/1 AC, secret/a/2 WA", "needs secret/a/1 secret/c/1 secret/c/2 secret/c/3"],
    ["sample/1 AC, secret/a/1 AC, secret/a/2 AC, secret/b/1 WA", "needs secret/c/1 secret/c/2 secret/c/3"],
  ])("when it may stop early, after [%s] %s", (results, expected) => {
    expect(show({ tests: olympiad, isScoring: true, results, stop: "first-failure" })).toBe(expected);
  });

  it("asks a validator for a score where nothing bounds the group", () => {
    const secret = group("secret", modernGrading({ aggregation: "sum" }), "1 2");
    const tests = { ...olympiad, secret };

    expect(show({ tests, isScoring: true, results: "sample/1 AC, secret/1 AC score=7, secret/2 WA" })).toBe(
      "WA 7/-",
    );
    expect(show({ tests, isScoring: true, results: "sample/1 AC, secret/1 AC, secret/2 WA" })).toContain(
      "secret/1: its group has no max_score",
    );
  });

  it("ends at once when secret is all or nothing and a group is lost", () => {
    const secret = { ...olympiad.secret, grading: modernGrading({ maxScore: 100 }) };
    const results = "sample/1 AC, secret/a/1 WA";

    expect(show({ tests: { ...olympiad, secret }, isScoring: true, results, stop: "first-failure" })).toBe(
      "WA 0/100",
    );
  });

  it.each([
    ["both right", "secret/(static) AC, secret/1 AC, secret/2 AC", "AC 100/100"],
    ["the source refused", "secret/(static) WA, secret/1 AC, secret/2 AC", "WA 70/100"],
    ["the source half worth it", "secret/(static) AC times=0.5, secret/1 AC, secret/2 AC", "AC 85/100"],
    ["a case wrong", "secret/(static) AC score=20, secret/1 WA, secret/2 AC", "WA 55/100"],
    [
      "too much for the source",
      "secret/(static) AC score=31, secret/1 AC, secret/2 AC",
      "setter: secret/(static): score.txt says 31; the case can bring 30 at most",
    ],
  ])("keeps a part of a sum for the source: with %s", (_, results, expected) => {
    const grading = modernGrading({ aggregation: "sum", maxScore: 100, staticScore: 30 });
    const cases = [testCase("secret/(static)", { isStatic: true }), ...group("secret", grading, "1 2").cases];
    const tests = { ...olympiad, secret: { ...group("secret", grading), cases } };

    expect(show({ tests, isScoring: true, results: `sample/1 AC, ${results}` })).toBe(expected);
  });

  it("loses an all-or-nothing group with its source", () => {
    const grading = modernGrading({ maxScore: 40 });
    const cases = [
      testCase("secret/a/(static)", { isStatic: true }),
      ...group("secret/a", grading, "1").cases,
    ];
    const secret = {
      ...group("secret", modernGrading({ aggregation: "sum", maxScore: 40 })),
      groups: [{ ...group("secret/a", grading), cases }],
    };
    const results = "sample/1 AC, secret/a/(static) WA, secret/a/1 AC";

    expect(show({ tests: { ...olympiad, secret }, isScoring: true, results })).toBe("WA 0/40");
  });

  it("gives the full score exactly when many equal parts add up to it", () => {
    const words = Array.from({ length: 49 }, (_, index) => String(index + 10));
    const secret = group("secret", modernGrading({ aggregation: "sum", maxScore: 100 }), words.join(" "));
    const results = ["sample/1 AC", ...words.map((word) => `secret/${word} AC`)].join(", ");

    expect(show({ tests: { ...olympiad, secret }, isScoring: true, results })).toBe("AC 100/100");
  });
});
