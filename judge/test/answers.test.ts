/** Problems whose submissions are answers and no programs, judged in the real box. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeAnswerSheet } from "@bilimdon/rules/contest/answer-sheet";
import { afterAll, describe, expect, it } from "vitest";
import { verifyPackage } from "../src/flows/verify-package.ts";
import { stagePackage } from "../src/steps/stage-package.ts";
import { judgeSource } from "./kit/judge-source.ts";
import { openTestRoom } from "./kit/open-test-room.ts";
import { modernBase, writeFiles } from "./kit/write-package.ts";

const room = await openTestRoom();
afterAll(() => room.close());

const header = (type: string, more = "") =>
  `problem_format_version: 2025-09\nname: Sum\nuuid: 6f4a35d9-8f7b-4d4f-9a83-0d6b54f8f2c1\ntype: ${type}\n${more}`;
const files = {
  ...modernBase,
  "problem.yaml": header("submit-answer"),
  "data/secret/2.in": "20 30\n",
  "data/secret/2.ans": "50\n",
  "submissions/accepted/both/1.out": "5\n",
  "submissions/accepted/both/2.out": "50\n",
};
const scoring = {
  ...files,
  "problem.yaml": header("[scoring, submit-answer]"),
};

const judge = (
  given: Readonly<Record<string, string>>,
  answers: Readonly<Record<string, string>>,
  stop: "first-failure" | "all" = "all",
) => {
  const sheet = writeAnswerSheet(new Map(Object.entries(answers)));
  return judgeSource(room, { files: given, languageId: "answers", source: { "answers.json": sheet }, stop });
};

describe("answers that were sent", () => {
  it("are accepted when each is right", async () => {
    expect(await judge(files, { "secret/1": "5", "secret/2": " 50 " })).toMatchObject({
      verdict: "AC",
      compileMessage: null,
      maxCpuMs: 0,
      testsTotal: 2,
    });
  });

  it("are wrong where one of them is, or is missing", async () => {
    expect(await judge(files, { "secret/1": "5", "secret/2": "49" })).toMatchObject({ verdict: "WA" });
    expect(await judge(files, { "secret/1": "5" })).toMatchObject({
      verdict: "WA",
      tests: [{ verdict: "AC" }, { verdict: "WA", judgeMessage: "no answer was sent" }],
    });
  });

  it("bring the points of those that are right", async () => {
    expect(await judge(scoring, { "secret/2": "50" })).toMatchObject({
      verdict: "WA",
      score: 50,
      maxScore: 100,
    });
  });

  it("are over the limit where one is longer than an output may be", async () => {
    const limited = {
      ...files,
      "problem.yaml": header("submit-answer", "limits: {output: 1, code: 1024}\n"),
    };
    const flood = "5".repeat(1024 * 1024 + 1);
    expect(await judge(limited, { "secret/1": flood })).toMatchObject({ tests: [{ verdict: "OLE" }, {}] });
  });

  it("are never executed: a validator sees them as they are", async () => {
    const script = '#!/bin/sh\necho "5"\n';
    const custom = {
      ...files,
      "output_validator/check.py": `import sys
text = sys.stdin.read()
open(sys.argv[3] + "judgemessage.txt", "w").write(repr(text))
sys.exit(42 if text == open(sys.argv[2]).read() else 43)
`,
    };
    expect(await judge(custom, { "secret/1": script })).toMatchObject({
      tests: [{ verdict: "WA", judgeMessage: repr(script) }, { verdict: "WA" }],
    });
  });

  it("reach no verdict, by the platform's fault, where the problem wants a program", async () => {
    expect(await judge(modernBase, { "secret/1": "5" })).toMatchObject({
      kind: "failed",
      fault: "platform",
      detail: "the problem wants a program",
    });
  });
});

function repr(text: string): string {
  return `'${text.replaceAll("\n", "\\n")}'`;
}

describe("a submit-answer package", () => {
  it("is verified by answers and by programs that write them", async () => {
    const folder = await mkdtemp(join(tmpdir(), "judge-answers-"));
    try {
      await writeFiles(folder, {
        ...scoring,
        "submissions/wrong_answer/half/1.out": "5\n",
        "submissions/wrong_answer/2.out": "50\n",
        "submissions/rejected/crash.py": "raise SystemExit(1)\n",
        "submissions/submissions.yaml": "wrong_answer/*:\n  score: 50\n",
      });
      const staged = await stagePackage(room.box.storePath, folder, randomBytes(8).toString("hex"));
      if (staged.kind === "refused") throw new Error(JSON.stringify(staged.faults));
      const { lines, summary } = await verifyPackage(room, staged.package, {
        lanes: 1,
        isWanted: () => true,
        onLine: () => undefined,
        onProgress: () => undefined,
      });
      await staged.remove();

      const told = lines.map((line) => [line.submission.slice(12), line.language, line.verdict, line.score]);
      expect(told.sort()).toEqual([
        ["accepted/both", "answers", "AC", 100],
        ["accepted/sum.py", expect.stringMatching(/^py/), "AC", 100],
        ["rejected/crash.py", expect.stringMatching(/^py/), "RTE", 0],
        ["wrong_answer/2.out", "answers", "WA", 50],
        ["wrong_answer/half", "answers", "WA", 50],
      ]);
      expect(summary).toMatchObject({ ok: true, agreed: 5, timeLimitMs: 1000, faults: [] });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
