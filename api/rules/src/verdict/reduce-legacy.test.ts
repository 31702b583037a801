import { describe, expect, it } from "vitest";
import { listCases } from "./list-cases.ts";
import { reduceSubmission } from "./reduce-submission.ts";
import { group, judgingState, legacyGrading } from "./test/build-judging-state.ts";
import { legacyPlain, show } from "./test/sample-trees.ts";
import type { TestTree } from "./test-tree.ts";

describe("a legacy submission", () => {
  it.each([
    ["", "needs sample/1 secret/1 secret/2 secret/3"],
    ["sample/1 AC, secret/1 AC, secret/2 AC, secret/3 AC", "AC"],
    ["sample/1 WA", "WA"],
    ["sample/1 AC, secret/1 AC, secret/2 WA", "WA"],
    ["secret/2 RTE", "needs sample/1 secret/1"],
    ["sample/1 AC, secret/1 WA, secret/2 RTE", "WA"],
  ])("that breaks on the first rejection, with [%s] comes to %s", (results, expected) => {
    expect(show({ tests: legacyPlain, results })).toBe(expected);
    expect(show({ tests: legacyPlain, results, stop: "first-failure" })).toBe(expected);
  });

  it.each([
    ["", "RTE"],
    ["worst_error", "RTE"],
    ["first_error", "WA"],
    ["always_accept", "AC"],
    ["accept_if_any_accepted", "AC"],
    ["first_error worst_error", "RTE"],
    ["worst_error first_error", "WA"],
  ])("that goes on after rejections, graded by [%s], is %s", (flags, expected) => {
    const grading = legacyGrading({ onReject: "continue", graderFlags: words(flags) });
    const secret = group("secret", grading, "1 2 3 4");
    const results = "sample/1 AC, secret/1 WA, secret/2 AC, secret/3 RTE, secret/4 TLE";

    expect(show({ tests: { ...legacyPlain, secret }, results })).toBe(expected);
  });

  it.each([
    ["RTE MLE TLE OLE WA", "RTE"],
    ["MLE TLE OLE WA", "MLE"],
    ["WA TLE OLE", "TLE"],
    ["WA OLE", "OLE"],
    ["WA AC", "WA"],
  ])("takes the worst of [%s] to be %s", (verdicts, expected) => {
    const list = words(verdicts);
    const names = list.map((_, index) => String(index));
    const secret = group("secret", legacyGrading({ onReject: "continue" }), names.join(" "));
    const results = `sample/1 AC, ${list.map((verdict, index) => `secret/${index} ${verdict}`).join(", ")}`;

    expect(show({ tests: { ...legacyPlain, secret }, results })).toBe(expected);
  });

  it.each([
    ["sum", "AC 15/15"],
    ["avg", "AC 7.5/7.5"],
    ["min", "AC 5/5"],
    ["max", "AC 10/10"],
    ["sum min", "AC 5/5"],
    ["", "AC 15/15"],
  ])("adds the scores of a group's groups by [%s]: %s", (flags, expected) => {
    const grading = legacyGrading({ onReject: "continue", graderFlags: words(flags) });
    const secret = group("secret", grading, "", [
      group("secret/a", legacyGrading({ acceptScore: 10 }), "1"),
      group("secret/b", legacyGrading({ acceptScore: 5 }), "1"),
    ]);
    const top = legacyGrading({ graderFlags: ["ignore_sample"], onReject: "continue" });
    const results = "sample/1 AC, secret/a/1 AC, secret/b/1 AC";

    expect(show({ tests: { ...legacyPlain, top, secret }, isScoring: true, results })).toBe(expected);
  });

  it("counts only secret when the sample is ignored", () => {
    const tests = {
      ...legacyPlain,
      top: legacyGrading({ graderFlags: ["ignore_sample"], onReject: "continue" }),
    };
    const results = "sample/1 WA, secret/1 AC, secret/2 AC, secret/3 AC";

    expect(show({ tests, results })).toBe("AC");
    expect(show({ tests, isScoring: true, results })).toBe("AC 3/3");
  });

  it("runs cases and groups of a level mixed, by name", () => {
    const secret = group("secret", legacyGrading(), "b d", [
      group("secret/a", legacyGrading(), "1"),
      group("secret/c", legacyGrading(), "1"),
    ]);

    expect(listCases({ ...legacyPlain, secret }).map((item) => item.name)).toEqual([
      "sample/1",
      "secret/a/1",
      "secret/b",
      "secret/c/1",
      "secret/d",
    ]);
  });

  it("stops judging a group's later cases as soon as a group inside it is sure to be rejected", () => {
    const secret = group("secret", legacyGrading(), "", [
      group("secret/a", legacyGrading(), "1 2"),
      group("secret/b", legacyGrading(), "1"),
    ]);

    expect(show({ tests: { ...legacyPlain, secret }, results: "secret/a/2 WA" })).toBe(
      "needs sample/1 secret/a/1",
    );
  });

  it("takes a validator's score, and accept_score where it gave none", () => {
    const results = "sample/1 AC score=0, secret/1 AC score=2.5, secret/2 AC, secret/3 AC score=4";

    expect(show({ tests: legacyPlain, isScoring: true, mayScore: true, results })).toBe("AC 7.5/-");
    expect(show({ tests: legacyPlain, results })).toBe("AC");
  });

  it("tells the setter when a validator writes the multiplier of a later format", () => {
    const results = "sample/1 AC, secret/1 AC times=0.5, secret/2 AC, secret/3 AC";

    expect(show({ tests: legacyPlain, isScoring: true, results })).toContain("belongs to format 2025-09");
  });

  it("gives a rejected submission no score, and none at all where little is good", () => {
    const results = "sample/1 AC, secret/1 AC, secret/2 WA";

    expect(show({ tests: legacyPlain, isScoring: true, results })).toBe("WA 0/4");
    expect(show({ tests: legacyPlain, isScoring: true, objective: "min", results })).toBe("WA");
  });

  it("tells the setter when a score leaves its group's range", () => {
    const secret = group("secret", legacyGrading({ range: [0, 2] }), "1 2 3");
    const results = "sample/1 AC, secret/1 AC, secret/2 AC, secret/3 AC";

    expect(show({ tests: { ...legacyPlain, secret }, isScoring: true, results })).toBe(
      "setter: secret: the score 3 is outside its range 0 to 2",
    );
  });

  it("takes a package without sample data", () => {
    const tests = { ...legacyPlain, sample: group("sample", legacyGrading()) };

    expect(show({ tests, results: "secret/1 AC, secret/2 AC, secret/3 AC" })).toBe("AC");
  });
});

