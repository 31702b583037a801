import { describe, expect, it } from "vitest";
import { listCases, withData } from "../verdict/list-cases.ts";
import { faultsOf, modernPackage, type PackageText, read } from "./test/build-package.ts";

const header = (type: string) => `problem_format_version: 2025-09\nname: Sum\nuuid: 1\ntype: ${type}`;
const grouped = (group: string, over: PackageText = {}) =>
  modernPackage({
    "problem.yaml": header("scoring"),
    "static_validator/check.py": "",
    "data/secret/01.in": null,
    "data/secret/01.ans": null,
    "data/secret/02.in": null,
    "data/secret/02.ans": null,
    "data/secret/a/1.in": "",
    "data/secret/a/1.ans": "",
    "data/secret/a/test_group.yaml": group,
    ...over,
  });
const whole = (group: string, over: PackageText = {}) =>
  modernPackage({ "static_validator/check.py": "", "data/secret/test_group.yaml": group, ...over });

describe("a static validation case", () => {
  it("comes first in its group, with its arguments and without data", () => {
    const text =
      "max_score: 100\nscore_aggregation: sum\nstatic_validation_score: 30\nstatic_validator_args: [no, 5]";
    const { tests, staticValidator, warnings } = read(grouped(text));

    const cases = listCases(tests);
    expect(cases.map((item) => item.name)).toEqual(["sample/1", "secret/a/(static)", "secret/a/1"]);
    expect(cases[1]).toMatchObject({ isStatic: true, outputValidatorArgs: ["no", "5"], answerPath: null });
    expect(withData(cases).map((item) => item.name)).toEqual(["sample/1", "secret/a/1"]);
    expect(tests.secret.groups[0]?.grading).toMatchObject({ staticScore: 30, maxScore: 100 });
    expect(staticValidator?.name).toBe("check.py");
    expect(warnings).toEqual([]);
  });

  it("may be all that a group has", () => {
    const text = "max_score: 100\nscore_aggregation: sum\nstatic_validation_score: 100";
    const { tests } = read(grouped(text, { "data/secret/a/1.in": null, "data/secret/a/1.ans": null }));
    expect(listCases(tests).map((item) => item.name)).toEqual(["sample/1", "secret/a/(static)"]);
  });

  it("is pass-fail in a problem or a group that is all or nothing", () => {
    expect(listCases(read(whole("static_validation_score: pass-fail")).tests)).toHaveLength(4);
    const { tests } = read(grouped("max_score: 100\nstatic_validation_score: pass-fail"));
    expect(tests.secret.groups[0]?.grading).toMatchObject({ aggregation: "pass-fail", staticScore: null });
  });

  it("is warned of when there is a program and no group asks for it", () => {
    expect(read(whole("")).warnings).toEqual([
      "static_validator: is never run: no test_group.yaml says static_validation_score",
    ]);
  });

  it.each([
    [
      "without a program",
      "static_validation_score: pass-fail",
      { "static_validator/check.py": null },
      "needs a program",
    ],
    ["worth a number in a pass-fail problem", "static_validation_score: 5", {}, "is a number, but the group"],
    ["worth neither", "static_validation_score: -1", {}, "has to be a whole number"],
    ["worth a word", "static_validation_score: some", {}, "has to be a whole number"],
    ["with arguments alone", "static_validator_args: [a]", {}, "is for a static validation case"],
  ])("is refused %s", (_, group, over, words) => {
    const key = group.slice(0, group.indexOf(":"));
    expect(faultsOf(whole(group, over))).toEqual([
      expect.stringContaining(`data/secret/test_group.yaml ${key}: ${words}`),
    ]);
  });

  it.each([
    ["a number in an all-or-nothing group", "max_score: 100\nstatic_validation_score: 5", "is a number"],
    [
      "pass-fail in a group that adds up",
      "max_score: 100\nscore_aggregation: sum\nstatic_validation_score: pass-fail",
      "is pass-fail, but the group adds up",
    ],
    [
      "more than its group",
      "max_score: 100\nscore_aggregation: sum\nstatic_validation_score: 101",
      "is 101, more than the group's max_score of 100",
    ],
  ])("is refused when it is %s", (_, group, words) => {
    expect(faultsOf(grouped(group))).toEqual([expect.stringContaining(words)]);
  });

  it("is refused above groups, in whose scores it has no place", () => {
    const over = { "data/secret/test_group.yaml": "static_validation_score: 5" };
    expect(faultsOf(grouped("max_score: 100", over))).toEqual([
      "data/secret/test_group.yaml static_validation_score: stands above groups; move it into the groups it is meant for",
    ]);
  });

  it("is refused where answers are sent and there is no source to read", () => {
    expect(faultsOf(whole("", { "problem.yaml": header("submit-answer") }))).toEqual([
      "static_validator -: reads sources, but submissions are answers here; take it out",
    ]);
  });
});
