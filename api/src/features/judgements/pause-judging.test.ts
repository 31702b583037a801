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

describe("a problem paused in one contest", () => {
  it("waits there and is judged in every other contest that has it", async () => {
    const elsewhere = await buildContest(t.db, { labels: [], names: ["omar"] });
    const { problemId, problemVersionId } = contest.problems.A ?? { problemId: "", problemVersionId: "" };
    const placed = { contestId: elsewhere.contestId, label: "Q", problemId, problemVersionId };
    await build.contestProblem(t.db, placed);
    await pause({ kind: "contest-problem", contestId: contest.contestId, problemId });
    await send("A");
    const other = await send("B");
    const { judgement, id } = await build.submission(t.db, {
      contestId: elsewhere.contestId,
      participantId: elsewhere.participants.omar?.id ?? "",
      problemId,
      problemVersionId,
    });
    await enqueueSubmission(ctx, id);

    expect(queued()).toEqual([other, `${judgement.id}.1`]);
    const page = await t.ask("GET", `/api/contests/${contest.slug}`);
    const shown = page.json.data.problems.map((one: { isJudgingPaused: boolean }) => one.isJudgingPaused);
    expect(shown).toEqual([true, false]);
    const there = await t.ask("GET", `/api/contests/${elsewhere.slug}`);
    expect(there.json.data.problems[0].isJudgingPaused).toBe(false);
  });

  it("is paused and let go on by that contest's own jury, who ends no operator's pause", async () => {
    const own = (await build.user(t.db, { displayName: "Aziz" })).id;
    await build.grant(t.db, { userId: own, thingId: contest.contestId });
    const everywhere = await pause({ kind: "problem", problemId: problem("B") });
    t.ctx.clock.advance(1);
    const scope = { kind: "contest-problem", contestId: contest.contestId, problemId: problem("A") };
    const json = { scope, reason: "test 7 is wrong" };
    const { status } = await t.ask("POST", "/api/judging/pauses", { as: own, json });
    await send("A");

    expect(status).toBe(201);
    const list = async () =>
      (await t.ask("GET", `/api/contests/${contest.slug}/judging-pauses`, { as: own })).json.data.pauses;
    const [operators, theirs] = await list();
    expect(operators).toMatchObject({ problemLabel: "B", isEverywhere: true, mayResume: false });
    expect(theirs).toMatchObject({
      problemLabel: "A",
      isEverywhere: false,
      mayResume: true,
      reason: "test 7 is wrong",
      by: "Aziz",
      waiting: 1,
    });
    expect((await t.ask("DELETE", everywhere, { as: own })).status).toBe(403);
    const { json: ended } = await t.ask("DELETE", `/api/judging/pauses/${theirs.pauseId}`, { as: own });
    expect(ended.data).toEqual({ handedOut: 1 });
    expect(await list()).toHaveLength(1);
  });

  it("is there in the contest's own problems alone", async () => {
    const stranger = await build.problem(t.db);
    const scope = { kind: "contest-problem", contestId: contest.contestId, problemId: stranger.id };
    const json = { scope, reason: "why not" };
    expect((await t.ask("POST", "/api/judging/pauses", { as: jury, json })).status).toBe(404);
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
