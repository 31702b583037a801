import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listCases } from "../verdict/list-cases.ts";
import { readPackage } from "./read-package.ts";
import { faultsOf, legacyPackage, modernPackage, packageOf, read } from "./test/build-package.ts";

const scoring = "type: scoring\nname: Sum";

describe("a package of any format", () => {
  it("is read with its names, tests, programs and submissions", () => {
    for (const manifest of [read(legacyPackage()), read(modernPackage())]) {
      expect(manifest.names).toEqual({ en: "Sum" });
      expect(listCases(manifest.tests).map((item) => item.name)).toEqual([
        "sample/1",
        "secret/01",
        "secret/02",
      ]);
      expect(manifest.inputValidators).toEqual([
        { name: "check.py", files: ["input_validators/check.py"], language: "python3", manner: "format" },
      ]);
      expect(manifest.outputValidators).toEqual({ kind: "default" });
      expect(manifest.submissions.map((each) => [each.path, each.language])).toEqual([
        ["submissions/accepted/sum.py", "python3"],
      ]);
      expect(manifest.warnings).toEqual([]);
    }
  });

  it("has the formats' usual limits where it states none", () => {
    expect(read(modernPackage()).limits).toEqual({
      timeLimitMs: null,
      memoryBytes: 2048 * 1024 * 1024,
      outputBytes: 8 * 1024 * 1024,
      codeBytes: 128 * 1024,
      compilationTimeMs: 60_000,
      compilationMemoryBytes: 2048 * 1024 * 1024,
      validationTimeMs: 60_000,
      validationMemoryBytes: 2048 * 1024 * 1024,
      validationOutputBytes: 8 * 1024 * 1024,
      validationPasses: 2,
    });
  });

  it.each([
    ["data/secret/02.ans -: is missing; every .in needs an .ans", { "data/secret/02.ans": null }],
    [
      "data/secret/03.ans -: has no data/secret/03.in beside it; add it, or take this file out",
      { "data/secret/03.ans": "1" },
    ],
    [
      "submissions/accepted -: holds no submission; a problem needs one that is accepted",
      { "submissions/accepted/sum.py": null },
    ],
    [
      "data/secret/01.in -: has the name of the folder data/secret/01; rename one of them",
      { "data/secret/01/5.in": "", "data/secret/01/5.ans": "" },
    ],
  ])("is refused: %s", (fault, over) => {
    expect(faultsOf(legacyPackage(over))).toContain(fault);
    expect(faultsOf(modernPackage(over))).toContain(fault);
  });

  it("is refused with all of its faults at once", () => {
    const faults = faultsOf(
      legacyPackage({
        "problem.yaml": "colour: red\nlimits: {memory: 99999, speed: 3}",
        "data/secret/02.ans": null,
      }),
    );

    expect(faults).toEqual([
      "problem.yaml limits.memory: is 99999; this platform can honour 1 to 8192 MiB",
      "problem.yaml limits.speed: is no key of this format; take it out",
      "problem.yaml colour: is no key of this format; take it out",
      "data/secret/02.ans -: is missing; every .in needs an .ans",
    ]);
  });

  it.each([
    ["nothing", {}, "problem.yaml -: is missing"],
    ["a problem.yaml that is no map", { "problem.yaml": "- 1" }, "problem.yaml -: has to be a map of keys"],
    ["a problem.yaml that is no YAML", { "problem.yaml": "a: [" }, "problem.yaml -: is not readable as YAML"],
    ["aliases in YAML", { "problem.yaml": "a: &x [1]\nb: *x" }, "problem.yaml -: is not readable as YAML"],
    ["a binary problem.yaml", { "problem.yaml": "\u0000" }, "problem.yaml -: is not UTF-8 text"],
    [
      "an unknown version",
      { "problem.yaml": "problem_format_version: 2031-01" },
      'problem.yaml problem_format_version: "2031-01" is not known',
    ],
  ])("that is %s is refused in words", (_, text, fault) => {
    expect(faultsOf(packageOf(text))[0]).toContain(fault);
  });

  it("never makes the reader throw, whatever its keys hold", () => {
    const keys = fc.constantFrom(
      "problem_format_version",
      "type",
      "name",
      "uuid",
      "limits",
      "grading",
      "validation",
      "keywords",
      "languages",
      "constants",
      "credits",
      "source",
      "license",
      "author",
      "embargo_until",
      "rights_owner",
    );
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom("legacy", "2025-09", "scoring", "custom score", "cc by"),
    );
    fc.assert(
      fc.property(fc.dictionary(keys, value), fc.jsonValue(), fc.boolean(), (header, inner, isModern) => {
        const over = {
          "problem.yaml": JSON.stringify({
            ...(isModern ? { problem_format_version: "2025-09" } : {}),
            ...header,
          }),
          "data/secret/testdata.yaml": isModern ? null : JSON.stringify(inner),
          "data/secret/test_group.yaml": isModern ? JSON.stringify(inner) : null,
          "data/secret/01.yaml": isModern ? JSON.stringify(inner) : null,
          "submissions/submissions.yaml": JSON.stringify({ "accepted/*": inner, x: inner }),
        };
        const reading = readPackage(isModern ? modernPackage(over) : legacyPackage(over));
        expect(["read", "refused"]).toContain(reading.kind);
      }),
      { numRuns: 500 },
    );
  });
});

