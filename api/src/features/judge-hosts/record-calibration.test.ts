import type { Probes } from "@bilimdon/rules/judging/judge-drift";
import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { wireEvents } from "../../../test/kit/wire-events.ts";
import type { Ctx } from "../../ctx.ts";
import { judgeHostCalibrations, judgeHosts } from "../../db/schema/judge-hosts.ts";
import { recordCalibration } from "./record-calibration.ts";

let t: TestApp;
let ctx: Ctx;
let hostId: string;
beforeAll(async () => {
  t = await openTestApp();
});
beforeEach(async () => {
  await t.db.update(judgeHosts).set({ isConnected: 0, lastSeenAt: new Date(0) });
  ctx = wireEvents(t.ctx);
  hostId = (await build.judgeHost(t.db)).id;
  await build.judgeHost(t.db);
  await t.db.update(judgeHosts).set({ isConnected: 1, lastSeenAt: new Date(ctx.clock.now() + 60_000) });
});
afterAll(() => t.close());

const usual: Probes = { integer: 100, memory: 100, system: 100, compile: 100 };
const slow: Probes = { ...usual, integer: 140 };

async function measure(...all: readonly Probes[]): Promise<string[]> {
  const answers: string[] = [];
  for (const probes of all) {
    t.ctx.clock.advance(10);
    answers.push(await recordCalibration(ctx, { hostId, calibration: { probes } }));
  }
  return answers;
}
const host = async () => (await t.db.select().from(judgeHosts).where(eq(judgeHosts.id, hostId)))[0];

describe("a host that measures itself", () => {
  it("is set aside after two drifted measurements in a row, with the probe named", async () => {
    await measure(usual, usual, usual);

    expect(await measure(slow)).toEqual(["again"]);
    expect(await host()).toMatchObject({ state: "enabled" });
    expect(await measure(slow)).toEqual(["wait"]);

    const stateCause = "Calibration: the integer probe takes 40 % longer than the 100 ms usual on this host";
    expect(await host()).toMatchObject({ state: "aside", stateCause });
  });

  it("is left alone when a drifted measurement was a passing one", async () => {
    await measure(usual, usual, usual, slow, usual, slow, usual);

    expect(await host()).toMatchObject({ state: "enabled" });
  });

  it("comes back by itself after two steady measurements", async () => {
    await measure(usual, usual, usual, slow, slow);

    expect(await measure(usual)).toEqual(["again"]);
    expect(await host()).toMatchObject({ state: "aside" });
    await measure(usual);
    expect(await host()).toMatchObject({ state: "enabled" });
  });

  it("does not come back by itself when it was set aside for something else", async () => {
    await measure(usual, usual, usual);
    await t.db
      .update(judgeHosts)
      .set({ state: "aside", stateCause: "3 judgements failed in a row" })
      .where(eq(judgeHosts.id, hostId));

    await measure(usual, usual);

    expect(await host()).toMatchObject({ state: "aside" });
  });

  it("is held against what it measures since a person enabled it as it is", async () => {
    await measure(usual, usual, usual, slow, slow);
    const admin = (await build.user(t.db, { role: "admin" })).id;
    t.ctx.clock.advance(10);
    const path = `/api/judge-hosts/${hostId}`;
    expect((await t.ask("PATCH", path, { as: admin, json: { state: "enabled" } })).status).toBe(200);

    await measure(slow, slow, slow, slow);

    expect(await host()).toMatchObject({ state: "enabled" });
  });

  it("is not set aside when it is the last that takes jobs", async () => {
    await t.db.update(judgeHosts).set({ state: "drained" });
    await t.db.update(judgeHosts).set({ state: "enabled" }).where(eq(judgeHosts.id, hostId));

    await measure(usual, usual, usual, slow, slow);

    expect(await host()).toMatchObject({ state: "enabled" });
  });

  it("leaves every measurement with what was found", async () => {
    await measure(usual, usual, usual, slow);

    const rows = await t.db
      .select()
      .from(judgeHostCalibrations)
      .where(eq(judgeHostCalibrations.judgeHostId, hostId))
      .orderBy(desc(judgeHostCalibrations.id));
    expect(rows.map((row) => row.finding)).toEqual(["drifted", "unknown", "unknown", "unknown"]);
    expect(rows[0]).toMatchObject({ probes: slow, detail: expect.stringContaining("40 % longer") });
  });
});
