import { describe, expect, it } from "vitest";
import { faultsOf, legacyPackage, modernPackage, read } from "./test/build-package.ts";

const modern = "problem_format_version: 2025-09\nname: Sum\nuuid: 1\n";

describe("problem.yaml of the legacy formats", () => {
  it("is read whole", () => {
    const manifest = read(
      legacyPackage({
        "problem.yaml": `
name: Sum of two
type: scoring
uuid: abc
author: Ali Valiyev, Vali Aliyev and Hasan & Husan
source: Olympiad 2025
source_url: https://olympiad.example
license: cc by-sa
limits: {time_multiplier: 3, time_safety_margin: 1.5, memory: 512, output: 16, code: 64, compilation_time: 30}
validation: custom score interactive
validator_flags: one two
grading: {objective: min, show_test_data_groups: yes}
keywords: sums easy`,
        "output_validators/v.py": "",
      }),
    );

    expect(manifest).toMatchObject({
      format: "legacy",
      uuid: "abc",
      kind: { isScoring: true, isInteractive: true, isMultiPass: false, isSubmitAnswer: false },
      timeLimitRule: { kind: "legacy", timeMultiplier: 3, timeSafetyMargin: 1.5 },
      limits: {
        timeLimitMs: null,
        memoryBytes: 512 * 1024 * 1024,
        codeBytes: 65_536,
        compilationTimeMs: 30_000,
      },
      outputValidators: { kind: "custom", mayScore: true },
      objective: "min",
      isGroupScoreShown: true,
      credits: { authors: ["Ali Valiyev", "Vali Aliyev", "Hasan", "Husan"] },
      source: ["Olympiad 2025 <https://olympiad.example>"],
      rightsOwner: "Ali Valiyev, Vali Aliyev, Hasan, Husan",
      keywords: ["sums", "easy"],
    });
    expect(manifest.tests.secret.cases[0]?.outputValidatorArgs).toEqual(["one", "two"]);
  });

  it.each([
    ["\\problemname{Sum}", "Sum"],
    ["% \\problemname{Old}\n\\problemname{Two~sums}", "Two sums"],
    ["%% plainproblemname: x + y\n\\problemname{$x+y$}", "x + y"],
    ["\\problemname{$x+y$}", "Fallback"],
    ["no name", "Fallback"],
  ])("leaves the name to the statement: %j is called %s", (tex, name) => {
    const over = { "problem.yaml": "name: Fallback", "problem_statement/problem.en.tex": tex };
    expect(read(legacyPackage(over)).names).toEqual({ en: name });
  });

  it("takes one statement a language, the language of problem.tex being English", () => {
    const manifest = read(
      legacyPackage({
        "problem_statement/problem.en.tex": null,
        "problem_statement/problem.tex": "\\problemname{Sum}",
        "problem_statement/problem.uz.md": "Yigʻindi",
        "problem_statement/problem.uz.pdf": "%PDF",
        "problem_statement/picture.png": "",
      }),
    );
    expect(manifest.statements).toEqual([
      { language: "en", path: "problem_statement/problem.tex", form: "tex" },
      { language: "uz", path: "problem_statement/problem.uz.md", form: "md" },
    ]);
    expect(manifest.warnings).toEqual([
      "problem_statement/problem.uz.pdf: is a second text in the language uz; keep one; it is not used",
    ]);
  });

  it.each([
    ["source_url: https://x.example", "source_url: needs a source"],
    ["license: gpl", "license: has to be one of unknown, public domain"],
    ["license: cc by", "rights_owner: is needed with the license cc by"],
    ["license: public domain\nrights_owner: me", "rights_owner: must not be set"],
    ["type: hard", "type: has to be one of pass-fail, scoring"],
    [
      "limits: {time_safety_margin: 0.5}",
      "limits.time_safety_margin: is 0.5; this platform can honour 1 to 1000 times",
    ],
    ["limits: {memory: 0}", "limits.memory: is 0; this platform can honour 1 to 8192 MiB"],
    ["limits: {memory: lots}", 'limits.memory: has to be a number; it is "lots"'],
    ["limits: 5", "limits: has to be a map of keys"],
    ["name: 1.5", "name: has to be text; it is the number 1.5 (put it in quotes to make it text)"],
    ["languages: cpp elvish", 'languages: "elvish" is no language of the format'],
  ])("is refused: %s → %s", (yaml, fault) => {
    expect(faultsOf(legacyPackage({ "problem.yaml": yaml })).join("\n")).toContain(`problem.yaml ${fault}`);
  });
});

