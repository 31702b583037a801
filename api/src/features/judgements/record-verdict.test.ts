import { rooms } from "@bilimdon/contracts/live/rooms";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import {
  type BuiltContest,
  buildContest,
  buildFault,
  buildVerdict,
} from "../../../test/kit/build-contest.ts";
import { openTestDatabase, type TestDatabase } from "../../../test/kit/open-test-database.ts";
import { makeTestCtx, type TestCtx } from "../../../test/kit/test-ctx.ts";
import { wireEvents } from "../../../test/kit/wire-events.ts";
import { judgeHosts } from "../../db/schema/judge-hosts.ts";
import { outbox } from "../../db/schema/outbox.ts";
import { boards } from "../../db/schema/scoreboard.ts";
import { judgements, judgingErrors } from "../../db/schema/submissions.ts";
import type { Events } from "../../events.ts";
import { recordVerdict } from "./record-verdict.ts";

let database: TestDatabase;
let ctx: TestCtx;
let contest: BuiltContest;
beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  ctx = wireEvents(makeTestCtx(database.db));
  contest = await buildContest(database.db, { labels: ["A"], names: ["lola"] });
  await database.db.delete(outbox);
});
afterAll(() => database.close());

async function judgementOf(judgementId: string) {
  const [row] = await database.db.select().from(judgements).where(eq(judgements.id, judgementId));
  if (row === undefined) throw new Error("no such judgement");
  return row;
}
const faultsOf = (judgementId: string) =>
  database.db.select().from(judgingErrors).where(eq(judgingErrors.judgementId, judgementId));
const versionOf = async (contestId: string) =>
  (await database.db.select().from(boards).where(eq(boards.contestId, contestId))).map(
    (board) => board.version,
  );
const newsOf = async (event: string) =>
  (await database.db.select().from(outbox)).filter((news) => news.event === event);
const record = (verdict: ReturnType<typeof buildVerdict>) =>
  recordVerdict(ctx, { verdict, judgeHostId: null });

describe("a verdict", () => {
  it("is kept with its times, flight and the number of the first test not accepted", async () => {
    const { judgementId } = await contest.send("lola", "A", 10);

    expect(await record(buildVerdict(judgementId, "WA"))).toBe("kept");

    expect(await judgementOf(judgementId)).toMatchObject({
      state: "judged",
      verdict: "WA",
      failedTest: 2,
      testsTotal: 3,
      maxCpuMs: 12.5,
      flight: { hostName: "host-a" },
      finishedAt: new Date(ctx.clock.now()),
    });
  });

  it("tells the sender's pages the whole summary, once, in the same transaction", async () => {
    const { judgementId, submissionId } = await contest.send("lola", "A", 10);

    await record(buildVerdict(judgementId, "AC"));

    const told = await newsOf("submission");
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      room: rooms.user(contest.participants.lola?.userId ?? ""),
      payload: { submissionId, state: "judged", verdict: "AC", testsDone: 2, testsTotal: 3 },
    });
  });

  it("that comes again is acknowledged and changes nothing", async () => {
    const { judgementId } = await contest.send("lola", "A", 10);
    await record(buildVerdict(judgementId, "WA"));
    const before = [await judgementOf(judgementId), await versionOf(contest.contestId)];
    await database.db.delete(outbox);

    expect(await record(buildVerdict(judgementId, "AC"))).toBe("kept");

    expect([await judgementOf(judgementId), await versionOf(contest.contestId)]).toEqual(before);
    expect(await database.db.select().from(outbox)).toEqual([]);
  });

  it("that comes ten times at once is kept once", async () => {
    const { judgementId } = await contest.send("lola", "A", 10);

    const answers = await Promise.all(
      Array.from({ length: 10 }, () => record(buildVerdict(judgementId, "AC"))),
    );

    expect(new Set(answers)).toEqual(new Set(["kept"]));
    expect(await newsOf("submission")).toHaveLength(1);
  });

  it("of an attempt that was handed out anew is stale and kept nowhere", async () => {
    const { judgementId } = await contest.send("lola", "A", 10);
    await database.db.update(judgements).set({ attempt: 2 }).where(eq(judgements.id, judgementId));

    expect(await record(buildVerdict(judgementId, "AC", 1))).toBe("stale");
    expect(await judgementOf(judgementId)).toMatchObject({ state: "queued", verdict: null });

    expect(await record(buildVerdict(judgementId, "WA", 2))).toBe("kept");
    expect(await judgementOf(judgementId)).toMatchObject({ state: "judged", verdict: "WA" });
  });

  it("of no judgement, or of an attempt never handed out, is unknown", async () => {
    const { judgementId } = await contest.send("lola", "A", 10);

    expect(await record(buildVerdict(ctx.ids.make("judgement"), "AC"))).toBe("unknown");
    expect(await record(buildVerdict(judgementId, "AC", 7))).toBe("unknown");
  });

  it("is not kept when its cell cannot be refreshed, so that the worker sends it again", async () => {
    const { judgementId } = await contest.send("lola", "A", 10);
    const events: Events = {
      tell: async () => {},
      tellWithin: () => Promise.reject(new Error("the board is broken")),
    };

    const verdict = buildVerdict(judgementId, "AC");
    await expect(recordVerdict({ ...ctx, events }, { verdict, judgeHostId: null })).rejects.toThrow("broken");

    expect(await judgementOf(judgementId)).toMatchObject({ state: "queued", verdict: null });
  });
});

