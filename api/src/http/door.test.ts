import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "../../test/kit/build.ts";
import { big, doorRoutes } from "../../test/kit/door-routes.ts";
import { openTestApp, type TestApp } from "../../test/kit/open-test-app.ts";
import { testJudgeToken } from "../../test/kit/test-ctx.ts";
import { sessions } from "../db/schema/accounts.ts";

let t: TestApp;
beforeAll(async () => {
  t = await openTestApp({
    routes: doorRoutes,
    env: { PUBLIC_ORIGIN: "http://olimp.example", TRUSTED_PROXIES: "1" },
  });
});
afterAll(() => t.close());

describe("parsing", () => {
  it("hands on path, query and body, and strips from the reply what its shape does not name", async () => {
    const answer = await t.ask("POST", "/api/echo/salom?times=2", { json: { count: 7 } });

    expect(answer).toEqual({ status: 200, json: { data: { word: "salom", count: 7, times: 2 } } });
  });

  it("names every field that is wrong", async () => {
    const { status, json } = await t.ask("POST", "/api/echo/salom", { json: { count: "7", note: 5 } });

    expect(status).toBe(400);
    expect(json.error?.code).toBe("request.malformed");
    expect(json.error?.details?.faults).toMatchObject([{ path: "body.count" }, { path: "body.note" }]);
  });

  it.each([
    ["a word too long in the path", "/api/echo/too-long-word", "path.word"],
    ["a query out of bounds", "/api/echo/salom?times=9", "query.times"],
    ["a NUL in the path", "/api/echo/a%00b", "path.word"],
  ])("refuses %s", async (_, path, at) => {
    const { status, json } = await t.ask("POST", path, { json: { count: 1 } });

    expect(status).toBe(400);
    expect(json.error?.details?.faults).toMatchObject([{ path: at }]);
  });

  it.each([
    ["broken JSON", "{", "application/json"],
    ["a form", "count=1", "application/x-www-form-urlencoded"],
    ["bytes that are not UTF-8", new Uint8Array([0x22, 0xff, 0x22]), "application/json"],
    ["a NUL in a text", '{"count":1,"note":"a\\u0000b"}', "application/json"],
    ["half a surrogate pair", '{"count":1,"note":"\\ud800"}', "application/json"],
    ["an abyss of brackets", "[".repeat(400) + "]".repeat(400), "application/json"],
  ])("refuses %s as malformed", async (_, body, type) => {
    const { status, json } = await t.ask("POST", "/api/echo/salom", {
      body,
      headers: { "content-type": type },
    });

    expect(status).toBe(400);
    expect(json.error?.code).toBe("request.malformed");
  });

  it("stops reading a body at the first byte over the limit, whether or not its length was announced", async () => {
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new TextEncoder().encode(" ".repeat(600))),
    });
    const announced = await t.ask("POST", "/api/echo/salom", { json: { note: "x".repeat(2_000) } });
    const streamed = await t.app.request("/api/echo/salom", {
      method: "POST",
      body: endless,
      headers: { "content-type": "application/json" },
      duplex: "half",
    });

    expect([announced.status, streamed.status]).toEqual([413, 413]);
  });

  it("cuts a stream of bytes off at its limit", async () => {
    const user = await build.user(t.db);

    const fits = await t.send("POST", "/api/bytes", { as: user.id, body: "0123456789" });
    const over = await t.send("POST", "/api/bytes", { as: user.id, body: "0123456789a" });

    expect([await fits.text(), over.status]).toEqual(["10", 413]);
  });
});

describe("faults", () => {
  it("tells a refusal with its code, status, details and the request's id", async () => {
    const response = await t.send("GET", "/api/refuse");

    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({
      error: {
        code: "contest.ended",
        message: "The contest ended.",
        details: { endsAt: 5 },
        requestId: response.headers.get("x-request-id"),
      },
    });
  });

  it("answers a bug with 500 and not a word of its cause", async () => {
    const response = await t.send("GET", "/api/break");
    const text = await response.text();

    expect(response.status).toBe(500);
    expect(text).toContain("server.fault");
    expect(text).not.toMatch(/cause nobody|at .*\.ts/);
  });

  it("answers 503 with a time to come back when the database is away", async () => {
    const response = await t.send("GET", "/api/lose");

    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "1"]);
  });

  it.each([
    ["a value taken a moment ago", "23505", 409, "request.conflict"],
    ["a reference to what is gone", "23503", 422, "request.reference_unknown"],
    ["a value out of bounds", "23514", 400, "request.malformed"],
    ["two who stand in each other's way", "40P01", 503, "server.unavailable"],
  ])("answers %s with %s as %i, without a word of the tables", async (_, pgCode, status, code) => {
    const answer = await t.ask("GET", `/api/database-fault/${pgCode}`);

    expect([answer.status, answer.json.error?.code]).toEqual([status, code]);
    expect(JSON.stringify(answer.json)).not.toMatch(/users|insert|constraint/);
  });

  it("answers an unknown address below /api in the same form", async () => {
    const { status, json } = await t.ask("GET", "/api/nothing");

    expect([status, json.error?.code]).toEqual([404, "thing.not_found"]);
  });
});

