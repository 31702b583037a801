import { sessionEnded } from "@bilimdon/contracts/live/api-to-web";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { factorPassword, openFactorStand } from "../../../test/kit/factor-stand.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { createApp } from "../../app.ts";
import { sessionBearers, sessions, users } from "../../db/schema/accounts.ts";
import { auditLog } from "../../db/schema/audit.ts";
import { outbox } from "../../db/schema/outbox.ts";
import { MemoryRateCounter } from "../../http/memory-rate-counter.ts";
import { sessionIdIn } from "./bearer-token.ts";
import { hashPassword } from "./hash-password.ts";

let t: TestApp;
let passwordHash: string;
const password = "Olmazor-2026";
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

beforeAll(async () => {
  t = await openTestApp();
  passwordHash = await hashPassword(password);
});
afterAll(() => t.close());
beforeEach(() => t.ctx.clock.advance(minuteMs + 1));

interface Pair {
  readonly accessToken: string;
  readonly accessEndsAt: number;
  readonly refreshToken: string;
  readonly refreshEndsAt: number;
}

async function signIn(): Promise<{ readonly userId: string; readonly pair: Pair }> {
  const { id: userId, login } = await build.user(t.db, { passwordHash });
  const headers = { "user-agent": "Bilimdon/1.0 (Android 13)" };
  const response = await t.send("POST", "/api/token", { json: { login, password }, headers });
  expect(response.headers.get("set-cookie")).toBeNull();
  return { userId, pair: JSON.parse(await response.text()).data.tokens };
}
const bearing = ({ accessToken }: Pair) => ({ headers: { authorization: `Bearer ${accessToken}` } });
const statusOf = async (pair: Pair) => (await t.ask("GET", "/api/me", bearing(pair))).status;
const renew = (refreshToken: string) => t.ask("PUT", "/api/token", { json: { refreshToken } });
const renewed = async (pair: Pair): Promise<Pair> => {
  const { status, json } = await renew(pair.refreshToken);
  expect(status).toBe(200);
  return json.data;
};
const sessionOf = (pair: Pair) => sessionIdIn(t.ctx.config, new Headers(bearing(pair).headers)) ?? "";

describe("an app's access token", () => {
  it("opens what its owner may do to the last millisecond of ten minutes, and not after", async () => {
    const { pair, userId } = await signIn();
    expect((await t.ask("GET", "/api/me", bearing(pair))).json.data.userId).toBe(userId);

    t.ctx.clock.advance(10 * minuteMs - 1);
    expect(await statusOf(pair)).toBe(200);
    t.ctx.clock.advance(1);
    expect(await statusOf(pair)).toBe(401);
  });

  it("is of no use beside a cookie, as a refresh token, or as a cookie", async () => {
    const { pair } = await signIn();
    const [, family = ""] = pair.accessToken.split(".");
    const { headers } = bearing(pair);

    expect((await t.ask("GET", "/api/me", { headers: { ...headers, cookie: "sid=any" } })).status).toBe(401);
    expect((await renew(pair.accessToken)).status).toBe(401);
    for (const value of [family, pair.accessToken, pair.refreshToken])
      expect((await t.ask("GET", "/api/me", { headers: { cookie: `sid=${value}` } })).status).toBe(401);
    expect(await statusOf({ ...pair, accessToken: pair.refreshToken })).toBe(401);
    expect(await statusOf(pair)).toBe(200);
  });

  it("opens nothing for a person who was blocked", async () => {
    const { pair, userId } = await signIn();

    await t.db.update(users).set({ blockedAt: new Date() }).where(eq(users.id, userId));

    expect(await statusOf(pair)).toBe(401);
    expect((await renew(pair.refreshToken)).json.error?.code).toBe("bearer.refused");
  });

  it("and the refresh token are nowhere in the tables", async () => {
    const { pair } = await signIn();

    const [kept] = await t.db
      .select()
      .from(sessionBearers)
      .where(eq(sessionBearers.sessionId, sessionOf(pair)));
    const words = JSON.stringify([kept, await t.db.select().from(sessions)]);

    expect(kept).toBeDefined();
    for (const part of [pair.accessToken, pair.refreshToken].flatMap((token) => token.split(".").slice(1)))
      expect(words).not.toContain(part);
  });
});

