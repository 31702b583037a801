import { readAnswerSheet } from "@bilimdon/rules/contest/answer-sheet";
import type { TestCase } from "@bilimdon/rules/problem/manifest";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { submissions } from "../../db/schema/submissions.ts";

let t: TestApp;

const caseNamed = (name: string): TestCase => ({
  name,
  inputPath: `data/${name}.in`,
  answerPath: `data/${name}.ans`,
  args: [],
  inputValidatorArgs: [],
  outputValidatorArgs: [],
  filePaths: [],
  isFeedbackFull: false,
  hint: null,
  description: null,
  shown: {},
});

async function openContest() {
  const contest = await build.contest(t.db, {
    startsAt: new Date(Date.now() - 3_600_000),
    endsAt: new Date(Date.now() + 3_600_000),
  });
  const lola = await build.user(t.db);
  await build.participant(t.db, { contestId: contest.id, userId: lola.id });
  const plain = build.manifest();
  const cases = ["secret/1", "secret/2", "secret/g/2"].map(caseNamed);
  const version = await build.problemVersion(t.db, {
    manifest: build.manifest({
      kind: { ...plain.kind, isSubmitAnswer: true },
      limits: { ...plain.limits, codeBytes: 1_000, outputBytes: 600 },
      tests: { ...plain.tests, secret: { ...plain.tests.secret, cases } },
    }),
  });
  await build.contestProblem(t.db, {
    contestId: contest.id,
    label: "A",
    problemId: version.problemId,
    problemVersionId: version.id,
  });
  await build.contestProblem(t.db, { contestId: contest.id, label: "B" });
  return { contest, lola };
}
let c: Awaited<ReturnType<typeof openContest>>;

beforeAll(async () => {
  t = await openTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  c = await openContest();
});

const path = () => `/api/contests/${c.contest.slug}`;
const send = (answers: object | undefined, more: object = {}) => {
  const json = { problemLabel: "A", languageId: "answers", ...(answers && { answers }), ...more };
  return t.ask("POST", `${path()}/submissions`, { as: c.lola.id, json });
};
const refusal = async (answers: object | undefined, more: object = {}) => {
  const { status, json } = await send(answers, more);
  return { status, code: json.error?.code, details: json.error?.details };
};
const first = { name: "1.out", text: "5\n" };

describe("answers sent to a submit-answer problem", () => {
  it("are kept as one sheet by their tests, without any judge being there", async () => {
    const sent = await send([{ name: "javoblar/g/2.txt", text: "7" }, first]);

    expect(sent).toMatchObject({ status: 201, json: { data: { languageId: "answers", state: "queued" } } });
    const [kept] = await t.db.select().from(submissions).where(eq(submissions.contestId, c.contest.id));
    expect([...(readAnswerSheet(kept?.source ?? "") ?? [])]).toEqual([
      ["secret/1", "5\n"],
      ["secret/g/2", "7"],
    ]);
    expect(kept?.fileName).toBe("answers.json");
  });

  it.each([
    ["a file named for no test", [{ name: "9.out", text: "5" }], { kind: "unknown", file: "9.out" }],
    ["a path that climbs", [{ name: "../../../etc/passwd", text: "5" }], { kind: "unknown" }],
    ["a file that may answer two", [{ name: "2.out", text: "5" }], { kind: "unclear" }],
    ["two files for a test", [first, { name: "1.txt", text: "5" }], { kind: "twice", case: "secret/1" }],
    ["no file", [], { kind: "none-sent" }],
  ])("are refused where there is %s", async (_, answers, details) => {
    expect(await refusal(answers)).toMatchObject({
      status: 422,
      code: "submission.answers_unclear",
      details,
    });
  });

  it.each([
    ["all of them are empty", [{ name: "1.out", text: " \n" }], "submission.source_empty"],
    ["one is binary", [{ name: "1.out", text: "\u0000" }], "submission.source_binary"],
    [
      "one is longer than an output may be",
      [{ name: "1.out", text: "5".repeat(601) }],
      "submission.source_too_large",
    ],
    [
      "together they are larger than the problem takes",
      [
        { name: "1.out", text: "5".repeat(600) },
        { name: "secret/2.out", text: "5".repeat(401) },
      ],
      "submission.source_too_large",
    ],
  ])("are refused where %s", async (_, answers, code) => {
    expect(await refusal(answers)).toMatchObject({ code });
  });
});

describe("what is sent to the wrong kind of problem", () => {
  it("is refused: a program where answers are taken", async () => {
    expect(await refusal(undefined, { languageId: "cpp20", source: "int main() {}" })).toMatchObject({
      code: "submission.language_unavailable",
      details: { isSubmitAnswer: true },
    });
  });

  it("is refused: answers where a program is taken", async () => {
    expect(await refusal([first], { problemLabel: "B" })).toMatchObject({
      code: "submission.language_unavailable",
      details: { isSubmitAnswer: false },
    });
  });
});

it("tells on the problem's page by which names answers are asked for", async () => {
  const { json } = await t.ask("GET", `${path()}/problems/A?lang=en`, { as: c.lola.id });

  expect(json.data.answerNames).toEqual(["1.out", "secret/2.out", "g/2.out"]);
  const other = await t.ask("GET", `${path()}/problems/B?lang=en`, { as: c.lola.id });
  expect(other.json.data.answerNames).toBeNull();
});
