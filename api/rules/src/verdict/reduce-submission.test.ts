import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { casesOf, listCases } from "../problem/list-cases.ts";
import type { TestTree } from "../problem/manifest.ts";
import { isNeeded } from "./is-needed.ts";
import {
  group,
  judgingState,
  legacyGrading,
  modernGrading,
  result,
  type StateSketch,
} from "./judging-state.build.ts";
import { reduceSubmission } from "./reduce-submission.ts";
import type { JudgingState, Reduction } from "./submission-outcome.ts";
import type { TestResult, TestVerdictCode } from "./verdict.ts";

/** One line: "WA" or "AC 40/100" or "needs a b" or "grade g" or the failure's words. */
function show(sketch: StateSketch): string {
  return showReduction(reduceSubmission(judgingState(sketch)));
}

function showReduction(reduction: Reduction): string {
  if (reduction.kind === "failed") return `${reduction.error.fault}: ${reduction.error.detail}`;
  if (reduction.kind === "judging") {
    const grades = reduction.toGrade.map((request) => `grade ${request.group}`);
    return [`needs ${reduction.needed.join(" ")}`.trim(), ...grades].join("; ");
  }
  const { verdict, score, maxScore } = reduction.outcome;
  return score === null && maxScore === null ? verdict : `${verdict} ${score}/${maxScore ?? "-"}`;
}

const modernPassFail: TestTree = {
  top: null,
  sample: group("sample", modernGrading(), "1"),
  secret: group("secret", modernGrading(), "1 2 3"),
};

describe("a pass-fail submission (2025-09)", () => {
  it.each([
    ["", "all", "needs sample/1 secret/1 secret/2 secret/3"],
    ["sample/1 AC", "all", "needs secret/1 secret/2 secret/3"],
    ["sample/1 AC, secret/1 AC, secret/2 AC, secret/3 AC", "all", "AC"],
    ["sample/1 AC, secret/1 TLE", "first-failure", "TLE"],
    ["sample/1 AC, secret/1 TLE", "all", "needs secret/2 secret/3"],
    ["sample/1 AC, secret/1 TLE, secret/2 RTE, secret/3 WA", "all", "TLE"],
    ["sample/1 WA", "first-failure", "WA"],
    ["secret/2 WA", "first-failure", "needs sample/1 secret/1"],
    ["secret/2 WA, sample/1 AC, secret/1 MLE", "first-failure", "MLE"],
    ["secret/3 OLE, sample/1 AC, secret/1 AC, secret/2 AC", "first-failure", "OLE"],
  ] as const)("with [%s] and stop %s comes to %s", (results, stop, expected) => {
    expect(show({ tests: modernPassFail, results, stop })).toBe(expected);
  });

  it("names the first rejected case by its place among all cases", () => {
    const results = "sample/1 AC, secret/1 AC, secret/2 RTE, secret/3 WA";
    const reduction = reduceSubmission(judgingState({ tests: modernPassFail, results }));

    expect(reduction).toMatchObject({ outcome: { failedTest: { index: 2, name: "secret/2" } } });
  });

  it("gives each group the verdict of its own first rejected case", () => {
    const secret = group("secret", modernGrading(), "", [
      group("secret/a", modernGrading(), "1 2"),
      group("secret/b", modernGrading(), "1"),
    ]);
    const results = "sample/1 AC, secret/a/1 AC, secret/a/2 WA, secret/b/1 TLE";

    const reduction = reduceSubmission(judgingState({ tests: { ...modernPassFail, secret }, results }));

    expect(reduction).toMatchObject({
      outcome: {
        verdict: "WA",
        groups: [
          { name: "sample", verdict: "AC" },
          { name: "secret", verdict: "WA" },
          { name: "secret/a", verdict: "WA" },
          { name: "secret/b", verdict: "TLE" },
        ],
      },
    });
  });
});

const olympiad: TestTree = {
  top: null,
  sample: group("sample", modernGrading(), "1"),
  secret: group("secret", modernGrading({ aggregation: "sum", maxScore: 100 }), "", [
    group("secret/a", modernGrading({ maxScore: 20, requirePass: ["sample"] }), "1 2"),
    group("secret/b", modernGrading({ aggregation: "min", maxScore: 30, requirePass: ["secret/a"] }), "1 2"),
    group("secret/c", modernGrading({ aggregation: "sum", maxScore: 50 }), "1 2 3"),
  ]),
};
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

  it("gives the full score exactly when many equal parts add up to it", () => {
    const words = Array.from({ length: 49 }, (_, index) => String(index + 10));
    const secret = group("secret", modernGrading({ aggregation: "sum", maxScore: 100 }), words.join(" "));
    const results = ["sample/1 AC", ...words.map((word) => `secret/${word} AC`)].join(", ");

    expect(show({ tests: { ...olympiad, secret }, isScoring: true, results })).toBe("AC 100/100");
  });
});