describe("a judging error", () => {
  it("of the setter shows the submission as under repair, costs nothing, and is written down", async () => {
    const { judgementId } = await contest.send("lola", "A", 10);

    expect(await record(buildFault(judgementId, "setter"))).toBe("kept");

    expect(await judgementOf(judgementId)).toMatchObject({
      state: "failed",
      faultOwner: "setter",
      verdict: null,
    });
    expect((await newsOf("submission"))[0]?.payload).toMatchObject({ state: "under-repair", verdict: null });
    expect(await faultsOf(judgementId)).toMatchObject([{ owner: "setter", detail: "checker left with 3" }]);
  });

  it("of the platform goes back into the queue under a new attempt, unseen by the contestant", async () => {
    const { judgementId } = await contest.send("lola", "A", 10);

    expect(await record(buildFault(judgementId, "platform"))).toBe("kept");

    expect(await judgementOf(judgementId)).toMatchObject({ state: "queued", attempt: 2, platformFaults: 1 });
    expect([...ctx.judgeQueue.jobs.keys()]).toEqual([`${judgementId}.2`]);
    expect(await newsOf("submission")).toEqual([]);
  });

  it("of the platform lets the host that failed stand back, while another is there that may judge it", async () => {
    await database.db.update(judgeHosts).set({ isConnected: 0 });
    const [failing, other] = [await build.judgeHost(database.db), await build.judgeHost(database.db)];
    const jobAfterFault = async () => {
      const { judgementId } = await contest.send("lola", "A", 10);
      const verdict = buildFault(judgementId, "platform");
      await recordVerdict(ctx, { verdict, judgeHostId: failing.id });
      return ctx.judgeQueue.jobs.get(`${judgementId}.2`);
    };

    const first = await jobAfterFault();
    expect(first?.job).toMatchObject({ avoid: { hostIds: [failing.id] } });
    expect(first?.delayMs).toBeGreaterThan(0);

    const restriction = { languageIds: ["java"], problemIds: null, contestIds: null };
    await database.db.update(judgeHosts).set({ restriction }).where(eq(judgeHosts.id, other.id));
    expect((await jobAfterFault())?.job).not.toHaveProperty("avoid");

    await database.db
      .update(judgeHosts)
      .set({ restriction: null, state: "drained" })
      .where(eq(judgeHosts.id, other.id));
    expect((await jobAfterFault())?.job).not.toHaveProperty("avoid");
  });

  it("of the platform that is told again is acknowledged and not counted again", async () => {
    const { judgementId } = await contest.send("lola", "A", 10);
    await record(buildFault(judgementId, "platform"));

    expect(await record(buildFault(judgementId, "platform"))).toBe("kept");

    expect(await judgementOf(judgementId)).toMatchObject({ attempt: 2, platformFaults: 1 });
  });

  it("of the platform is given up after three more tries and still waits for the contestant", async () => {
    const { judgementId } = await contest.send("lola", "A", 10);

    for (const attempt of [1, 2, 3, 4]) await record(buildFault(judgementId, "platform", attempt));

    expect(await judgementOf(judgementId)).toMatchObject({
      state: "failed",
      faultOwner: "platform",
      attempt: 4,
    });
    expect(await faultsOf(judgementId)).toHaveLength(4);
    expect((await newsOf("submission"))[0]?.payload).toMatchObject({ state: "queued", verdict: null });
  });
});
