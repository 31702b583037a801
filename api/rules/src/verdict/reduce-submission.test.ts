import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isNeeded } from "./is-needed.ts";
import { casesOf, listCases } from "./list-cases.ts";
import { reduceSubmission } from "./reduce-submission.ts";
import type { JudgingState, Reduction } from "./submission-outcome.ts";
import { group, judgingState, legacyGrading, result } from "./test/build-judging-state.ts";
import { legacyPlain, modernPassFail, olympiad } from "./test/sample-trees.ts";
import type { TestTree } from "./test-tree.ts";
import type { TestResult, TestVerdictCode } from "./verdict.ts";

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

it("lists a group's cases with those of the groups inside it", () => {
  expect(casesOf(olympiad.secret)).toHaveLength(7);
});