describe("a legacy group with a custom grader", () => {
  const custom = legacyGrading({ onReject: "continue", grader: "custom", graderFlags: ["half"] });
  const tests: TestTree = {
    top: legacyGrading({ onReject: "continue", graderFlags: ["ignore_sample"] }),
    sample: group("sample", legacyGrading(), "1"),
    secret: group("secret", custom, "1 2 3"),
  };
  const results = "sample/1 AC, secret/1 AC score=1.5, secret/2 MLE, secret/3 WA";

  it("asks for the grader once all of its results are there, with a line each", () => {
    const state = judgingState({ tests, isScoring: true, mayScore: true, results });

    expect(reduceSubmission(state)).toEqual({
      kind: "judging",
      needed: [],
      toGrade: [{ group: "secret", flags: ["half"], stdin: "AC 1.5\nRTE 0\nWA 0\n" }],
    });
  });

  it("takes the grader's word", () => {
    const grades = [{ group: "secret", verdict: "AC", score: 12 } as const];

    expect(show({ tests, isScoring: true, mayScore: true, results, grades })).toBe("AC 12/-");
  });

  it("lets a rejection by the grader break the group around it", () => {
    const inner = group("secret/a", custom, "1");
    const secret = group("secret", legacyGrading(), "", [inner, group("secret/b", legacyGrading(), "1")]);
    const grades = [{ group: "secret/a", verdict: "WA", score: 0 } as const];
    const sketch = { tests: { ...tests, secret }, isScoring: true, results: "sample/1 AC, secret/a/1 AC" };

    expect(show(sketch)).toBe("needs secret/b/1; grade secret/a");
    expect(show({ ...sketch, grades })).toBe("WA 0/-");
  });
});

function words(text: string): string[] {
  return text.split(" ").filter((word) => word !== "");
}
