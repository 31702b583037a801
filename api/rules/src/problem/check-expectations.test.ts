import { describe, expect, it } from "vitest";
import { group, legacyGrading, modernGrading, results } from "../verdict/test/build-judging-state.ts";
import type { VerdictCode } from "../verdict/verdict.ts";
import { checkExpectations, type ExpectationInput } from "./check-expectations.ts";
import { folderExpectation, noExpectation } from "./folder-expectations.ts";
import type { Expectation } from "./manifest.ts";

interface Sketch {
  readonly expectations: readonly (Expectation | null)[];
  readonly results: string;
  readonly verdict?: VerdictCode;
  readonly score?: number;
  readonly groups?: ExpectationInput["final"]["groups"];
  readonly isLegacy?: boolean;
}

function check(sketch: Sketch) {
  const { isLegacy = false, verdict = "AC", score } = sketch;
  const grading = isLegacy ? legacyGrading() : modernGrading();
  const tests = {
    top: isLegacy ? legacyGrading({ range: [0, 100] }) : null,
    sample: group("sample", grading, "1"),
    secret: group("secret", grading, "", [
      group("secret/a", grading, "1 2"),
      group("secret/b", grading, "1"),
    ]),
  };
  const kind = {
    isScoring: score !== undefined,
    isInteractive: false,
    isMultiPass: false,
    isSubmitAnswer: false,
  };
  return checkExpectations({
    manifest: { tests, kind, objective: "max" },
    submission: { expectations: sketch.expectations.filter((each) => each !== null) },
    results: results(sketch.results),
    final: {
      verdict,
      score: score ?? null,
      maxScore: score === undefined ? null : 100,
      groups: sketch.groups ?? [],
    },
  });
}

const allRight = "sample/1 AC, secret/a/1 AC, secret/a/2 AC, secret/b/1 AC";
const oneOf = (verdict: string) => `sample/1 AC, secret/a/1 AC, secret/a/2 ${verdict}, secret/b/1 AC`;

describe("a jury submission in a folder of 2025-09", () => {
  it.each([
    ["accepted", allRight, "", "AC"],
    ["accepted", oneOf("WA"), "secret/a/2 is WA, and only AC is permitted", "AC"],
    [
      "accepted",
      "sample/1 AC, secret/a/1 AC, secret/a/2 AC",
      "secret/b/1 was not run, and only AC is permitted",
      "AC",
    ],
    ["wrong_answer", oneOf("WA"), "", "WA"],
    ["wrong_answer", oneOf("OLE"), "", "WA"],
    ["wrong_answer", allRight, "no case is WA", "WA"],
    ["wrong_answer", oneOf("TLE"), "secret/a/2 is TLE, and only AC, WA is permitted", "WA"],
    ["time_limit_exceeded", oneOf("TLE"), "", "TLE"],
    ["time_limit_exceeded", oneOf("WA"), "secret/a/2 is WA, and only AC, TLE is permitted", "TLE"],
    ["run_time_error", oneOf("RTE"), "", "RTE"],
    ["run_time_error", oneOf("MLE"), "", "RTE"],
    ["run_time_error", oneOf("OLE"), "", "RTE"],
    ["run_time_error", oneOf("TLE"), "secret/a/2 is TLE, and only AC, RTE is permitted", "RTE"],
    ["brute_force", oneOf("MLE"), "", "RTE or TLE"],
    ["brute_force", allRight, "no case is RTE or TLE", "RTE or TLE"],
    ["rejected", oneOf("WA"), "", "RTE or TLE or WA"],
    ["rejected", allRight, "no case is RTE or TLE or WA", "RTE or TLE or WA"],
  ])("%s with [%s] is told %j", (folder, given, why, expected) => {
    const check1 = check({ expectations: [folderExpectation(folder, "2025-09")], results: given });

    expect(check1).toEqual({ ok: why === "", expected, why: why === "" ? "" : `folder ${folder}: ${why}` });
  });
});

