import type { Manifest } from "@bilimdon/rules/problem/manifest";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { type BuiltContest, buildContest } from "../../../test/kit/build-contest.ts";
import { openTestDatabase, type TestDatabase } from "../../../test/kit/open-test-database.ts";
import { makeTestCtx, type TestCtx } from "../../../test/kit/test-ctx.ts";
import { problems, problemVersions } from "../../db/schema/problems.ts";
import { enqueueJudgement } from "./enqueue-judgement.ts";

let database: TestDatabase;
let ctx: TestCtx;
let contest: BuiltContest;
beforeAll(async () => {
  database = await openTestDatabase();
  ctx = makeTestCtx(database.db);
  contest = await buildContest(database.db, { labels: ["A"], names: ["lola"] });
});
afterAll(() => database.close());

const usual = build.manifest();
const secretCase = (isFeedbackFull: boolean): Manifest["tests"]["secret"]["cases"][number] => ({
  ...{ name: "secret/group/1", inputPath: "1.in", answerPath: "1.ans", args: [], filePaths: [], shown: {} },
  ...{ inputValidatorArgs: [], outputValidatorArgs: [], hint: null, description: null, imagePath: null },
  isFeedbackFull,
});
const withSecret = (isFeedbackFull: boolean): Manifest => {
  const { secret } = usual.tests;
  const group = { ...secret, name: "secret/group", cases: [secretCase(isFeedbackFull)] };
  return { ...usual, tests: { ...usual.tests, secret: { ...secret, groups: [group] } } };
};

it("judges every test where the setter wants it, and stops early again where not", async () => {
  const versionId = contest.problems.A?.problemVersionId ?? "";
  const problemId = contest.problems.A?.problemId ?? "";
  await database.db.update(problemVersions).set({ manifest: usual }).where(eq(problemVersions.id, versionId));
  const stops: unknown[] = [];
  for (const judgesEveryTest of [1, 0]) {
    await database.db.update(problems).set({ judgesEveryTest }).where(eq(problems.id, problemId));
    const { judgementId } = await contest.send("lola", "A", 1);
    await enqueueJudgement(ctx, judgementId);
    stops.push(ctx.judgeQueue.jobs.get(`${judgementId}.1`)?.job);
  }

  expect(stops).toMatchObject([{ stop: "all" }, { stop: "first-failure" }]);
});

it.each([
  ["stops at the first rejected test", withSecret(false), "first-failure"],
  ["judges every test where the package gives full feedback on its secret data", withSecret(true), "all"],
  ["judges every test of a scoring problem", { ...usual, kind: { ...usual.kind, isScoring: true } }, "all"],
] as const)("%s", async (_, manifest, stop) => {
  const versionId = contest.problems.A?.problemVersionId ?? "";
  await database.db.update(problemVersions).set({ manifest }).where(eq(problemVersions.id, versionId));
  const { judgementId } = await contest.send("lola", "A", 1);

  expect(await enqueueJudgement(ctx, judgementId)).toBe(true);

  expect(ctx.judgeQueue.jobs.get(`${judgementId}.1`)?.job).toMatchObject({ stop });
});
