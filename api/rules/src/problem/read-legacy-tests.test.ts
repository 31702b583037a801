import { describe, expect, it } from "vitest";
import { faultsOf, legacyPackage, read } from "./test/build-package.ts";

const scoring = "type: scoring\nname: Sum";

/** A scoring package with one more group, secret/a. */
function grouped(over: Record<string, string | null>) {
  return legacyPackage({
    "problem.yaml": scoring,
    "data/secret/a/1.in": "1",
    "data/secret/a/1.ans": "1",
    ...over,
  });
}

describe("legacy test data", () => {
  it("hands settings down to the groups inside, each key on its own", () => {
    const { tests } = read(
      grouped({
        "data/testdata.yaml": "on_reject: continue\nrange: 0 100\ngrader_flags: ignore_sample",
        "data/secret/testdata.yaml": "grader_flags: min first_error\naccept_score: 30",
        "data/secret/a/testdata.yaml": "on_reject: break\nrange: 0 +inf",
      }),
    );

    expect(tests.top).toMatchObject({
      onReject: "continue",
      range: [0, 100],
      graderFlags: ["ignore_sample"],
    });
    expect(tests.sample.grading).toMatchObject({ onReject: "continue", graderFlags: [], acceptScore: 1 });
    expect(tests.secret.grading).toMatchObject({ graderFlags: ["min", "first_error"], acceptScore: 30 });
    expect(tests.secret.groups[0]?.grading).toEqual({
      kind: "legacy",
      onReject: "break",
      grader: "default",
      graderFlags: ["min", "first_error"],
      acceptScore: 30,
      rejectScore: 0,
      range: [0, Number.POSITIVE_INFINITY],
    });
  });

  it("puts problem.yaml's flags before a group's, whose tolerance takes the place of the general one", () => {
    const { tests } = read(
      grouped({
        "problem.yaml": `${scoring}\nvalidator_flags: case_sensitive float_tolerance 1e-6`,
        "data/secret/a/testdata.yaml":
          "output_validator_flags: float_absolute_tolerance 0.1\ninput_validator_flags: n=5",
      }),
    );

    expect(tests.secret.cases[0]?.outputValidatorArgs).toEqual(["case_sensitive", "float_tolerance", "1e-6"]);
    expect(tests.secret.groups[0]?.cases[0]).toMatchObject({
      outputValidatorArgs: ["case_sensitive", "float_absolute_tolerance", "0.1"],
      inputValidatorArgs: ["n=5"],
    });
  });

  it("names an input validator with its own flags", () => {
    const over = { "data/secret/a/testdata.yaml": "input_validator_flags: {name: check, flags: a b}" };
    expect(read(grouped(over)).tests.secret.groups[0]?.cases[0]?.inputValidatorArgs).toEqual({
      "check.py": ["a", "b"],
    });
  });

  it("keeps hints, descriptions and interaction samples", () => {
    const { tests } = read(
      legacyPackage({
        "data/secret/01.hint": "look at zero",
        "data/secret/01.desc": "smallest",
        "data/sample/2.interaction": "<1\n>2",
        "data/sample/1.interaction": "<1\n>2",
      }),
    );
    expect(tests.secret.cases[0]).toMatchObject({ hint: "look at zero", description: "smallest" });
    expect(tests.sample.cases.map((each) => each.shown)).toEqual([
      { interactionPath: "data/sample/1.interaction" },
    ]);
  });

  it.each([
    [
      "an unknown key",
      "colour: red",
      "data/secret/testdata.yaml colour: is no key of this format; take it out",
    ],
    [
      "an unknown policy",
      "on_reject: stop",
      "data/secret/testdata.yaml on_reject: has to be one of break, continue",
    ],
    [
      "a range upside down",
      "range: 5 1",
      "data/secret/testdata.yaml range: has to be two numbers, the smaller first",
    ],
    [
      "a custom grader that is not there",
      "grading: custom",
      "data/secret/testdata.yaml grading: custom needs a program in graders/",
    ],
    [
      "ignore_sample below the root",
      "grader_flags: ignore_sample",
      "data/secret/testdata.yaml grader_flags: ignore_sample may only stand",
    ],
    [
      "a validator by name that is not there",
      "input_validator_flags: {name: x, flags: a}",
      "names x, which is not in input_validators/",
    ],
    [
      "a flag the default validator refuses",
      "output_validator_flags: float_tolerance -1",
      "float_tolerance needs a decimal number that is not negative",
    ],
  ])("is refused for %s", (_, yaml, fault) => {
    expect(faultsOf(grouped({ "data/secret/testdata.yaml": yaml })).join("\n")).toContain(fault);
  });

  it("is refused for scores in a pass-fail problem", () => {
    const over = { "data/secret/testdata.yaml": "accept_score: 5" };
    expect(faultsOf(legacyPackage(over))[0]).toContain("accept_score: is for scoring problems");
  });

  it("knows neither groups' settings, includes nor short names in legacy-icpc", () => {
    const faults = faultsOf(
      legacyPackage({
        "problem.yaml": "problem_format_version: legacy-icpc\ntype: pass-fail",
        "data/secret/testdata.yaml": "on_reject: continue",
        "include/cpp/a.h": "",
        "data/secret/_.in": "",
      }),
    ).map((fault) => fault.split(":")[0]);

    expect(faults).toContain("problem.yaml type");
    expect(faults).toContain("data/secret/testdata.yaml -");
    expect(faults).toContain("include -");
    expect(faults).toContain("data/secret/_.in -");
  });

  it("says what it passed over", () => {
    const { warnings } = read(
      legacyPackage({ "data/secret/gen.py": "", "data/extra/1.in": "", "data/secret/my test.in": "" }),
    );
    expect(warnings).toEqual([
      "data/secret/my test.in: is passed over, because its name is outside the package format",
      "data/extra: is neither sample nor secret and is passed over",
      "data/secret/gen.py: is no part of a test and is passed over",
    ]);
  });
});