const legacyPlain: TestTree = {
  top: legacyGrading(),
  sample: group("sample", legacyGrading(), "1"),
  secret: group("secret", legacyGrading(), "1 2 3"),
};

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

  it("takes a validator's score only where problem.yaml lets it give one", () => {
    const results = "sample/1 AC score=0, secret/1 AC score=2.5, secret/2 AC, secret/3 AC score=4";

    expect(show({ tests: legacyPlain, isScoring: true, mayScore: true, results })).toBe("AC 7.5/-");
    expect(show({ tests: legacyPlain, isScoring: true, results })).toContain(
      'say "validation: custom score"',
    );
    expect(show({ tests: legacyPlain, results })).toBe("AC");
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

const trees: readonly (readonly [name: string, tests: TestTree, isScoring: boolean])[] = [
  ["2025-09 pass-fail", modernPassFail, false],
  ["2025-09 scoring", olympiad, true],
  ["legacy breaking", legacyPlain, true],
  [
    "legacy nested",
    {
      top: legacyGrading({ onReject: "continue", graderFlags: ["ignore_sample"] }),
      sample: group("sample", legacyGrading(), "1 2"),
      secret: group("secret", legacyGrading({ onReject: "continue", graderFlags: ["first_error"] }), "x", [
        group("secret/a", legacyGrading({ graderFlags: ["min"] }), "1 2 3"),
        group("secret/y", legacyGrading({ graderFlags: ["accept_if_any_accepted"] }), "1 2", [
          group("secret/y/z", legacyGrading(), "1 2"),
        ]),
      ]),
    },
    true,
  ],
];

describe.each(trees)("in whatever order results arrive, a submission to %s", (_, tests, isScoring) => {
  const names = listCases(tests).map((item) => item.name);
  const verdict = fc.constantFrom<TestVerdictCode>("AC", "AC", "AC", "AC", "WA", "TLE", "RTE", "MLE", "OLE");
  const verdicts = fc.array(verdict, { minLength: names.length, maxLength: names.length });
  const order = fc.shuffledSubarray([...names], { minLength: names.length, maxLength: names.length });

  it("comes to the same verdict, scores and first failure", () => {
    fc.assert(
      fc.property(verdicts, order, fc.constantFrom("all", "first-failure"), (given, arrival, stop) => {
        const state = { ...judgingState({ tests, isScoring }), stop };
        const inOrder = judgeAll(state, names, byName(names, given));
        const asArrived = judgeAll(state, arrival, byName(names, given));
        expect(asArrived).toEqual(inOrder);
      }),
    );
  });

  it("comes to the same verdict and score when cases that no longer matter are left out", () => {
    fc.assert(
      fc.property(verdicts, (given) => {
        const all = judgeAll(
          { ...judgingState({ tests, isScoring }), stop: "all" },
          names,
          byName(names, given),
        );
        const few = judgeAll(
          { ...judgingState({ tests, isScoring }), stop: "first-failure" },
          names,
          byName(names, given),
        );
        expect(few).toMatchObject({
          outcome: all.kind === "decided" ? { verdict: all.outcome.verdict, score: all.outcome.score } : {},
        });
      }),
    );
  });

  it("never asks again for a case it has, and is never stuck", () => {
    fc.assert(
      fc.property(verdicts, order, (given, arrival) => {
        let state: JudgingState = judgingState({ tests, isScoring });
        const lookUp = byName(names, given);
        for (const name of arrival) {
          const reduction = reduceSubmission(state);
          if (reduction.kind !== "judging") return;
          expect(reduction.needed.length).toBeGreaterThan(0);
          expect(
            reduction.needed.every((needed) => !state.results.some((known) => known.name === needed)),
          ).toBe(true);
          expect(isNeeded(state, name)).toBe(reduction.needed.includes(name));
          state = { ...state, results: [...state.results, lookUp(name)] };
        }
        expect(reduceSubmission(state).kind).toBe("decided");
      }),
    );
  });
});

/** Feeds results in the given order, but only those still needed, as a judge does. */
function judgeAll(
  start: JudgingState,
  arrival: readonly string[],
  lookUp: (name: string) => TestResult,
): Reduction {
  let state = start;
  for (const name of arrival) {
    if (isNeeded(state, name)) state = { ...state, results: [...state.results, lookUp(name)] };
  }
  return reduceSubmission(state);
}

function byName(
  names: readonly string[],
  verdicts: readonly TestVerdictCode[],
): (name: string) => TestResult {
  return (name) => result(name, verdicts[names.indexOf(name)] ?? "AC");
}

function words(text: string): string[] {
  return text.split(" ").filter((word) => word !== "");
}

it("lists a group's cases with those of the groups inside it", () => {
  expect(casesOf(olympiad.secret)).toHaveLength(7);
});
