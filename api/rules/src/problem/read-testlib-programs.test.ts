import { describe, expect, it } from "vitest";
import { modernPackage, read } from "./test/build-package.ts";

const checker = '#include "testlib.h"\nint main() {}';
const header = "#define OK_EXIT_CODE 0\n";
const interactive = "problem_format_version: 2025-09\nname: Sum\nuuid: 1\ntype: interactive";

const programsOf = (files: Readonly<Record<string, string>>) => {
  const { outputValidators } = read(modernPackage(files));
  return outputValidators.kind === "custom"
    ? outputValidators.programs.map(({ name, manner }) => `${name} ${manner}`)
    : [];
};

describe("an output validator", () => {
  it("speaks in testlib's manner when it includes the testlib.h beside it", () => {
    const files = { "output_validator/check.cpp": checker, "output_validator/testlib.h": header };
    expect(programsOf(files)).toEqual(["output_validator testlib"]);
  });

  it("speaks as the format says when its testlib.h was made over for 42 and 43", () => {
    const adapted = "#define OK_EXIT_CODE 42\n#define WA_EXIT_CODE 43\n";
    const files = { "output_validator/check.cpp": checker, "output_validator/testlib.h": adapted };
    expect(programsOf(files)).toEqual(["output_validator format"]);
  });

  it("speaks as the format says when it only lies beside a testlib.h", () => {
    const files = { "output_validator/check.cpp": "int main() {}", "output_validator/testlib.h": header };
    expect(programsOf(files)).toEqual(["output_validator format"]);
  });

  it("speaks in testlib's manner, in any language, when a file says so", () => {
    const files = { "output_validator/check.py": "", "output_validator/testlib_manner": "" };
    expect(programsOf(files)).toEqual(["output_validator testlib"]);
  });

  it("may be an interactor and the checker of what it writes", () => {
    const files = {
      "problem.yaml": interactive,
      "output_validator/interactor/talk.cpp": checker,
      "output_validator/interactor/testlib.h": header,
      "output_validator/checker/check.cpp": checker,
      "output_validator/checker/testlib.h": header,
    };
    expect(programsOf(files)).toEqual(["interactor testlib", "checker testlib"]);
  });
});

describe("a sample that is only shown", () => {
  it("needs no .in when it is a conversation", () => {
    const manifest = read(modernPackage({ "data/sample/2.interaction": "<1\n>2\n" }));
    expect(manifest.tests.sample.cases.map(({ name }) => name)).toEqual(["sample/1"]);
    expect(manifest.shownSamples).toEqual([
      {
        name: "sample/2",
        inputPath: null,
        answerPath: null,
        interactionPath: "data/sample/2.interaction",
      },
    ]);
  });

  it("may have files to download beside it, also without an .in", () => {
    const manifest = read(
      modernPackage({
        "data/sample/2.interaction": "<1\n",
        "data/sample/2.in.download": "1",
        "data/sample/2.ans.download": "1",
      }),
    );
    expect(manifest.shownSamples).toHaveLength(1);
  });

  it("is nothing a secret test may be", () => {
    const attempt = () => read(modernPackage({ "data/secret/03.interaction": "<1\n" }));
    expect(attempt).toThrow("data/secret/03.interaction");
  });
});