describe("programs of a package", () => {
  it("are single files with their headers, folders, grammars or build scripts", () => {
    const manifest = read(
      legacyPackage({
        "problem.yaml": "validation: custom",
        "input_validators/check.ctd": "EOF",
        "output_validators/check.cc": "",
        "output_validators/helper.h": "",
        "output_validators/other/run": "",
        "output_validators/README.md": "",
      }),
    );

    expect(manifest.inputValidators.map((each) => each.language)).toEqual(["checktestdata", "python3"]);
    expect(manifest.outputValidators).toEqual({
      kind: "custom",
      mayScore: false,
      programs: [
        {
          name: "check.cc",
          files: ["output_validators/check.cc", "output_validators/helper.h"],
          language: "cpp",
          manner: "format",
        },
        { name: "other", files: ["output_validators/other/run"], language: "build-script", manner: "format" },
      ],
    });
  });

  it.each([
    ["validation: custom", {}, "is custom, but output_validators/ holds no program"],
    ["validation: custom score", { "output_validators/a.py": "" }, '"score" is for scoring problems'],
    ["validation: odd", {}, 'has to begin with "default" or "custom"'],
    ["validator_flags: float_tolerance", {}, "float_tolerance needs a number after it"],
    ["validator_flags: strict", {}, 'the default validator knows no flag "strict"'],
  ])("with [%s] are refused: %s %s", (yaml, over, message) => {
    expect(faultsOf(legacyPackage({ ...over, "problem.yaml": yaml })).join()).toContain(message);
  });

  it("of 2025-09 may be one file, one folder, or several files that make one program", () => {
    const programs = (over: Record<string, string>) => {
      const { outputValidators } = read(modernPackage(over));
      return outputValidators.kind === "custom" ? outputValidators.programs : [];
    };
    expect(programs({ "output_validator/v.cpp": "" })).toMatchObject([{ name: "v.cpp", language: "cpp" }]);
    expect(programs({ "output_validator/v/a.cpp": "", "output_validator/v/b.h": "" })).toMatchObject([
      { name: "v", language: "cpp" },
    ]);
    expect(programs({ "output_validator/a.cpp": "", "output_validator/b.h": "" })).toMatchObject([
      {
        name: "output_validator",
        language: "cpp",
        files: ["output_validator/a.cpp", "output_validator/b.h"],
      },
    ]);
  });

  it("are missed where an interactive problem has no validator", () => {
    const yaml = "problem_format_version: 2025-09\nname: Sum\nuuid: 1\ntype: [pass-fail, interactive]";
    expect(faultsOf(modernPackage({ "problem.yaml": yaml }))).toEqual([
      "output_validator -: is missing; an interactive or multi-pass problem needs one",
    ]);
  });
});

describe("extras from other systems", () => {
  it.each([
    ["domjudge-problem.ini", "name='x'\ntimelimit='3'\n", 3000],
    [".timelimit", "2.5\n", 2500],
  ])("state a time limit: %s", (file, text, timeLimitMs) => {
    expect(read(legacyPackage({ [file]: text })).limits.timeLimitMs).toBe(timeLimitMs);
  });

  it("are refused when two limits differ or one is nonsense", () => {
    const differing = legacyPackage({ "domjudge-problem.ini": "timelimit=3", ".timelimit": "2" });
    expect(faultsOf(differing)[0]).toContain(
      ".timelimit -: states 2000 ms, but domjudge-problem.ini states 3000 ms",
    );
    expect(faultsOf(legacyPackage({ ".timelimit": "soon" }))[0]).toContain('it is "soon"');
  });

  it("give a statement at the root where there is no folder for it", () => {
    const manifest = read(legacyPackage({ "problem_statement/problem.en.tex": null, "problem.pdf": "%PDF" }));
    expect(manifest.statements).toEqual([{ language: "en", path: "problem.pdf", form: "pdf" }]);
  });

  it("include the grading keys that problem.yaml once had", () => {
    const yaml = `${scoring}\ngrading: {on_reject: grade, range: 0 10, accept_score: 5}`;
    expect(read(legacyPackage({ "problem.yaml": yaml })).tests.top).toMatchObject({
      onReject: "continue",
      acceptScore: 5,
      range: [0, 10],
    });
  });
});
