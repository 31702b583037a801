import { describe, expect, it } from "vitest";
import { faultsOf, modernPackage, read } from "./test/build-package.ts";

const header = "problem_format_version: 2025-09\nname: Sum\nuuid: 1\nconstants: {most: 10}";

describe("an input validator that is a grammar", () => {
  it("is taken, the package's constants put in", () => {
    const manifest = read(
      modernPackage({ "problem.yaml": header, "input_validators/check.ctd": "INT(1, {{most}})\nEOF" }),
    );
    expect(manifest.inputValidators.map((each) => [each.name, each.language])).toEqual([
      ["check.ctd", "checktestdata"],
      ["check.py", "python3"],
    ]);
    expect(manifest.warnings).toEqual([]);
  });

  it("is refused by file and line where it cannot be read", () => {
    expect(faultsOf(modernPackage({ "input_validators/check.ctd": "SPACE\nINT(1, {{most}})" }))).toEqual([
      'input_validators/check.ctd -: line 2: "{{most}})" is no part of a grammar',
    ]);
  });

  it("of VIVA is told not to be read, with what to do", () => {
    expect(read(modernPackage({ "input_validators/check.viva": "x y" })).warnings).toEqual([
      "input_validators/check.viva: is a VIVA grammar, which is not read here; write it as a program or in Checktestdata (.ctd)",
    ]);
  });
});
