import type { TestVerdictCode } from "@bilimdon/rules/verdict/verdict";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import {
  type BuiltContest,
  buildContest,
  buildFault,
  buildVerdict,
} from "../../../test/kit/build-contest.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { wireEvents } from "../../../test/kit/wire-events.ts";
import type { Ctx } from "../../ctx.ts";
import { contests } from "../../db/schema/contests.ts";
import { judgeHostEvents, judgeHosts } from "../../db/schema/judge-hosts.ts";
import { outbox } from "../../db/schema/outbox.ts";
import { heldVerdicts, judgements } from "../../db/schema/submissions.ts";
import { recordCalibration } from "../judge-hosts/record-calibration.ts";
import { recordVerdict } from "./record-verdict.ts";

let t: TestApp;
let ctx: Ctx;
let contest: BuiltContest;
let jury: string;
let first: { id: string; name: string };
let second: { id: string; name: string };
beforeAll(async () => {
  t = await openTestApp();
  ctx = wireEvents({ ...t.ctx, config: { ...t.ctx.config, CONFIRM_LATE: "other-host" } });
  jury = (await build.user(t.db, { role: "jury" })).id;
});
beforeEach(async () => {
  await t.db.update(judgeHosts).set({ isConnected: 0 });
  t.ctx.judgeQueue.jobs.clear();
  contest = await buildContest(t.db, { labels: ["A"], names: ["lola"] });
  [first, second] = [await build.judgeHost(t.db), await build.judgeHost(t.db)];
  await t.db.delete(outbox);
});
afterAll(() => t.close());

type Times = readonly (readonly [TestVerdictCode, number])[];
const inTime: Times = [
  ["AC", 400],
  ["AC", 800],
];
const late: Times = [
  ["AC", 600],
  ["TLE", 1_200],
];
const atTheLimit: Times = [
  ["AC", 405],
  ["TLE", 1_001],
];

/** What a host sends of an attempt; the verdict is that of the first test not accepted. */
function find(judgementId: string, times: Times, attempt: number, host: { id: string; name: string }) {
  const verdict = times.find(([code]) => code !== "AC")?.[0] ?? "AC";
  const built = buildVerdict(judgementId, verdict, attempt);
  if (built.outcome.kind !== "judged") throw new Error("a verdict was built");
  const [like] = built.outcome.tests;
  if (like === undefined) throw new Error("it has tests");
  const tests = times.map(([code, cpuMs], index) => ({
    ...like,
    name: `secret/${index}`,
    verdict: code,
    cpuMs,
  }));
  const outcome = { ...built.outcome, tests, maxCpuMs: Math.max(...times.map(([, cpuMs]) => cpuMs)) };
  const flight = { ...built.flight, hostName: host.name };
  return recordVerdict(ctx, { verdict: { ...built, outcome, flight }, judgeHostId: host.id });
}
async function judgementOf(judgementId: string) {
  const [row] = await t.db.select().from(judgements).where(eq(judgements.id, judgementId));
  if (row === undefined) throw new Error("no such judgement");
  return row;
}
async function heldOf(judgementId: string) {
  const [row] = await t.db.select().from(heldVerdicts).where(eq(heldVerdicts.judgementId, judgementId));
  return row ?? null;
}
const eventsOf = (hostId: string) =>
  t.db.select().from(judgeHostEvents).where(eq(judgeHostEvents.judgeHostId, hostId));
const stateOf = async (hostId: string) =>
  (await t.db.select().from(judgeHosts).where(eq(judgeHosts.id, hostId)))[0];
const flightOf = async (submissionId: string) =>
  (await t.ask("GET", `/api/submissions/${submissionId}`, { as: jury })).json.data.flight;

