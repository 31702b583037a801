import { describe, expect, it } from "vitest";
import { listCases } from "../verdict/list-cases.ts";
import { faultsOf, modernPackage, type PackageText, read } from "./test/build-package.ts";

const header = "problem_format_version: 2025-09\nname: Sum\nuuid: 1\n";
const scoring = `${header}type: scoring\n`;

/** A scoring package with the groups secret/a (20, all or nothing) and secret/b (80, sum). */
function grouped(over: PackageText = {}) {
  return modernPackage({
    "problem.yaml": scoring,
    "data/secret/01.in": null,
    "data/secret/01.ans": null,
    "data/secret/02.in": null,
    "data/secret/02.ans": null,
    "data/secret/a/test_group.yaml": "max_score: 20",
    "data/secret/a/1.in": "1",
    "data/secret/a/1.ans": "1",
    "data/secret/b/test_group.yaml":
      "max_score: 80\nscore_aggregation: sum\nrequire_pass: [sample, secret/a]",
    "data/secret/b/1.in": "1",
    "data/secret/b/1.ans": "1",
    "data/secret/b/deep/2.in": "1",
    "data/secret/b/deep/2.ans": "1",
    ...over,
  });
}

describe("2025-09 test data", () => {
  it("makes every folder with a test_group.yaml a group, and other folders part of theirs", () => {
    const { tests } = read(grouped());

    expect(listCases(tests).map((each) => each.name)).toEqual([
      "sample/1",
      "secret/a/1",
      "secret/b/1",
      "secret/b/deep/2",
    ]);
    expect(tests.secret.grading).toMatchObject({ aggregation: "sum", maxScore: 100 });
    expect(tests.secret.groups.map((each) => [each.name, each.grading])).toEqual([
      [
        "secret/a",
        { kind: "2025-09", aggregation: "pass-fail", maxScore: 20, staticScore: null, requirePass: [] },
      ],
      [
        "secret/b",
        {
          kind: "2025-09",
          aggregation: "sum",
          maxScore: 80,
          staticScore: null,
          requirePass: ["sample", "secret/a"],
        },
      ],
    ]);
  });

  it("takes cases in folders that are no groups", () => {
    const manifest = read(modernPackage({ "data/secret/more/1.in": "", "data/secret/more/1.ans": "" }));
    expect(listCases(manifest.tests).map((each) => each.name)).toContain("secret/more/1");
  });

  it("gives a case its group's settings, and its own where it has them", () => {
    const { tests } = read(
      grouped({
        "data/secret/b/test_group.yaml":
          "max_score: 80\nargs: [a]\noutput_validator_args: [float_tolerance, 1e-6]\nfull_feedback: yes",
        "data/secret/b/1.yaml":
          "args: [x, y z]\nhint: think\ndescription: small\ninput_validator_args: {check: [1]}",
      }),
    );
    const [first, second] = tests.secret.groups[1]?.cases ?? [];

    expect(first).toMatchObject({
      args: ["x", "y z"],
      outputValidatorArgs: ["float_tolerance", "0.000001"],
      inputValidatorArgs: { "check.py": ["1"] },
      hint: "think",
      description: "small",
      isFeedbackFull: true,
    });
    expect(second).toMatchObject({ args: ["a"], inputValidatorArgs: [], isFeedbackFull: true });
    expect(tests.sample.cases[0]?.isFeedbackFull).toBe(true);
    expect(tests.secret.groups[0]?.cases[0]?.isFeedbackFull).toBe(false);
  });

  it("puts constants into test_group.yaml", () => {
    const over = {
      "problem.yaml": `${scoring}constants: {most: 20, name: {value: 7, tex: "$7$"}}`,
      "data/secret/a/test_group.yaml": 'max_score: {{most}}\nargs: ["{{name.tex}}", "{{unknown}}"]',
    };
    const manifest = read(grouped(over));

    expect(manifest.tests.secret.groups[0]).toMatchObject({
      grading: { maxScore: 20 },
      cases: [{ args: ["$7$", "{{unknown}}"] }],
    });
    expect(manifest.constants).toEqual({
      most: "20",
      "most.value": "20",
      name: "7",
      "name.value": "7",
      "name.tex": "$7$",
    });
  });

  it("lists a case's files and what is shown of it instead", () => {
    const { tests } = read(
      modernPackage({
        "data/sample/1.files/deep/x.txt": "",
        "data/sample/1.interaction": "<1",
        "data/sample/1.in.download": "1",
        "data/sample/1.ans.download": "1",
      }),
    );
    expect(tests.sample.cases[0]).toMatchObject({
      filePaths: ["data/sample/1.files/deep/x.txt"],
      shown: {
        interactionPath: "data/sample/1.interaction",
        inputDownloadPath: "data/sample/1.in.download",
        answerDownloadPath: "data/sample/1.ans.download",
      },
    });
  });

  it("reads the data that tries the validators", () => {
    const { validatorCases } = read(
      modernPackage({
        "data/invalid_input/bad.in": "x",
        "data/invalid_output/w.in": "1 2",
        "data/invalid_output/w.ans": "3",
        "data/invalid_output/w.out": "4",
        "data/valid_output/deep/r.in": "1 2",
        "data/valid_output/deep/r.ans": "3",
        "data/valid_output/deep/r.out": "3",
        "data/valid_output/deep/test_group.yaml": "output_validator_args: [case_sensitive]",
      }),
    );
    expect(validatorCases.map((each) => [each.expects, each.name, each.outputPath, each.args])).toEqual([
      ["input-rejected", "invalid_input/bad", null, []],
      ["output-rejected", "invalid_output/w", "data/invalid_output/w.out", []],
      ["output-accepted", "valid_output/deep/r", "data/valid_output/deep/r.out", ["case_sensitive"]],
    ]);
  });

  it.each<[string, PackageText, string]>([
    [
      "a folder beside groups that is none",
      { "data/secret/c/1.in": "", "data/secret/c/1.ans": "" },
      "data/secret/c -: has no test_group.yaml, but other folders",
    ],
    [
      "a case beside groups",
      { "data/secret/1.in": "", "data/secret/1.ans": "" },
      "data/secret/1.in -: lies beside groups",
    ],
    [
      "a group in a group",
      { "data/secret/b/deep/test_group.yaml": "max_score: 1" },
      "data/secret/b/deep/test_group.yaml -: is a group inside a group",
    ],
    [
      "a group without tests",
      { "data/secret/a/1.in": null, "data/secret/a/1.ans": null },
      "data/secret/a -: is a group without tests",
    ],
    [
      "a group without a maximum",
      { "data/secret/a/test_group.yaml": "" },
      "data/secret/a/test_group.yaml max_score: is missing",
    ],
    [
      "an unbounded group in bounded secret",
      { "data/secret/b/test_group.yaml": "score_aggregation: min" },
      "data/secret/b/test_group.yaml max_score: is missing",
    ],
    [
      "a negative maximum",
      { "data/secret/a/test_group.yaml": "max_score: -1" },
      "max_score: has to be a whole number, 0 or more",
    ],
    [
      "a requirement that comes later",
      { "data/secret/a/test_group.yaml": "max_score: 20\nrequire_pass: secret/b" },
      'names "secret/b", which does not come earlier',
    ],
    [
      "a requirement that is not all or nothing",
      { "data/secret/a/test_group.yaml": "max_score: 20\nscore_aggregation: sum" },
      'names "secret/a", which is not all or nothing',
    ],
    [
      "secret all or nothing with a group that is not",
      { "data/secret/test_group.yaml": "score_aggregation: pass-fail" },
      "data/secret/b/test_group.yaml score_aggregation: has to be pass-fail",
    ],
    [
      "a sample with a score",
      { "data/sample/test_group.yaml": "max_score: 5" },
      "data/sample/test_group.yaml max_score: is not for the sample",
    ],
    [
      "a legacy testdata.yaml",
      { "data/secret/a/testdata.yaml": "" },
      "belongs to the legacy format; write test_group.yaml",
    ],
    [
      "a group's scores in a pass-fail problem",
      { "problem.yaml": header },
      "data/secret/a/test_group.yaml max_score: is for scoring problems",
    ],
    [
      "an unknown key of a case",
      { "data/secret/a/1.yaml": "points: 3" },
      "data/secret/a/1.yaml points: is no key of this format",
    ],
    [
      "args that are no list",
      { "data/secret/a/1.yaml": "args: -v" },
      'data/secret/a/1.yaml args: has to be a list, as [one, two]; it is "-v"',
    ],
    [
      "two ways to show an answer",
      { "data/sample/1.out": "", "data/sample/1.ans.statement": "" },
      "does the same as sample/1.out",
    ],
    ["files of no case", { "data/secret/a/9.files/x": "" }, "data/secret/a/9.files -: belongs to no test"],
    [
      "a case called test_group",
      { "data/secret/a/test_group.in": "", "data/secret/a/test_group.ans": "" },
      "cannot be called test_group",
    ],
  ])("is refused for %s", (_, over, fault) => {
    expect(faultsOf(grouped(over)).join("\n")).toContain(fault);
  });
});
