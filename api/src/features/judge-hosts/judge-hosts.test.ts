import { rooms } from "@bilimdon/contracts/live/rooms";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { buildContest, buildFault, buildVerdict } from "../../../test/kit/build-contest.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { wireEvents } from "../../../test/kit/wire-events.ts";
import type { Ctx } from "../../ctx.ts";
import { judgeHosts } from "../../db/schema/judge-hosts.ts";
import { recordVerdict } from "../judgements/record-verdict.ts";
import { keepJudgeHost, markJudgeHostGone } from "./keep-judge-host.ts";
import { announceJudgeHosts } from "./list-judge-hosts.ts";

let t: TestApp;
let ctx: Ctx;
let told: [string, string][];
beforeAll(async () => {
  t = await openTestApp();
});
beforeEach(async () => {
  await t.db.update(judgeHosts).set({ isConnected: 0, lastSeenAt: new Date(0) });
  told = [];
  ctx = wireEvents(t.ctx, { tellHostOrders: (hostId, { state }) => told.push([hostId, state]) });
});
afterAll(() => t.close());

const admin = async () => (await build.user(t.db, { role: "admin" })).id;
const stateOf = async (hostId: string) =>
  (await t.db.select().from(judgeHosts).where(eq(judgeHosts.id, hostId)))[0]?.state;

/** A host fails (or judges) one new submission after another. */
async function work(hostId: string, outcomes: readonly ("fault" | "judged")[]) {
  const contest = await buildContest(t.db, { labels: ["A"], names: ["lola"] });
  for (const [index, outcome] of outcomes.entries()) {
    const { judgementId } = await contest.send("lola", "A", index);
    t.ctx.clock.advance(1_000);
    const verdict =
      outcome === "fault" ? buildFault(judgementId, "platform") : buildVerdict(judgementId, "AC");
    await recordVerdict(ctx, { verdict, judgeHostId: hostId });
  }
}
const seenNow = () => ({ lastSeenAt: new Date(t.ctx.clock.now()) });

describe("the list of judge hosts", () => {
  it("shows officials the hosts, what they judged and the queue, and nobody else", async () => {
    const host = await build.judgeHost(t.db, seenNow());
    await work(host.id, ["judged", "judged", "fault"]);

    const answer = await t.ask("GET", "/api/judge-hosts", { as: await admin() });
    expect(answer.json.data).toMatchObject({
      hosts: [{ hostId: host.id, isConnected: true, judgedLastHour: 2, platformFaultsLastHour: 1 }],
      queue: { backend: "postgres", running: 0 },
    });

    const student = (await build.user(t.db)).id;
    expect((await t.ask("GET", "/api/judge-hosts", { as: student })).status).toBe(403);
  });

  it("shows a host as gone when nobody has heard of it for three beats", async () => {
    const host = await build.judgeHost(t.db, seenNow());
    t.ctx.clock.advance(20_000);

    const { json } = await t.ask("GET", "/api/judge-hosts", { as: await admin() });

    expect(json.data.hosts).toMatchObject([{ hostId: host.id, isConnected: false }]);
  });

  it("shows one line for a machine whose worker was started again", async () => {
    const before = await keepJudgeHost(ctx, { ...build.hello("host-x", []), workerId: "first" });
    await markJudgeHostGone(ctx, before.hostId);
    t.ctx.clock.advance(1_000);
    const after = await keepJudgeHost(ctx, { ...build.hello("host-x", []), workerId: "second" });

    const { json } = await t.ask("GET", "/api/judge-hosts", { as: await admin() });

    expect(json.data.hosts.map((host: { hostId: string }) => host.hostId)).toEqual([after.hostId]);
  });

  it("is told to the operators' room", async () => {
    const host = await build.judgeHost(t.db, seenNow());
    await announceJudgeHosts(ctx);

    expect(t.ctx.live.sent.at(-1)).toMatchObject({
      room: rooms.judgeHosts(),
      event: "judge-hosts",
      payload: [{ hostId: host.id }],
    });
  });
});

describe("an operator", () => {
  it("drains a host and enables it again", async () => {
    const host = await build.judgeHost(t.db, seenNow());
    const path = `/api/judge-hosts/${host.id}`;

    expect((await t.ask("PATCH", path, { as: await admin(), json: { state: "drained" } })).status).toBe(200);
    expect(await stateOf(host.id)).toBe("drained");
    expect((await t.ask("PATCH", path, { as: await admin(), json: { state: "enabled" } })).status).toBe(200);
    expect(await stateOf(host.id)).toBe("enabled");
  });

  it("keeps a host to languages, problems or contests, and its history says who did what and why", async () => {
    const host = await build.judgeHost(t.db, seenNow());
    const { id: as, login } = await build.user(t.db, { role: "admin" });
    const path = `/api/judge-hosts/${host.id}`;
    const restriction = { languageIds: ["cpp20"], problemIds: null, contestIds: null };

    const kept = await t.ask("PATCH", path, { as, json: { restriction, cause: "slow Java" } });
    expect(kept.json.data).toEqual({ hostId: host.id, state: "enabled", restriction });
    await t.ask("PATCH", path, { as, json: { state: "drained", cause: "new disk" } });
    await t.ask("PATCH", path, { as, json: { restriction: null } });

    const { json } = await t.ask("GET", `${path}/events`, { as });
    expect(json.data.events).toMatchObject([
      { kind: "restricted", by: login, detail: null },
      { kind: "drained", by: login, detail: "new disk" },
      { kind: "restricted", by: login, detail: expect.stringContaining("slow Java") },
    ]);
    const student = (await build.user(t.db)).id;
    expect((await t.ask("GET", `${path}/events`, { as: student })).status).toBe(403);
    expect((await t.ask("PATCH", path, { as: student, json: { restriction: null } })).status).toBe(403);
    expect((await t.ask("PATCH", path, { as, json: { cause: "nothing said" } })).status).toBe(400);
  });

  it("is told when there is no such host", async () => {
    const path = `/api/judge-hosts/${t.ctx.ids.make("judgeHost")}`;

    expect((await t.ask("PATCH", path, { as: await admin(), json: { state: "drained" } })).status).toBe(404);
  });
});

describe("a host that fails", () => {
  it("is set aside after three judgements in a row while another takes jobs", async () => {
    const [failing] = [await build.judgeHost(t.db), await build.judgeHost(t.db)];
    await work(failing.id, ["fault", "fault"]);
    expect(await stateOf(failing.id)).toBe("enabled");
    await t.db.update(judgeHosts).set(seenNow());

    await work(failing.id, ["fault"]);

    expect(await stateOf(failing.id)).toBe("aside");
    expect(told).toEqual([[failing.id, "aside"]]);
    const { json } = await t.ask("GET", `/api/judge-hosts/${failing.id}/events`, { as: await admin() });
    const [last] = json.data.events;
    expect(last).toMatchObject({ kind: "aside", by: null });
    expect(last.detail).toContain("the box would not start");
  });

  it("is kept when it judged in between", async () => {
    const [failing] = [await build.judgeHost(t.db), await build.judgeHost(t.db)];
    await t.db.update(judgeHosts).set({ lastSeenAt: new Date(t.ctx.clock.now() + 10_000), isConnected: 1 });

    await work(failing.id, ["fault", "fault", "judged", "fault", "fault"]);

    expect(await stateOf(failing.id)).toBe("enabled");
  });

  it("is kept when it is the last that takes jobs", async () => {
    const only = await build.judgeHost(t.db, seenNow());

    await work(only.id, ["fault", "fault", "fault", "fault"]);

    expect(await stateOf(only.id)).toBe("enabled");
  });
});
