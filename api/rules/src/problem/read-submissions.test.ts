import { describe, expect, it } from "vitest";
import { describeExpectations } from "./describe-expectations.ts";
import type { Expectation, Manifest } from "./manifest.ts";
import { faultsOf, legacyPackage, modernPackage, read } from "./test/build-package.ts";

/** What is expected of one submission, of the keys that say something. */
function expectationsOf(manifest: Manifest, path: string): Partial<Expectation>[] {
  const submission = manifest.submissions.find((each) => each.path === `submissions/${path}`);
  return (submission?.expectations ?? []).map((each) =>
    Object.fromEntries(
      Object.entries(each).filter(
        ([key, value]) =>
          value !== null && value !== false && value !== "" && value !== "default" && key !== "origin",
      ),
    ),
  );
}

describe("submissions of a legacy package", () => {
  it("are expected to do what their folder says", () => {
    const manifest = read(
      legacyPackage({
        "problem.yaml": "type: scoring",
        "submissions/partially_accepted/a.cpp": "",
        "submissions/wrong_answer/b.java": "",
        "submissions/time_limit_exceeded/c.py": "print 1",
        "submissions/run_time_error/d/main.rs": "",
        "submissions/run_time_error/d/util.rs": "",
        "submissions/wrong_answer/e.xyz": "",
        "submissions/wrong_answer/README.md": "",
      }),
    );

    expect(
      manifest.submissions.map((each) => [
        each.path.slice(12),
        each.language,
        describeExpectations(each.expectations),
      ]),
    ).toEqual([
      ["accepted/sum.py", "python3", "AC"],
      ["partially_accepted/a.cpp", "cpp", "AC, less than the full score"],
      ["run_time_error/d", "rust", "RTE"],
      ["time_limit_exceeded/c.py", "python2", "TLE"],
      ["wrong_answer/b.java", "java", "WA"],
      ["wrong_answer/e.xyz", null, "WA"],
    ]);
    expect(manifest.submissions[2]?.files).toEqual([
      "submissions/run_time_error/d/main.rs",
      "submissions/run_time_error/d/util.rs",
    ]);
    expect(manifest.submissions[2]?.entryPoint).toBe("submissions/run_time_error/d/main.rs");
  });

  it("follow a mark instead of their folder", () => {
    const manifest = read(
      legacyPackage({
        "submissions/wrong_answer/a.cpp": "// @EXPECTED_RESULTS@: TIMELIMIT, WRONG-ANSWER",
        "submissions/mixed/b.py": "#@EXPECTED_RESULTS@: run_time_error , accepted",
        "submissions/wrong_answer/c.c": "/* @EXPECTED_SCORE@: 25.50 */",
        "submissions/wrong_answer/d.c": "/* @EXPECTED_RESULTS@: FINE */",
      }),
    );

    expect(expectationsOf(manifest, "wrong_answer/a.cpp")).toEqual([{ final: ["TLE", "WA"] }]);
    expect(expectationsOf(manifest, "mixed/b.py")).toEqual([{ final: ["RTE", "AC"] }]);
    expect(expectationsOf(manifest, "wrong_answer/c.c")[1]).toEqual({ score: [25.495, 25.505] });
    expect(manifest.warnings).toContain(
      'submissions/wrong_answer/d.c: a mark in it says "FINE", which is nothing known',
    );
  });

  it("are refused where a pass-fail problem has partially accepted ones", () => {
    expect(faultsOf(legacyPackage({ "submissions/partially_accepted/a.py": "" }))[0]).toContain(
      "is for scoring problems",
    );
  });
});