describe("an app's refresh token", () => {
  it("gets a new pair, and the access token before it is over at once", async () => {
    const { pair } = await signIn();

    const next = await renewed(pair);

    expect([await statusOf(pair), await statusOf(next)]).toEqual([401, 200]);
  });

  it("that was used already ends the sign-in for whoever holds any of its tokens, and is written down", async () => {
    const { pair, userId } = await signIn();
    const next = await renewed(await renewed(pair));
    const room = rooms.session(sessionOf(next));

    const thief = await renew(pair.refreshToken);

    expect([thief.status, thief.json.error?.code]).toEqual([401, "bearer.refused"]);
    expect(await statusOf(next)).toBe(401);
    expect((await renew(next.refreshToken)).status).toBe(401);
    const lines = await t.db.select().from(auditLog).where(eq(auditLog.thingId, userId));
    expect(lines.map(({ act }) => act)).toEqual(["session.stolen"]);
    const closed = (await t.db.select().from(outbox)).filter(({ event }) => event === sessionEnded);
    expect(closed.map((news) => news.room)).toContain(room);
  });

  it("leaves the other devices of a person whose sign-in was stolen alone", async () => {
    const { pair, userId } = await signIn();
    await renewed(pair);

    await renew(pair.refreshToken);

    expect((await t.ask("GET", "/api/me", { as: userId })).status).toBe(200);
  });

  it("sent to two API processes at once is good at one, and ends the sign-in", async () => {
    const { pair } = await signIn();
    const second = createApp({ ctx: t.ctx, rateCounter: new MemoryRateCounter(t.ctx.clock) });
    const request = {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ refreshToken: pair.refreshToken }),
    };

    const answers = await Promise.all([t.app, second].map((app) => app.request("/api/token", request)));

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401]);
    const winner = answers.find(({ status }) => status === 200);
    expect(await statusOf(JSON.parse((await winner?.text()) ?? "{}").data)).toBe(401);
  });

  it("sent again with the word of its first try gets the pair whose answer was lost, for a minute", async () => {
    const { pair, userId } = await signIn();
    const attempt = "w".repeat(22);
    const json = { refreshToken: pair.refreshToken, attempt };
    const send = () => t.ask("PUT", "/api/token", { json });

    const [first, second] = await Promise.all([send(), send()]);
    t.ctx.clock.advance(minuteMs - 1);
    const late = await send();

    expect(second.json.data).toEqual(first.json.data);
    expect(late.json.data).toEqual(first.json.data);
    expect(await statusOf(first.json.data)).toBe(200);
    const lines = await t.db.select().from(auditLog).where(eq(auditLog.thingId, userId));
    expect(lines).toEqual([]);
  });

  it.each([
    ["after a minute", { attempt: "w".repeat(22) }, minuteMs],
    ["with another word", { attempt: "v".repeat(22) }, 0],
    ["without the word", {}, 0],
  ] as const)("sent again %s ends the sign-in like any used one", async (_, again, afterMs) => {
    const { pair } = await signIn();
    const json = { refreshToken: pair.refreshToken, attempt: "w".repeat(22) };
    const next = (await t.ask("PUT", "/api/token", { json })).json.data;

    t.ctx.clock.advance(afterMs);
    const sent = await t.ask("PUT", "/api/token", { json: { refreshToken: pair.refreshToken, ...again } });

    expect(sent.status).toBe(401);
    expect(await statusOf(next)).toBe(401);
  });

  it("renewed by a word and used on ends the sign-in when the word comes again: the pair is no longer present", async () => {
    const { pair } = await signIn();
    const json = { refreshToken: pair.refreshToken, attempt: "w".repeat(22) };
    const next = await renewed((await t.ask("PUT", "/api/token", { json })).json.data);

    expect((await t.ask("PUT", "/api/token", { json })).status).toBe(401);
    expect(await statusOf(next)).toBe(401);
  });

  it("that lies unused for ten days opens nothing, a millisecond before it does", async () => {
    const { pair } = await signIn();
    expect(pair.refreshEndsAt).toBe(t.ctx.clock.now() + 10 * dayMs);

    t.ctx.clock.advance(10 * dayMs - 1);
    const next = await renewed(pair);
    t.ctx.clock.advance(10 * dayMs);

    expect((await renew(next.refreshToken)).status).toBe(401);
  });

  it("never carries a sign-in past thirty days", async () => {
    let { pair } = await signIn();
    const endsAt = t.ctx.clock.now() + 30 * dayMs;
    for (let days = 0; days < 27; days += 9) {
      t.ctx.clock.advance(9 * dayMs);
      pair = await renewed(pair);
    }
    expect(pair.refreshEndsAt).toBe(endsAt);

    t.ctx.clock.set(endsAt);

    expect((await renew(pair.refreshToken)).json.error?.code).toBe("bearer.refused");
  });

  it.each(["", "x", `bilimdon-refresh.${"f".repeat(22)}.${"s".repeat(43)}`])(
    "that was made up is refused: %s",
    async (refreshToken) => {
      expect([400, 401]).toContain((await renew(refreshToken)).status);
    },
  );
});