describe("problem.yaml of 2025-09", () => {
  it("is read whole", () => {
    const manifest = read(
      modernPackage({
        "problem.yaml": `
problem_format_version: 2025-09
type: [scoring, multi-pass]
name: {en: Sum, uz: Yigʻindi, pt-BR: Soma}
uuid: 7d2d6a0e
version: "1.0"
credits:
  authors: [Ali Valiyev <ali@example.org>, {name: Vali, email: v@example.org}]
  translators: {uz: Hasan}
source: [NWERC 2024, {name: SWERC, url: https://s.example}]
license: permission
embargo_until: 2026-01-31T12:00:00Z
limits:
  time_limit: 2.5
  time_resolution: 0.5
  time_multipliers: {ac_to_time_limit: 1.5, time_limit_to_tle: 2}
  memory: 256
  validation_passes: 5
keywords: [sums, easy]
languages: [cpp, python3]
allow_file_writing: true`,
        "statement/problem.uz.md": "",
        "statement/problem.pt-BR.tex": "",
        "solution/solution.md": "",
        "output_validator/v.py": "",
        "attachments/tool.zip": "",
        "attachments/templates/cpp/t.cpp": "",
        "include/cpp/grader.h": "",
        "include/default/notes": "",
      }),
    );

    expect(manifest).toMatchObject({
      format: "2025-09",
      names: { en: "Sum", uz: "Yigʻindi", "pt-BR": "Soma" },
      version: "1.0",
      embargoUntil: "2026-01-31T12:00:00Z",
      kind: { isScoring: true, isInteractive: false, isMultiPass: true, isSubmitAnswer: false },
      limits: { timeLimitMs: 2500, memoryBytes: 256 * 1024 * 1024, validationPasses: 5 },
      timeLimitRule: { kind: "2025-09", resolutionMs: 500, acToTimeLimit: 1.5, timeLimitToTle: 2 },
      credits: { authors: ["Ali Valiyev", "Vali"], "translators.uz": ["Hasan"] },
      source: ["NWERC 2024", "SWERC <https://s.example>"],
      rightsOwner: "Ali Valiyev, Vali",
      languages: ["cpp", "python3"],
      isFileWritingAllowed: true,
      solutions: [{ language: "en", path: "solution/solution.md", form: "md" }],
      attachments: ["attachments/tool.zip", "attachments/templates/cpp/t.cpp"],
      includes: { cpp: ["include/cpp/grader.h"], default: ["include/default/notes"] },
    });
  });

  it.each([
    [
      "name",
      "problem_format_version: 2025-09\nuuid: 1",
      "name: is missing; give the problem a name in each language",
    ],
    ["uuid", "problem_format_version: 2025-09\nname: Sum", "uuid: is missing"],
    ["a key", `${modern}author: me`, "author: is no key of this format; take it out"],
    [
      "a limit's key",
      `${modern}limits: {time_multiplier: 5}`,
      "limits.time_multiplier: is no key of this format",
    ],
    ["types", `${modern}type: [pass-fail, scoring]`, "type: cannot be both pass-fail and scoring"],
    [
      "types",
      `${modern}type: [submit-answer, interactive]`,
      "type: cannot be both submit-answer and interactive",
    ],
    ["types", `${modern}type: [scoring, scoring]`, "type: names a type twice"],
    ["a type", `${modern}type: pass-fail interactive`, 'type: "pass-fail interactive" is no type'],
    [
      "a limit",
      `${modern}limits: {time_limit: 0}`,
      "limits.time_limit: is 0; this platform can honour 0.001 to 300 s",
    ],
    [
      "a limit",
      `${modern}limits: {time_limit: 1.5}`,
      "limits.time_limit: is not a multiple of time_resolution, which is 1 s",
    ],
    [
      "a limit",
      `${modern}limits: {memory: 1.5}`,
      "limits.memory: is 1.5; it has to be a whole number of MiB",
    ],
    [
      "a limit",
      `${modern}limits: {validation_passes: 3}`,
      "limits.validation_passes: is for multi-pass problems",
    ],
    [
      "a multiplier",
      `${modern}limits: {time_multipliers: {ac_to_time_limit: 0.9}}`,
      "limits.time_multipliers.ac_to_time_limit: is 0.9",
    ],
    ["an embargo", `${modern}embargo_until: soon`, "embargo_until: has to be a day or an instant in UTC"],
    ["a constant's name", `${modern}constants: {2x: 1}`, "constants.2x: is no name of a constant"],
    [
      "a constant that lost digits",
      `${modern}constants: {m: 1000000000000000003}`,
      "constants.m: has to be a number or text, a long number in quotes",
    ],
    ["a constant without value", `${modern}constants: {m: {tex: 1}}`, "constants.m: needs the key value"],
    ["a credit", `${modern}credits: {editors: me}`, "credits.editors: is no key of this format"],
    [
      "a name too many",
      "problem_format_version: 2025-09\nuuid: 1\nname: {en: Sum, uz: Y}",
      "name: has the language uz, but there is no statement/problem.uz.md",
    ],
    [
      "a name too few",
      "problem_format_version: 2025-09\nuuid: 1\nname: {uz: Y}",
      "name: has no en, but there is statement/problem.en.md",
    ],
  ])("is refused for %s: %j", (_, yaml, fault) => {
    expect(faultsOf(modernPackage({ "problem.yaml": yaml })).join("\n")).toContain(`problem.yaml ${fault}`);
  });

  it.each([
    ["statement/problem.md", "statement/problem.md -: has to be named problem.<language>.md"],
    ["statement/problem.en.tex", "statement/problem.en.tex -: is a second text in the language en; keep one"],
    ["attachments/tools/x.py", "attachments/tools -: is a folder in attachments/"],
    ["include/elvish/x", "include/elvish -: is for no language of the format"],
  ])("is refused beside %s", (file, fault) => {
    expect(faultsOf(modernPackage({ [file]: "" })).join("\n")).toContain(fault);
  });

  it("of a draft is read as 2025-09, and may lack a uuid", () => {
    const manifest = read(
      modernPackage({ "problem.yaml": "problem_format_version: 2023-07-draft\nname: Sum" }),
    );
    expect(manifest.format).toBe("2025-09");
    expect(manifest.warnings[0]).toContain("2023-07-draft is a draft of 2025-09");
  });
});