describe("submissions of a 2025-09 package", () => {
  const tree = {
    "submissions/wrong_answer/greedy.py": "",
    "submissions/time_limit_exceeded/slow.cpp": "",
    "submissions/brute_force/all.py": "",
    "submissions/rejected/odd.py": "",
    "submissions/other/x.py": "",
  };

  it("are expected to do what their folder says", () => {
    const manifest = read(modernPackage(tree));

    expect(expectationsOf(manifest, "accepted/sum.py")).toEqual([{ permitted: ["AC"] }]);
    expect(expectationsOf(manifest, "wrong_answer/greedy.py")).toEqual([
      { permitted: ["AC", "WA"], required: ["WA"] },
    ]);
    expect(expectationsOf(manifest, "brute_force/all.py")).toEqual([
      { permitted: ["AC", "RTE", "TLE"], required: ["RTE", "TLE"] },
    ]);
    expect(expectationsOf(manifest, "rejected/odd.py")).toEqual([{ required: ["RTE", "TLE", "WA"] }]);
    expect(expectationsOf(manifest, "other/x.py")).toEqual([]);
  });

  it("have a folder's demands replaced key by key by its own name, and added to by a glob", () => {
    const manifest = read(
      modernPackage({
        ...tree,
        "submissions/submissions.yaml": `
time_limit_exceeded: {permitted: [AC, WA, TLE], use_for_time_limit: upper}
"wrong_answer/*": {required: [WA, TLE], message: too long}
"{wrong_answer,other}/?*.py":
  language: python3
  entrypoint: main
  authors: Ali <a@example.org>
  model_solution: true
  secret/0?: {permitted: [AC], use_for_time_limit: false}`,
      }),
    );

    expect(expectationsOf(manifest, "time_limit_exceeded/slow.cpp")).toEqual([
      { permitted: ["AC", "WA", "TLE"], required: ["TLE"], useForTimeLimit: "upper" },
    ]);
    expect(expectationsOf(manifest, "wrong_answer/greedy.py")).toEqual([
      { permitted: ["AC", "WA"], required: ["WA"] },
      { required: ["WA", "TLE"], message: "too long" },
      { cases: "secret/0?", permitted: ["AC"], useForTimeLimit: "none" },
    ]);
    expect(manifest.submissions.find((each) => each.directory === "other")).toMatchObject({
      language: "python3",
      entryPoint: "main",
      authors: ["Ali"],
      isModelSolution: true,
    });
  });

  it("may be expected to score in a scoring problem", () => {
    const over = {
      ...tree,
      "problem.yaml": "problem_format_version: 2025-09\nname: Sum\nuuid: 1\ntype: scoring",
      "submissions/submissions.yaml": "wrong_answer/*: {score: 40, secret: {score: [10, 20.5]}}",
    };
    expect(expectationsOf(read(modernPackage(over)), "wrong_answer/greedy.py").slice(1)).toEqual([
      { score: [40, 40] },
      { cases: "secret", score: [10, 20.5] },
    ]);
  });

  it.each([
    ["accepted/**: {permitted: [AC]}", 'accepted/**: "**" is not a part of this format'],
    [
      "accepted/*: {permitted: [OK]}",
      "accepted/*.permitted: has to be a list of AC, WA, TLE, RTE; it is [OK]",
    ],
    ["accepted/*: {colour: red}", "accepted/*.colour: is no key of this format"],
    ["accepted/*: {score: 5}", "accepted/*.score: is for scoring problems"],
    ["accepted/*: {use_for_time_limit: maybe}", "use_for_time_limit: has to be false, true, lower or upper"],
    ["accepted/*: {'secret/[ab]': {permitted: [AC]}}", '"[…]" is not a part of this format'],
    ["accepted/*: {language: elvish}", '"elvish" is no language of the format'],
  ])("are refused for %s", (yaml, fault) => {
    expect(faultsOf(modernPackage({ "submissions/submissions.yaml": yaml })).join("\n")).toContain(fault);
  });

  it("make a glob that matches nothing a warning", () => {
    const yaml = "acepted/*: {permitted: [AC]}\naccepted/*: {secret/x: {permitted: [AC]}}";
    const { warnings } = read(modernPackage({ "submissions/submissions.yaml": yaml }));
    expect(warnings).toEqual([
      "submissions/submissions.yaml acepted/*: matches no submission",
      "submissions/submissions.yaml accepted/*.secret/x: matches no group and no test",
    ]);
  });
});

describe("submissions of a submit-answer package", () => {
  const submitAnswer = (over = {}) =>
    modernPackage({
      "problem.yaml": "problem_format_version: 2025-09\nname: Sum\nuuid: 1\ntype: submit-answer",
      ...over,
    });

  it("are folders or files of answers, or programs that write them", () => {
    const manifest = read(
      submitAnswer({
        "submissions/accepted/README.md": "how they were found",
        "submissions/accepted/all/1.out": "3",
        "submissions/accepted/all/secret/01.ans": "4",
        "submissions/accepted/all/secret/02.txt": "10",
        "submissions/wrong_answer/02.out": "11",
      }),
    );

    expect(manifest.kind.isSubmitAnswer).toBe(true);
    expect(manifest.submissions.map((each) => [each.path, each.language])).toEqual([
      ["submissions/accepted/sum.py", "python3"],
      ["submissions/accepted/all", "answers"],
      ["submissions/wrong_answer/02.out", "answers"],
    ]);
  });

  it.each([
    ["a/03.out", 'wrong_answer/a -: "a/03.out" is named for no test; call answers as their tests: 01.out'],
    ["03.out", 'wrong_answer/03.out -: "03.out" is named for no test; call answers as their tests: 01.out'],
  ])("are refused where %s belongs to no test", (name, fault) => {
    expect(faultsOf(submitAnswer({ [`submissions/wrong_answer/${name}`]: "5" }))).toEqual([
      `submissions/${fault}`,
    ]);
  });

  it("are refused where two files answer one test, or one file may answer two", () => {
    const faults = faultsOf(
      submitAnswer({
        "data/secret/1.in": "",
        "data/secret/1.ans": "",
        "submissions/wrong_answer/a/01.out": "5",
        "submissions/wrong_answer/a/01.txt": "5",
        "submissions/wrong_answer/b/1.out": "5",
      }),
    );

    expect(faults).toEqual([
      'submissions/wrong_answer/a -: "a/01.txt" and "a/01.out" both answer secret/01',
      'submissions/wrong_answer/b -: "b/1.out" may mean sample/1 or secret/1; name its folder too',
    ]);
  });
});
