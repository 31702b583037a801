import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { factorPassword } from "../../../test/kit/factor-stand.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { openPhoneStand, refusalOf } from "../../../test/kit/phone-stand.ts";
import { createApp } from "../../app.ts";
import { smsCodes } from "../../db/schema/phones.ts";
import { MemoryRateCounter } from "../../http/memory-rate-counter.ts";
import { forgetOldAccess } from "./forget-old-access.ts";

let t: TestApp;
let stand: Awaited<ReturnType<typeof openPhoneStand>>;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

beforeAll(async () => {
  t = await openTestApp({ env: { SMS_DAILY_BUDGET: "12" } });
  stand = await openPhoneStand(t);
});
afterAll(() => t.close());
// Messages count by hour and by day; each test begins long after the last.
beforeEach(() => {
  t.ctx.clock.advance(25 * hourMs);
  t.ctx.sms.isDown = false;
});

describe("text messages", () => {
  it("are three an hour to a person, exactly, also by two API processes at once", async () => {
    const { login } = await stand.newPerson();
    const device = await stand.signIn(login);
    const second = createApp({ ctx: t.ctx, rateCounter: new MemoryRateCounter(t.ctx.clock) });
    const before = t.ctx.sms.sent.length;
    const asks = Array.from({ length: 8 }, (_, n) => {
      const request = {
        method: "POST",
        headers: { ...device.headers, "content-type": "application/json" },
        body: JSON.stringify({ phone: stand.newNumber() }),
      };
      return (n % 2 === 0 ? t.app : second).request("/api/me/phone", request);
    });

    const statuses = (await Promise.all(asks)).map(({ status }) => status);

    expect(statuses.filter((status) => status === 201)).toHaveLength(3);
    expect(t.ctx.sms.sent.length - before).toBe(3);
    const told = await stand.start(device, stand.newNumber());
    expect([told.status, told.json.error?.details?.retryAfterMs]).toEqual([429, hourMs]);
    t.ctx.clock.advance(hourMs);
    await t.ask("POST", "/api/session/proof", { ...device, json: { password: factorPassword } });
    expect((await stand.start(device, stand.newNumber())).status).toBe(201);
  });

  it("are three an hour to a number, whoever asks", async () => {
    const phone = stand.newNumber();
    const askedBy = async () => stand.start(await stand.signIn((await stand.newPerson()).login), phone);

    const codes = [];
    for (let n = 0; n < 4; n += 1) codes.push(refusalOf(await askedBy()));

    expect(codes).toEqual(["done", "done", "done", "sms.too_many"]);
  });

  it("are in all no more a day than the budget", async () => {
    const codes = [];
    for (let n = 0; n < 13; n += 1)
      codes.push(
        refusalOf(await stand.start(await stand.signIn((await stand.newPerson()).login), stand.newNumber())),
      );

    expect(codes.filter((code) => code === "done")).toHaveLength(12);
    expect(codes.at(-1)).toBe("sms.too_many");
  });

  it("that the gateway did not take say so, open nothing, and count for nothing", async () => {
    const { id, login } = await stand.newPerson();
    const device = await stand.signIn(login);
    t.ctx.sms.isDown = true;
    for (let n = 0; n < 4; n += 1) expect((await stand.start(device, stand.newNumber())).status).toBe(503);
    expect(await t.db.select().from(smsCodes).where(eq(smsCodes.userId, id))).toEqual([]);

    t.ctx.sms.isDown = false;

    expect((await stand.start(device, stand.newNumber())).status).toBe(201);
  });

  it("are not offered where there is no gateway", async () => {
    const { sms: _, ...ctx } = t.ctx;
    const bare = createApp({ ctx, rateCounter: new MemoryRateCounter(t.ctx.clock) });
    const { login } = await stand.newPerson();
    const { headers } = await stand.signIn(login);

    const state = await bare.request("/api/me/second-factor", { headers });
    const asked = await bare.request("/api/me/phone", {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({ phone: stand.newNumber() }),
    });

    expect(JSON.parse(await state.text()).data.isSmsOffered).toBe(false);
    expect(JSON.parse(await asked.text()).error.code).toBe("sms.not_offered");
  });

  it("are forgotten a day later", async () => {
    await stand.newPersonWithPhone();
    t.ctx.clock.advance(24 * hourMs);

    await forgetOldAccess(t.ctx);

    expect(await t.db.select().from(smsCodes)).toEqual([]);
  });
});
