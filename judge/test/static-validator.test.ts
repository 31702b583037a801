/** Packages whose validator reads the submission's source, judged in the real box. */
import { afterAll, describe, expect, it } from "vitest";
import { judgeSource } from "./kit/judge-source.ts";
import { openTestRoom } from "./kit/open-test-room.ts";
import { modernBase } from "./kit/write-package.ts";

const room = await openTestRoom();
afterAll(() => room.close());

/** A static validator in Python: `sources` has the submission's files, `feedback` writes one of its own. */
const validator = (body: string) => `import os, sys
language, entry, folder, *args = sys.argv[1:]
sources = sorted(os.path.join(at, name)[2:] for at, _, names in os.walk(".") for name in names)
def feedback(name, text):
    with open(folder + name, "w") as file: file.write(text)
${body}`;
const header = (type: string) =>
  `problem_format_version: 2025-09\nname: Sum\nuuid: 6f4a35d9-8f7b-4d4f-9a83-0d6b54f8f2c1\ntype: ${type}\n`;
const passFail = (body: string) => ({
  ...modernBase,
  "static_validator/check.py": validator(body),
  "data/secret/test_group.yaml": "static_validation_score: pass-fail\nstatic_validator_args: [while, '3']\n",
});
const scoring = (body: string) => ({
  ...passFail(body),
  "problem.yaml": header("scoring"),
  "data/secret/test_group.yaml": "static_validation_score: 40\n",
});
const sum = "a, b = map(int, input().split())\nprint(a + b)\n";
const judge = (
  files: Readonly<Record<string, string>>,
  source: Readonly<Record<string, string>> = { "main.py": sum },
  languageId = "python3",
) => judgeSource(room, { files, languageId, source, stop: "all" });

const telling = `feedback("judgemessage.txt", repr((language, entry, sources, args)))
feedback("teammessage.txt", "no loops, please")
sys.exit(43)`;

describe("a static validator", () => {
  it("is told language, entry point and arguments in a folder of the source alone, and rejects", async () => {
    expect(await judge(passFail(telling))).toMatchObject({
      verdict: "WA",
      testsTotal: 2,
      tests: [
        {
          name: "secret/(static)",
          verdict: "WA",
          cpuMs: 0,
          judgeMessage: "('python3', 'main.py', ['main.py'], ['while', '3'])",
          teamMessage: "no loops, please",
        },
        { name: "secret/1", verdict: "AC" },
      ],
    });
  });

  it("accepts by leaving with 42", async () => {
    expect(await judge(passFail("sys.exit(42)"))).toMatchObject({ verdict: "AC", testsTotal: 2 });
  });

  it("sees what was compiled and what the package puts beside the source too", async () => {
    const files = { ...passFail(telling), "include/cpp/reader.h": "#pragma once\n" };
    const source = '#include "reader.h"\n#include <cstdio>\nint main() { puts("5"); }\n';
    const judged = await judge(files, { "a.cpp": source }, "cpp20");

    const [first] = judged.kind === "judged" ? judged.tests : [];
    expect(first?.judgeMessage).toMatch(
      /^\('cpp', 'a\.cpp', \[('[^']+', )*'a\.cpp', ('[^']+', )*'reader\.h'/,
    );
  });

  it.skipIf(!room.toolbox.ready.some(({ language }) => language.id === "java"))(
    "is told the class that starts a Java program",
    async () => {
      const source =
        'public class Yechim { public static void main(String[] a) { System.out.println("5"); } }';
      expect(await judge(passFail(telling), { "Yechim.java": source }, "java")).toMatchObject({
        tests: [{ judgeMessage: expect.stringMatching(/^\('java', 'Yechim', /) }, {}],
      });
    },
  );

  it.each([
    ["all of it", "sys.exit(42)", 100],
    ["a part of it", "feedback('score_multiplier.txt', '0.25')\nsys.exit(42)", 70],
    ["nothing of it", "sys.exit(43)", 60],
  ])("gives %s in a group that adds up", async (_, body, score) => {
    expect(await judge(scoring(body))).toMatchObject({ score, maxScore: 100 });
  });

  it("does not take a submission's own file for its words", async () => {
    const names = ["score_multiplier.txt", "judgemessage.txt", "feedback/score.txt"];
    const forged = Object.fromEntries(names.map((name) => [name.replace("/", "_"), "1"]));
    const files = scoring("feedback('score_multiplier.txt', '0.5')\nsys.exit(42)");
    expect(await judge(files, { "main.py": sum, ...forged })).toMatchObject({
      score: 80,
      tests: [{ judgeMessage: null }, {}],
    });
  });

  it.each([
    ["crashes", "raise Exception('no such language')", /secret\/\(static\).*exit code 1.*no such language/s],
    ["leaves with 0", "sys.exit(0)", /must leave with 42 or 43/],
    [
      "scores what it rejects",
      "feedback('score.txt', '1')\nsys.exit(43)",
      /the static validator rejected and wrote/,
    ],
  ])("that %s is the setter's fault", async (_, body, words) => {
    expect(await judge(scoring(body))).toMatchObject({
      kind: "failed",
      fault: "setter",
      step: "judge-static",
      detail: expect.stringMatching(words),
    });
  });

  it("that does not build is the setter's fault", async () => {
    const files = { ...passFail(""), "static_validator/check.py": "def (" };
    expect(await judge(files)).toMatchObject({ kind: "failed", fault: "setter", step: "compile-program" });
  });

  it("cannot see the tests", async () => {
    const spying = `seen = [path for path in ("../../data", "/data", "/store", "../case.in") if os.path.exists(path)]
feedback("judgemessage.txt", " ".join(seen))
sys.exit(43)`;
    expect(await judge(passFail(spying))).toMatchObject({ tests: [{ judgeMessage: "" }, {}] });
  });
});
