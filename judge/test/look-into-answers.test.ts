/** The jury's look into one test of a submission that is answers and no program. */
import type { CustomRunJob } from "@bilimdon/contracts/queue/judge-jobs";
import { writeAnswerSheet } from "@bilimdon/rules/contest/answer-sheet";
import { afterAll, describe, expect, it } from "vitest";
import { openTestRoom } from "./kit/open-test-room.ts";
import { trySource } from "./kit/try-source.ts";
import { modernBase } from "./kit/write-package.ts";

const room = await openTestRoom();
afterAll(() => room.close());

describe("a sheet of answers the jury looks into", () => {
  const header = modernBase["problem.yaml"]?.replace("pass-fail", "submit-answer") ?? "";
  const files = {
    ...modernBase,
    "problem.yaml": `${header}limits: {output: 1, code: 1024}\n`,
    "data/sample/1.in": "2 3\n",
    "data/sample/1.ans": "5\n",
    "data/secret/1.in": "20 22\n",
    "data/secret/1.ans": "42\n",
  };
  const look = (answers: Readonly<Record<string, string>>, input: CustomRunJob["input"] = onTest) =>
    trySource(room, {
      ...{ files, input, languageId: "answers" },
      source: writeAnswerSheet(new Map(Object.entries(answers))),
    });
  const onTest = { kind: "test", name: "secret/1" } as const;

  it("is shown with the test's input, its answer and the one that was sent, marked where they part", async () => {
    expect(await look({ "secret/1": "43\n" })).toMatchObject({
      kind: "test",
      verdict: "WA",
      cpuMs: 0,
      input: { text: "20 22\n" },
      expected: { text: "42\n", markAt: 1 },
      got: { text: "43\n", markAt: 1 },
    });
    expect(await look({ "secret/1": " 42 " })).toMatchObject({ verdict: "AC", got: { text: " 42 " } });
  });

  it("shows what was expected where none was sent, and the beginning of one that is too long", async () => {
    expect(await look({ "sample/1": "5" })).toMatchObject({
      verdict: "WA",
      judgeMessage: "no answer was sent",
      expected: { text: "42\n", markAt: null },
      got: null,
    });
    expect(await look({ "secret/1": "4".repeat(1024 * 1024 + 1) })).toMatchObject({
      verdict: "OLE",
      got: { text: expect.stringMatching(/^4+$/), bytes: 1024 * 1024 + 1 },
    });
  });

  it("is never run, on the samples neither", async () => {
    expect(await look({ "sample/1": "5" }, { kind: "samples" })).toMatchObject({
      kind: "failed",
      fault: "platform",
    });
  });
});
