import { describe, expect, it } from "vitest";
import { reduceSubmission } from "./reduce-submission.ts";
import { group, judgingState, modernGrading } from "./test/build-judging-state.ts";
import { modernPassFail, show } from "./test/sample-trees.ts";

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