describe("a late submission, where another host may judge it too", () => {
  it("waits, is handed out anew past the host that found it, and its sender sees no verdict", async () => {
    const { judgementId, submissionId } = await contest.send("lola", "A", 10);

    expect(await find(judgementId, late, 1, first)).toBe("kept");

    expect(await judgementOf(judgementId)).toMatchObject({ state: "queued", attempt: 2, verdict: null });
    const job = t.ctx.judgeQueue.jobs.get(`${judgementId}.2`)?.job;
    expect(job).toMatchObject({ avoid: { hostIds: [first.id] } });
    expect(await t.db.select().from(outbox)).toEqual([]);
    const lola = contest.participants.lola?.userId ?? "";
    const { json } = await t.ask("GET", `/api/submissions/${submissionId}`, { as: lola });
    expect(json.data).toMatchObject({ state: "queued", verdict: null, tests: [] });
    expect(json.data).not.toHaveProperty("flight");
    expect(await flightOf(submissionId)).toMatchObject({
      firstFinding: { hostName: first.name, maxCpuMs: 1_200, finding: null },
    });
  });

  it("is acknowledged when the first host tells it again, and fences that attempt out", async () => {
    const { judgementId } = await contest.send("lola", "A", 10);
    await find(judgementId, late, 1, first);

    expect(await find(judgementId, inTime, 1, first)).toBe("kept");
    expect(await judgementOf(judgementId)).toMatchObject({ state: "queued", attempt: 2 });
  });

  it("is late when the other host finds it so", async () => {
    const { judgementId, submissionId } = await contest.send("lola", "A", 10);
    await find(judgementId, late, 1, first);

    expect(await find(judgementId, late, 2, second)).toBe("kept");

    expect(await judgementOf(judgementId)).toMatchObject({ state: "judged", verdict: "TLE", attempt: 2 });
    expect(await flightOf(submissionId)).toMatchObject({
      hostName: second.name,
      firstFinding: { hostName: first.name, secondHostName: second.name, finding: "agreed" },
    });
    expect([...(await eventsOf(first.id)), ...(await eventsOf(second.id))]).toEqual([]);
  });

  it("is in time when the other host finds it so, and the slow one is set aside until it has measured itself", async () => {
    const measure = async (ms: number) => {
      const calibration = { probes: { integer: ms, memory: ms, system: ms, compile: ms } };
      await recordCalibration(ctx, { hostId: first.id, calibration });
      return (await stateOf(first.id))?.state;
    };
    for (let take = 0; take < 3; take += 1) await measure(100);
    const { judgementId, submissionId } = await contest.send("lola", "A", 10);
    await find(judgementId, late, 1, first);

    await find(judgementId, inTime, 2, second);

    expect(await judgementOf(judgementId)).toMatchObject({ state: "judged", verdict: "AC" });
    expect(await heldOf(judgementId)).toMatchObject({ finding: "disagreed", counted: "again" });
    const told = await eventsOf(first.id);
    expect(told.map(({ kind }) => kind)).toEqual(["disagreed", "aside"]);
    expect(told[0]?.detail).toBe(
      `Found ${submissionId} late where ${second.name} did not and took 1.50 times as long.`,
    );
    expect(await stateOf(first.id)).toMatchObject({ state: "aside" });

    expect([await measure(130), await measure(100), await measure(100)]).toEqual([
      "aside",
      "aside",
      "enabled",
    ]);
  });

  it("that stood at the very limit sets nobody aside, and the operator is told", async () => {
    const { judgementId } = await contest.send("lola", "A", 10);
    await find(judgementId, atTheLimit, 1, first);

    await find(judgementId, inTime, 2, second);

    expect((await judgementOf(judgementId)).verdict).toBe("AC");
    expect((await eventsOf(first.id)).map(({ kind }) => kind)).toEqual(["disagreed"]);
    expect(await stateOf(first.id)).toMatchObject({ state: "enabled" });
  });

  it("counts as first found when the other host fails again and again", async () => {
    const { judgementId } = await contest.send("lola", "A", 10);
    await find(judgementId, late, 1, first);

    for (const attempt of [2, 3, 4, 5])
      await recordVerdict(ctx, {
        verdict: buildFault(judgementId, "platform", attempt),
        judgeHostId: second.id,
      });

    expect(await judgementOf(judgementId)).toMatchObject({
      state: "judged",
      verdict: "TLE",
      judgeHostId: first.id,
    });
    expect(await heldOf(judgementId)).toMatchObject({ finding: "unconfirmed", counted: "first" });
  });

  it("is settled by the same host when the other has gone meanwhile", async () => {
    const { judgementId } = await contest.send("lola", "A", 10);
    await find(judgementId, late, 1, first);

    await find(judgementId, inTime, 2, first);

    expect((await judgementOf(judgementId)).verdict).toBe("AC");
    expect(await heldOf(judgementId)).toMatchObject({ finding: "unconfirmed", counted: "again" });
    expect(await eventsOf(first.id)).toEqual([]);
  });
});

describe("a late submission counts at once", () => {
  const expectAtOnce = async () => {
    const { judgementId } = await contest.send("lola", "A", 10);
    await find(judgementId, late, 1, first);
    expect(await judgementOf(judgementId)).toMatchObject({ state: "judged", verdict: "TLE", attempt: 1 });
    expect(await heldOf(judgementId)).toBeNull();
  };

  it("where there is no other host", async () => {
    await t.db.update(judgeHosts).set({ isConnected: 0 }).where(eq(judgeHosts.id, second.id));
    await expectAtOnce();
  });

  it("where the other worker is of the same host", async () => {
    await t.db.update(judgeHosts).set({ name: first.name }).where(eq(judgeHosts.id, second.id));
    await expectAtOnce();
  });

  it("where the other host may not judge it", async () => {
    const restriction = { languageIds: ["java"], problemIds: null, contestIds: null };
    await t.db.update(judgeHosts).set({ restriction }).where(eq(judgeHosts.id, second.id));
    await expectAtOnce();
  });

  it("where neither the platform nor its contest is set to confirm", async () => {
    const asSet = ctx;
    ctx = wireEvents(t.ctx);
    await expectAtOnce();
    ctx = asSet;
  });
});

it("waits for another host where its contest alone is set to confirm", async () => {
  const asSet = ctx;
  ctx = wireEvents(t.ctx);
  await t.db.update(contests).set({ confirmsLate: 1 }).where(eq(contests.id, contest.contestId));
  const { judgementId } = await contest.send("lola", "A", 10);
  await find(judgementId, late, 1, first);

  expect(await judgementOf(judgementId)).toMatchObject({ state: "queued", attempt: 2, verdict: null });
  await find(judgementId, inTime, 2, second);

  expect(await judgementOf(judgementId)).toMatchObject({ state: "judged", verdict: "AC" });
  ctx = asSet;
});
