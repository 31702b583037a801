import { describe, expect, it } from "vitest";
import { convertForTest, convertOne } from "./convert-for-test.ts";
import type { PackageParts } from "./write-test-package.ts";

const files = (over: PackageParts = {}): PackageParts => ({
  "problem.yaml": "pid: P1000\nowner: 2\ntitle: A + B\ntag:\n  - math\nnSubmit: 4\n",
  "problem_en.md": "Add them.\n\n```input1\n1 2\n```\n\n```output1\n3\n```\n\n![](file://pic.png)\n",
  "additional_file/pic.png": "png",
  "testdata/config.yaml": "time: 500ms\nmemory: 64m\nstd: std.py\n",
  "testdata/std.py": "print(sum(map(int, input().split())))\n",
  "testdata/sum2.in": "2 2\n",
  "testdata/sum2.out": "4\n",
  "testdata/sum10.in": "5 5\n",
  "testdata/sum10.out": "10\n",
  ...over,
});
const config = (text: string, over: PackageParts = {}) =>
  files({ "testdata/config.yaml": `std: std.py\n${text}`, ...over });

describe("a Hydro problem", () => {
  it("becomes a package with its title, limits, samples, and tests in the order of their numbers", async () => {
    const { shortName, manifest, text } = await convertOne(files());

    expect(shortName).toBe("p1000");
    expect(manifest).toMatchObject({
      names: { en: "A + B" },
      limits: { timeLimitMs: 500, memoryBytes: 64 * 1024 * 1024 },
      kind: { isScoring: false },
      submissions: [{ path: "submissions/accepted/std.py" }],
      keywords: ["math"],
    });
    expect(text("data/sample/001.in")).toBe("1 2\n");
    expect(text("data/secret/0002.in")).toBe("5 5\n");
    expect(text("statement/problem.en.md")).toContain("![](pic.png)");
    expect(text("statement/problem.en.md")).not.toContain("```");
    expect(manifest.tests.secret.cases[0]?.outputValidatorArgs).toEqual(["case_sensitive"]);
  });

  it("has its subtasks as groups with points and what they need", async () => {
    const { manifest } = await convertOne(
      config(
        "subtasks:\n- {id: 1, score: 30, type: min, cases: [{input: sum2.in, output: sum2.out}]}\n- {id: 2, score: 70, type: sum, if: [1], cases: [{input: sum10.in, output: sum10.out}]}\n",
      ),
    );

    expect(manifest.tests.secret.groups.map(({ grading }) => grading)).toMatchObject([
      { aggregation: "pass-fail", maxScore: 30, requirePass: [] },
      { aggregation: "sum", maxScore: 70, requirePass: ["secret/001"] },
    ]);
  });

  it("tells every key it does not take", async () => {
    const { report } = await convertOne(files());

    const left = report.notes.filter((note) => note.fate === "left").map(({ file, key }) => `${file} ${key}`);
    expect(left).toEqual(["problem.yaml owner", "problem.yaml nSubmit"]);
  });

  it.each([
    ["type: interactive\n", {}, 'testdata/config.yaml type: is "interactive"'],
    ["filename: sum\n", {}, "testdata/config.yaml filename: asks for files"],
    ["odd: 1\n", {}, "testdata/config.yaml odd: is no key of this format"],
    ["time: soon\n", {}, 'testdata/config.yaml time: is "soon"'],
    ["checker_type: lemon\nchecker: c.cpp\n", {}, 'testdata/config.yaml checker_type: is "lemon"'],
    [
      "checker_type: testlib\nchecker: c.cpp\n",
      { "testdata/c.cpp": '#include "testlib.h"' },
      "testdata/ has no testlib.h",
    ],
    [
      "subtasks:\n- {score: 1, cases: [{input: no.in, output: no.out}]}\n",
      {},
      "testdata/no.in -: is missing",
    ],
  ])("is refused with its config %j", async (text, over, expected) => {
    const { faults } = await convertForTest(config(text, over));

    expect(faults.join("\n")).toContain(expected);
  });
});
