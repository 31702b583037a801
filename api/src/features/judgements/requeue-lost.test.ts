import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BuiltContest, buildContest, buildVerdict } from "../../../test/kit/build-contest.ts";
import { openTestDatabase, type TestDatabase } from "../../../test/kit/open-test-database.ts";
import { makeTestCtx, type TestCtx } from "../../../test/kit/test-ctx.ts";
import { wireEvents } from "../../../test/kit/wire-events.ts";
import { judgements, judgingErrors } from "../../db/schema/submissions.ts";
import { randomIds } from "../../make-ids.ts";
import { enqueueJudgement, enqueueSubmission } from "./enqueue-judgement.ts";
import { recordVerdict } from "./record-verdict.ts";
import { requeueLost } from "./requeue-lost.ts";

let database: TestDatabase;
let ctx: TestCtx;
let contest: BuiltContest;
beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  await database.db.update(judgements).set({ state: "failed" });
  ctx = wireEvents(makeTestCtx(database.db));
  contest = await buildContest(database.db, { labels: ["A"], names: ["lola"] });
});
afterAll(() => database.close());

const attemptsOf = async () =>
  (await database.db.select().from(judgements).where(eq(judgements.state, "queued"))).map(
    (row) => row.attempt,
  );

/** Sends so many, as the door does, and lets the grace of the sweep pass. */
async function sendMany(count: number) {
  const sent = [];
  for (let i = 0; i < count; i += 1) sent.push(await contest.send("lola", "A", i));
  for (const { submissionId } of sent) await enqueueSubmission(ctx, submissionId);
  return sent;
}

describe("the sweep of lost jobs", () => {
  it("queues everything anew after the queue has lost everything, each under a new attempt", async () => {
    await sendMany(30);
    ctx.judgeQueue.jobs.clear();

    expect(await requeueLost(ctx)).toBe(30);

    expect(new Set(await attemptsOf())).toEqual(new Set([2]));
    expect(ctx.judgeQueue.jobs.size).toBe(30);
    expect([...ctx.judgeQueue.jobs.keys()].every((id) => id.endsWith(".2"))).toBe(true);
    expect(await requeueLost(ctx)).toBe(0);
  });

  it("leaves jobs alone that the queue knows", async () => {
    await sendMany(3);

    expect(await requeueLost(ctx)).toBe(0);
    expect(await attemptsOf()).toEqual([1, 1, 1]);
  });

  it("queues a submission whose process died before it came to the queue", async () => {
    const { judgementId } = await contest.send("lola", "A", 1);

    expect(await requeueLost(ctx)).toBe(1);

    const [job] = [...ctx.judgeQueue.jobs.values()];
    expect(job?.job).toMatchObject({
      kind: "submission",
      judgementId,
      attempt: 2,
      packageHash: "a".repeat(64),
      files: [{ name: "main.cpp", text: "int main() {}\n" }],
      timeLimitMs: 1_000,
      stop: "first-failure",
    });
  });

  it("leaves what was queued a moment ago alone: its job may be on its way", async () => {
    const { judgementId } = await contest.send("lola", "A", 1);
    const queuedAt = new Date(ctx.clock.now() - 1_000);
    await database.db.update(judgements).set({ queuedAt }).where(eq(judgements.id, judgementId));

    expect(await requeueLost(ctx)).toBe(0);
    ctx.clock.advance(4_000);
    expect(await requeueLost(ctx)).toBe(1);
  });

  it("fences the lost attempt out: its verdict is stale, that of the new one is kept", async () => {
    const [sent] = await sendMany(1);
    const judgementId = sent?.judgementId ?? "";
    ctx.judgeQueue.jobs.clear();
    await requeueLost(ctx);

    const late = { verdict: buildVerdict(judgementId, "WA", 1), judgeHostId: null };
    const next = { verdict: buildVerdict(judgementId, "AC", 2), judgeHostId: null };
    expect(await recordVerdict(ctx, late)).toBe("stale");
    expect(await recordVerdict(ctx, next)).toBe("kept");
  });

  it("changes nothing while the queue cannot be asked", async () => {
    await sendMany(2);
    ctx.judgeQueue.isDown = true;

    await expect(requeueLost(ctx)).rejects.toThrow("away");
    expect(await attemptsOf()).toEqual([1, 1]);
  });

  it("gives up on a job that was lost twenty times, in the platform's name", async () => {
    const { judgementId } = await contest.send("lola", "A", 1);
    for (let round = 0; round < 20; round += 1) {
      await requeueLost(ctx);
      ctx.judgeQueue.jobs.clear();
      ctx.clock.advance(5_000);
    }

    const [row] = await database.db.select().from(judgements).where(eq(judgements.id, judgementId));
    const errors = await database.db
      .select()
      .from(judgingErrors)
      .where(eq(judgingErrors.judgementId, judgementId));
    expect(row).toMatchObject({ state: "failed", faultOwner: "platform", attempt: 20 });
    expect(errors).toMatchObject([{ owner: "platform", step: "queue" }]);
  });

  it("finds a lost job behind five hundred known ones", async () => {
    const ids = Array.from({ length: 502 }, () => randomIds.make("judgement")).toSorted();
    const { submissionId } = await contest.send("lola", "A", 1);
    await database.db.update(judgements).set({ isCurrent: 0, state: "failed" });
    const queuedAt = new Date(ctx.clock.now() - 60_000);
    const rows = ids.map((id) => ({ id, submissionId, isCurrent: 0, state: "queued" as const, queuedAt }));
    await database.db.insert(judgements).values(rows);
    for (const id of ids) await enqueueJudgement(ctx, id);
    ctx.judgeQueue.jobs.delete(`${ids.at(-1)}.1`);

    expect(await requeueLost(ctx)).toBe(1);

    expect(ctx.judgeQueue.jobs.has(`${ids.at(-1)}.2`)).toBe(true);
  });
});
