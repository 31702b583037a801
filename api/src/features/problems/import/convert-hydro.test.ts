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

  it("keeps as words a sample that never ends, and reads a statement full of them once", async () => {
    const open = "```input1\n".repeat(50_000);
    const { text } = await convertOne(
      files({ "problem_en.md": `Add.\n\n\`\`\`output2\n3\n\`\`\`\n\nThen\n${open}` }),
    );

    expect(text("statement/problem.en.md")).toContain("```input1\n```input1");
    expect(text("statement/problem.en.md")).not.toContain("output2");
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

  it.each(["config.yml", "Config.yaml", "Config.yml"])("is judged by its config also as %s", async (name) => {
    const { manifest } = await convertOne(
      files({
        "testdata/config.yaml": null,
        [`testdata/${name}`]:
          "std: std.py\nsubtasks:\n- {id: 1, score: 100, cases: [{input: sum2.in, output: sum2.out}]}\n",
      }),
    );

    expect(manifest.kind.isScoring).toBe(true);
    expect(manifest.tests.secret.groups).toMatchObject([{ grading: { maxScore: 100 } }]);
  });

  it("has an interactor decide in testlib's manner, with an empty input where it needs none", async () => {
    const { manifest, text } = await convertOne(
      config("type: interactive\ninteractor: talk.cpp\ncases:\n- {input: /dev/null, output: sum2.out}\n", {
        "testdata/talk.cpp": '#include "testlib.h"\nint main() {}\n',
        "testdata/testlib.h": "#define OK_EXIT_CODE 0\n",
      }),
    );

    expect(manifest.kind).toMatchObject({ isInteractive: true });
    expect(manifest.outputValidators).toMatchObject({ programs: [{ manner: "testlib" }] });
    expect(manifest.tests.secret.cases).toHaveLength(1);
    expect(text("data/secret/0001.in")).toBe("");
  });

  it("has the tests its config lists, however their files are called", async () => {
    const { text } = await convertOne(
      config("cases:\n- {input: first.txt, output: first.res}\n", {
        "testdata/first.txt": "7 8\n",
        "testdata/first.res": "15\n",
      }),
    );

    expect([text("data/secret/0001.in"), text("data/secret/0002.in")]).toEqual(["7 8\n", ""]);
  });

  it("tells every key it does not take", async () => {
    const { report } = await convertOne(files());

    const left = report.notes.filter((note) => note.fate === "left").map(({ file, key }) => `${file} ${key}`);
    expect(left).toEqual(["problem.yaml owner", "problem.yaml nSubmit"]);
  });

  it.each([
    ["type: communication\n", {}, 'testdata/config.yaml type: is "communication"'],
    ["type: interactive\n", {}, "testdata/config.yaml interactor: has to name a file"],
    [
      "type: interactive\ninteractor: talk.cpp\n",
      { "testdata/talk.cpp": '#include "testlib.h"' },
      "testdata/ has no testlib.h",
    ],
    [
      "type: interactive\ninteractor: talk.cpp\nchecker_type: kattis\n",
      { "testdata/talk.cpp": '#include "testlib.h"' },
      "testdata/ has no testlib.h",
    ],
    [
      "cases:\n- {input: sum2.in, output: sum2.out}\nsubtasks:\n- {id: 1, score: 1}\n",
      {},
      "move them into the subtasks",
    ],
    ["cases:\n- {input: sum2.in}\n", {}, "testdata/config.yaml cases: has a case without"],
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
