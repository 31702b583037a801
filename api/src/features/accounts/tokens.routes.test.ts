import { scopes } from "@bilimdon/rules/access/scopes";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { allRoutes } from "../../app.ts";
import { apiTokens } from "../../db/schema/accounts.ts";
import { makeToken } from "./make-token.ts";

let t: TestApp;
const dayMs = 86_400_000;

beforeAll(async () => {
  t = await openTestApp();
});
afterAll(() => t.close());
// The limits count by minute; each test begins in a new one.
beforeEach(() => t.ctx.clock.advance(61_000));

const make = (as: string, given: Readonly<Record<string, unknown>> = {}) =>
  t.ask("POST", "/api/tokens", { as, json: { label: "laptop", scopes: ["profile.read"], ...given } });
const by = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } });
const me = async (secret: string) => (await t.ask("GET", "/api/me", by(secret))).status;

describe("personal tokens", () => {
  it("act for their owner until they are revoked, and are kept as a hash", async () => {
    const setter = await build.user(t.db, { role: "setter" });
    const made = await make(setter.id);
    const { secret, tokenId } = made.json.data;

    expect(made.status).toBe(201);
    expect(secret).toMatch(/^bilimdon_[\w-]{43}$/);
    expect((await t.ask("GET", "/api/me", by(secret))).json.data.userId).toBe(setter.id);
    expect(JSON.stringify(await t.db.select().from(apiTokens))).not.toContain(secret);

    await t.ask("DELETE", `/api/tokens/${tokenId}`, { as: setter.id });
    expect(await me(secret)).toBe(401);
  });

  it("are listed with what they may and when they were last used, never with a secret", async () => {
    const owner = await build.user(t.db);
    const asked = { label: "script", scopes: ["submissions.read", "profile.read"], days: 30 };
    const { secret, tokenId } = (await make(owner.id, asked)).json.data;
    const madeAt = t.ctx.clock.now();
    await make((await build.user(t.db)).id);
    t.ctx.clock.advance(1_000);
    await me(secret);

    const listed = await t.ask("GET", "/api/tokens", { as: owner.id });

    expect(listed.json.data.tokens).toEqual([
      {
        tokenId,
        label: "script",
        scopes: ["submissions.read", "profile.read"],
        madeAt,
        expiresAt: madeAt + 30 * dayMs,
        lastUsedAt: madeAt + 1_000,
      },
    ]);
    expect(JSON.stringify(listed.json)).not.toContain(secret);
  });

  it("end with their time, and after a year at most", async () => {
    const owner = await build.user(t.db);
    const { secret } = (await make(owner.id, { days: 1 })).json.data;

    t.ctx.clock.advance(dayMs - 1_000);
    expect(await me(secret)).toBe(200);
    t.ctx.clock.advance(1_000);
    expect(await me(secret)).toBe(401);
    expect((await make((await build.user(t.db)).id, { days: 366 })).status).toBe(400);
  });

  it("cannot be revoked by another person, nor be told from one that never was", async () => {
    const [owner, other] = [await build.user(t.db), await build.user(t.db)];
    const { tokenId } = (await make(owner.id)).json.data;

    expect((await t.ask("DELETE", `/api/tokens/${tokenId}`, { as: other.id })).status).toBe(404);
  });

  it("carry at least one scope that there is, and twenty at a time are enough", async () => {
    const owner = await build.user(t.db);
    expect((await make(owner.id, { scopes: [] })).status).toBe(400);
    expect((await make(owner.id, { scopes: ["everything"] })).status).toBe(400);
    for (let n = 0; n < 20; n += 1)
      await makeToken(t.ctx, { userId: owner.id, label: `t${n}`, scopes: ["profile.read"], days: 1 });

    expect((await make(owner.id)).json.error?.code).toBe("token.too_many");
  });
});

const pathOf = (path: string) => path.replaceAll(/\{\w+\}/g, "x");
const closed = allRoutes.filter(({ access }) => access === "session");

describe("every route", () => {
  const tokenOf = async (...carried: (typeof scopes)[number][]) => {
    const { id } = await build.user(t.db, { role: "admin" });
    return by((await makeToken(t.ctx, { userId: id, label: "l", scopes: carried, days: 1 })).secret);
  };

  it("of people refuses a token that carries every scope but its own, and says which is missing", async () => {
    for (const { method, path, scope, id } of closed) {
      const others = scopes.filter((other) => other !== scope);
      const refused = await t.ask(method.toUpperCase(), pathOf(path), await tokenOf(...others));

      expect([id, refused.status, refused.json.error?.code]).toEqual([id, 403, "token.scope_missing"]);
      expect(refused.json.error?.details).toEqual({ scope: scope ?? null });
    }
  });

  it("of people lets a token in that carries its scope", async () => {
    const named = closed.filter(({ scope }) => scope !== undefined);
    expect(named.length).toBeGreaterThan(15);
    for (const { method, path, scope = "profile.read", id } of named) {
      const answer = await t.send(method.toUpperCase(), pathOf(path), await tokenOf(scope));
      const told = answer.headers.get("content-type")?.includes("json") ? await answer.text() : "";

      expect(told, id).not.toContain("token.scope_missing");
      expect(answer.status, id).not.toBe(401);
    }
  });

  it("that acts on the account itself takes no token at all", () => {
    const ownAccount = closed.filter(({ path }) => /^\/api\/(me\/|tokens|session)/.test(path));

    expect(ownAccount.length).toBeGreaterThan(10);
    expect(ownAccount.filter(({ scope }) => scope !== undefined)).toEqual([]);
  });

  it("that is public stays open to a token without its scope, which then shows nobody", async () => {
    const answer = await t.ask("GET", "/api/session", await tokenOf("judging.read"));

    expect([answer.status, answer.json.data]).toEqual([200, null]);
  });
});