describe("who may come in", () => {
  const post = (headers: Record<string, string>) =>
    t.send("POST", "/api/echo/salom", { json: { count: 1 }, headers }).then((response) => response.status);

  it("lets our own pages and scripts write", async () => {
    expect(await post({})).toBe(200);
    expect(await post({ "sec-fetch-site": "same-origin", origin: "http://olimp.example" })).toBe(200);
    expect(await post({ origin: "http://olimp.example" })).toBe(200);
    expect(await post({ origin: "http://192.168.1.5:8080", host: "192.168.1.5:8080" })).toBe(200);
  });

  it("refuses what another site's page makes a browser send", async () => {
    expect(await post({ "sec-fetch-site": "cross-site", origin: "http://olimp.example" })).toBe(403);
    expect(await post({ "sec-fetch-site": "same-site" })).toBe(403);
    expect(await post({ origin: "http://evil.example" })).toBe(403);
    expect(await post({ origin: "null" })).toBe(403);
  });

  it("lets a judge in by its token alone", async () => {
    const ask = (authorization: string) =>
      t.send("GET", "/api/for-judges", { headers: { authorization } }).then((response) => response.status);

    expect(await ask(`Bearer ${testJudgeToken}`)).toBe(200);
    expect(await ask(`Bearer ${testJudgeToken}x`)).toBe(401);
    expect(await ask("Bearer ")).toBe(401);
  });
});

describe("counting calls", () => {
  const from = (forwarded: string) =>
    t
      .send("GET", "/api/counted", { headers: { "x-forwarded-for": forwarded } })
      .then((response) => response.status);

  it("counts each address apart, by what our own proxy saw and not by what the caller claims", async () => {
    expect(await from("203.0.113.1")).toBe(200);
    expect(await from("1.1.1.1, 203.0.113.1")).toBe(200);
    expect(await from("2.2.2.2, 203.0.113.1")).toBe(429);
    expect(await from("203.0.113.2")).toBe(200);
  });

  it("counts a household's IPv6 addresses as one", async () => {
    expect(await from("2001:db8:1:2::1")).toBe(200);
    expect(await from("2001:db8:1:2:ffff::9")).toBe(200);
    expect(await from("2001:db8:1:2:aaaa:bbbb:cccc:dddd")).toBe(429);
  });
});

describe("a provider's calls", () => {
  const call = (pauseMs: number) => t.send("POST", "/api/webhooks/provider", { json: { pauseMs } });

  it("are not counted however many come one after the other, and run two at a time", async () => {
    for (let at = 0; at < 50; at += 1) expect((await call(0)).status).toBe(200);

    const [first, second, third] = await Promise.all([call(200), call(200), call(200)]);

    expect([first?.status, second?.status, third?.status].toSorted()).toEqual([200, 200, 429]);
    expect((await call(0)).status).toBe(200);
  });
});

describe("replies", () => {
  it("answers 304 to who has the same already", async () => {
    const first = await t.send("GET", "/api/big");
    const tag = first.headers.get("etag") ?? "";

    const second = await t.send("GET", "/api/big", { headers: { "if-none-match": tag } });

    expect([second.status, await second.text()]).toEqual([304, ""]);
  });

  it("are not compressed with a secret in them, nor for what another site's page asked", async () => {
    const taking = { "accept-encoding": "br, gzip" };

    const secret = await t.send("POST", "/api/secret", { headers: taking });
    const lured = await t.send("GET", "/api/big", { headers: { ...taking, "sec-fetch-site": "cross-site" } });
    const own = await t.send("GET", "/api/big", { headers: { ...taking, "sec-fetch-site": "same-origin" } });

    expect([secret, lured, own].map(({ headers }) => headers.get("content-encoding"))).toEqual([
      null,
      null,
      "br",
    ]);
  });

  it.each(["br", "gzip"])("sends %s to who takes it, and it is the same text", async (coding) => {
    const response = await t.send("GET", "/api/big", { headers: { "accept-encoding": coding } });

    expect(response.headers.get("content-encoding")).toBe(coding);
    const bytes = Buffer.from(await response.arrayBuffer());
    const { brotliDecompressSync, gunzipSync } = await import("node:zlib");
    const text = (coding === "br" ? brotliDecompressSync(bytes) : gunzipSync(bytes)).toString();
    expect(JSON.parse(text)).toEqual({ data: { text: big } });
    expect(bytes.byteLength).toBeLessThan(big.length / 10);
  });

  it("renew a session's cookie when half its time is over, but not in what a shared cache may keep", async () => {
    const { id } = await build.user(t.db);
    await t.send("GET", "/api/bytes/private", { as: id });
    await t.db.update(sessions).set({ expiresAt: new Date(Date.now() + 4 * 86_400_000) });

    const shared = await t.send("GET", "/api/bytes/public", { as: id });
    await t.db.update(sessions).set({ expiresAt: new Date(Date.now() + 4 * 86_400_000) });
    const own = await t.send("GET", "/api/bytes/private", { as: id });

    expect(shared.headers.get("set-cookie")).toBeNull();
    expect(shared.headers.get("x-content-type-options")).toBe("nosniff");
    expect(own.headers.get("set-cookie")).toMatch(/^sid=/);
  });

  it("carries the six security headers, and shown as a page lets nothing run, be fetched or be framed", async () => {
    const { headers } = await t.send("GET", "/api/refuse");

    expect(headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("permissions-policy")).toContain("microphone=(self)");
    expect(headers.get("cache-control")).toBe("no-store");
  });
});