describe("a jury submission with demands on some cases", () => {
  const demand = (over: Partial<Expectation>): Expectation => ({ ...noExpectation, origin: "rule", ...over });

  it.each<[string, Partial<Expectation>, string]>([
    [
      "cases of a group",
      { cases: "secret/a", permitted: ["AC"] },
      "secret/a/2 is WA, and only AC is permitted",
    ],
    ["another group's cases", { cases: "secret/b", permitted: ["AC"] }, ""],
    ["cases by glob", { cases: "secret/*/1", required: ["WA"] }, "no case is WA"],
    ["a message that was given", { message: "too few" }, ""],
    ["a message that was not", { message: "too many" }, 'no judge message contains "too many"'],
    [
      "a message in another group",
      { cases: "secret/b", message: "too few" },
      'no judge message contains "too few"',
    ],
  ])("is held to %s", (_, over, why) => {
    const given = results(oneOf("WA")).map((each) =>
      each.verdict === "WA" ? { ...each, judgeMessage: "too few" } : each,
    );
    const input = {
      manifest: {
        tests: {
          top: null,
          sample: group("sample", modernGrading(), "1"),
          secret: group("secret", modernGrading(), "", [
            group("secret/a", modernGrading(), "1 2"),
            group("secret/b", modernGrading(), "1"),
          ]),
        },
        kind: { isScoring: false, isInteractive: false, isMultiPass: false, isSubmitAnswer: false },
        objective: "max" as const,
      },
      submission: { expectations: [demand(over)] },
      results: given,
      final: { verdict: "WA" as const, score: null, maxScore: null, groups: [] },
    };
    expect(checkExpectations(input).why).toBe(why === "" ? "" : `rule: ${why}`);
  });

  it.each<[Partial<Expectation>, string]>([
    [{ score: [40, 40] }, ""],
    [{ score: [39.9999999, 39.9999999] }, ""],
    [{ score: [30, 50] }, ""],
    [{ score: [41, 50] }, "the submission scored 40, not 41 to 50"],
    [{ cases: "secret/a", score: [15, 15] }, ""],
    [{ cases: "secret/*", score: [15, 15] }, "secret/b scored 25, not 15"],
    [{ cases: "secret/c", score: [15, 15] }, '"secret/c" names no group that has a score'],
  ])("is held to the score %j", (over, why) => {
    const groups = [
      { name: "secret", verdict: "WA", score: 40, maxScore: 100 },
      { name: "secret/a", verdict: "WA", score: 15, maxScore: 50 },
      { name: "secret/b", verdict: "AC", score: 25, maxScore: 50 },
    ] as const;
    const result = check({
      expectations: [demand(over)],
      results: oneOf("WA"),
      verdict: "WA",
      score: 40,
      groups,
    });
    expect(result.why).toBe(why === "" ? "" : `rule: ${why}`);
  });
});

describe("a jury submission in a legacy folder", () => {
  it.each<[string, string, VerdictCode, number | undefined, string]>([
    ["accepted", allRight, "AC", undefined, ""],
    ["accepted", oneOf("TLE"), "TLE", undefined, "the verdict is TLE, not AC"],
    ["accepted", oneOf("WA"), "AC", 90, ""],
    ["partially_accepted", oneOf("WA"), "AC", 90, ""],
    ["partially_accepted", allRight, "AC", 100, "the score 100 is the best there is"],
    ["partially_accepted", oneOf("WA"), "WA", 0, "the verdict is WA, not AC"],
    ["wrong_answer", "sample/1 AC, secret/a/1 WA", "WA", undefined, ""],
    ["wrong_answer", oneOf("TLE"), "TLE", undefined, "secret/a/2 is TLE, and only AC, WA is permitted"],
    ["wrong_answer", "secret/a/1 WA, secret/a/2 TLE", "WA", undefined, ""],
    ["time_limit_exceeded", "secret/a/1 WA, secret/a/2 TLE", "WA", undefined, ""],
    ["time_limit_exceeded", "secret/a/1 WA", "WA", undefined, "no case is TLE"],
    [
      "time_limit_exceeded",
      "secret/a/1 RTE, secret/a/2 TLE",
      "RTE",
      undefined,
      "secret/a/1 is RTE, and only AC, WA, TLE is permitted",
    ],
    ["run_time_error", "secret/a/1 WA, secret/a/2 RTE", "WA", undefined, ""],
    ["memory_limit_exceeded", oneOf("MLE"), "MLE", undefined, ""],
  ])("%s with [%s], %s and score %s is told %j", (folder, given, verdict, score, why) => {
    const result = check({
      expectations: [folderExpectation(folder, "legacy")],
      results: given,
      verdict,
      isLegacy: true,
      ...(score === undefined ? {} : { score }),
    });
    expect(result.why).toBe(why === "" ? "" : `folder ${folder}: ${why}`);
  });

  it("may fail to compile only where a mark says so", () => {
    const mark: Expectation = { ...noExpectation, final: ["CE", "WA"], origin: "mark in the source" };
    expect(check({ expectations: [mark], results: "", verdict: "CE" }).ok).toBe(true);
    expect(
      check({ expectations: [folderExpectation("wrong_answer", "legacy")], results: "", verdict: "CE" }),
    ).toEqual({
      ok: false,
      expected: "WA",
      why: "it does not compile",
    });
  });

  it("meets a score mark by the score of its secret data too", () => {
    const mark: Expectation = { ...noExpectation, score: [60, 60], origin: "mark in the source" };
    const groups = [{ name: "secret", verdict: "WA", score: 60, maxScore: null }] as const;
    const sketch = {
      expectations: [mark],
      results: oneOf("WA"),
      verdict: "WA",
      score: 0,
      isLegacy: true,
    } as const;

    expect(check({ ...sketch, groups }).ok).toBe(true);
    expect(check(sketch).why).toBe("mark in the source: the submission scored 0, not 60");
  });
});
