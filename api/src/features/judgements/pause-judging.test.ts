import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { type BuiltContest, buildContest } from "../../../test/kit/build-contest.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { wireEvents } from "../../../test/kit/wire-events.ts";
import type { Ctx } from "../../ctx.ts";
import { judgements } from "../../db/schema/submissions.ts";
import { enqueueSubmission } from "./enqueue-judgement.ts";
import { requeueLost } from "./requeue-lost.ts";

let t: TestApp;
let ctx: Ctx;
let contest: BuiltContest;
let jury: string;
beforeAll(async () => {
  t = await openTestApp();
  ctx = wireEvents(t.ctx);
  jury = (await build.user(t.db, { role: "jury" })).id;
});
beforeEach(async () => {
  await t.db.update(judgements).set({ state: "failed" });
  t.ctx.judgeQueue.jobs.clear();
  contest = await buildContest(t.db, { labels: ["A", "B"], names: ["lola"] });
});
afterAll(() => t.close());

const queued = () => [...t.ctx.judgeQueue.jobs.keys()];
const problem = (label: string) => contest.problems[label]?.problemId ?? "";

async function send(label: string) {
  const sent = await contest.send("lola", label, 1);
  await enqueueSubmission(ctx, sent.submissionId);
  return `${sent.judgementId}.1`;
}

async function pause(scope: object, reason = "the checker is looked at") {
  const { status, json } = await t.ask("POST", "/api/judging/pauses", { as: jury, json: { scope, reason } });
  expect(status).toBe(201);
  return `/api/judging/pauses/${json.data.pauseId}`;
}

describe("a paused problem", () => {
  it("keeps what is sent out of the queue, also by the sweep, and leaves other problems alone", async () => {
    const before = await send("A");
    await pause({ kind: "problem", problemId: problem("A") });
    expect(queued()).not.toContain(before);

    const [paused, other] = [await send("A"), await send("B")];
    t.ctx.clock.advance(10_000);
    await requeueLost(ctx);

    expect(queued()).toEqual([other]);
    const [row] = await t.db
      .select()
      .from(judgements)
      .where(eq(judgements.id, paused.slice(0, -2)));
    expect(row).toMatchObject({ state: "queued", attempt: 1 });
  });

  it("is judged from where it stopped when the pause ends", async () => {
    const at = await pause({ kind: "problem", problemId: problem("A") });
    const sent = [await send("A"), await send("A")];

    const { json } = await t.ask("DELETE", at, { as: jury });

    expect(json.data).toEqual({ handedOut: 2 });
    expect(queued().sort()).toEqual(sent.sort());
    expect((await t.ask("DELETE", at, { as: jury })).status).toBe(404);
  });

  it("is said on the contest's page, to everybody, and told to the operator with its reason", async () => {
    await pause({ kind: "problem", problemId: problem("B") });
    await send("B");

    const page = await t.ask("GET", `/api/contests/${contest.slug}`);
    const shown = page.json.data.problems.map((one: { isJudgingPaused: boolean }) => one.isJudgingPaused);
    expect(shown).toEqual([false, true]);
    const { json } = await t.ask("GET", "/api/judging/attention", { as: jury });
    expect(json.data.pauses.at(-1)).toMatchObject({
      problemId: problem("B"),
      reason: "the checker is looked at",
      waiting: 1,
    });
  });
});

it("pauses a whole contest", async () => {
  await pause({ kind: "contest", contestId: contest.contestId });
  await send("A");
  await send("B");
  expect(queued()).toEqual([]);
});

it("takes a pause from officials alone, once, and for something that is there", async () => {
  const json = { scope: { kind: "problem", problemId: problem("A") }, reason: "why not" };
  const student = (await build.user(t.db)).id;
  expect((await t.ask("POST", "/api/judging/pauses", { as: student, json })).status).toBe(403);
  expect((await t.ask("POST", "/api/judging/pauses", { as: jury, json })).status).toBe(201);
  expect((await t.ask("POST", "/api/judging/pauses", { as: jury, json })).status).toBe(409);
  const nowhere = { ...json, scope: { kind: "contest", contestId: t.ctx.ids.make("contest") } };
  expect((await t.ask("POST", "/api/judging/pauses", { as: jury, json: nowhere })).status).toBe(404);
});