describe("an app among a person's devices", () => {
  it("is listed as one, and its owner closes it from the browser", async () => {
    const { pair, userId } = await signIn();

    const listed = (await t.ask("GET", "/api/me/sessions", { as: userId })).json.data.sessions;
    const app = listed.find((session: { isApp: boolean }) => session.isApp);
    expect(app).toMatchObject({ sessionId: sessionOf(pair), isThis: false, device: { system: "Android" } });
    await t.ask("DELETE", `/api/me/sessions/${app.sessionId}`, { as: userId });

    expect(await statusOf(pair)).toBe(401);
    expect((await renew(pair.refreshToken)).status).toBe(401);
  });

  it("signs itself out", async () => {
    const { pair } = await signIn();

    expect((await t.ask("DELETE", "/api/session", bearing(pair))).status).toBe(200);

    expect(await statusOf(pair)).toBe(401);
  });
});

describe("an app's second step", () => {
  it("gives the pair for ticket and code, once, in a session of two factors", async () => {
    const stand = await openFactorStand(t);
    const { login } = await stand.newPerson();
    const { secret } = await stand.turnOn(login);
    const begun = await t.ask("POST", "/api/token", { json: { login, password: factorPassword } });
    expect(begun.json.data).toEqual({ kind: "second-step", ticket: expect.any(String) });
    const step = { json: { ticket: begun.json.data.ticket, code: await stand.codeNow(secret) } };

    const { json } = await t.ask("POST", "/api/token/second-step", step);
    const again = await t.ask("POST", "/api/token/second-step", step);

    const own = await t.ask("GET", "/api/me", bearing(json.data.tokens));
    expect(own.json.data.session.factorLevel).toBe(2);
    expect(again.json.error?.code).toBe("session.step_over");
  });
});

describe("guesses", () => {
  it("at an app's door and at a browser's are counted together", async () => {
    const { login } = await build.user(t.db, { passwordHash });
    const json = { login, password: "wrong" };
    for (const path of ["/api/session", "/api/token", "/api/session", "/api/token", "/api/session"])
      expect((await t.ask("POST", path, { json })).status).toBe(401);

    expect((await t.ask("POST", "/api/token", { json })).json.error?.code).toBe("request.rate_limited");
  });
});
