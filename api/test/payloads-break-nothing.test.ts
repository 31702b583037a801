/**
 * Every payload in every text of every route: nothing breaks (no 5xx, no stack, no header of theirs), nothing is
 * polluted, and no secret that was sent along is in the log. What a page shows of it is for the journey.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openLog } from "../src/http/request-log.ts";
import type { Route } from "../src/http/route.ts";
import { openTestApp, type TestApp } from "./kit/open-test-app.ts";
import { payloads, pollutingBodies } from "./kit/payloads.ts";
import type { KnownValues, Path } from "./kit/sample-shape.ts";
import { testJudgeToken } from "./kit/test-ctx.ts";
import { uncounted } from "./kit/uncounted.ts";
import {
  callingsOf,
  everyRoute,
  isWriting,
  nameOf,
  seedWalk,
  sendCalling,
  shapesOf,
  withText,
} from "./kit/walk-routes.ts";

const routes = everyRoute.map((route) => [nameOf(route), route] as const);
const logged: string[] = [];
let t: TestApp;
let adminId: string;
let known: KnownValues;

beforeAll(async () => {
  t = await openTestApp({
    routes: everyRoute,
    rateCounter: uncounted,
    log: openLog("trace", { write: (line) => logged.push(line) }),
  });
  ({ adminId, known } = await seedWalk(t));
});
afterAll(() => t.close());

/** What is wrong with a reply, in one line; null: nothing. */
async function faultOf(response: Response, payload: string): Promise<string | null> {
  const text = await response.text();
  const shown = JSON.stringify(payload.slice(0, 60));
  if (response.status >= 500) return `${response.status} for ${shown}: ${text.slice(0, 200)}`;
  if (/\n\s+at .*\.(ts|js|mjs):\d+|node_modules|Failed query/.test(text)) return `a stack for ${shown}`;
  const planted = [...response.headers].filter(([name, value]) => /planted/i.test(`${name}${value}`));
  return planted.length > 0 ? `a header of theirs for ${shown}` : null;
}

/**
 * Bodies get every payload. A path and a query hold names and numbers that some sixty routes read alike, so each gets a
 * third, another one each time; hashing a password takes 70 ms by intent, so its routes get a ninth.
 */
function stepOf(route: Route, path: Path): number {
  if (/password|\/(session|proof|email|token|people)$|two-factor|sign|register/.test(route.path)) return 9;
  return path[0] === "body" ? 1 : 3;
}

const atOnce = 8;

/** Every place for text in a route, once, whichever way of a union it is met by. */
function textsOf(route: Route) {
  const texts = callingsOf(route, known).flatMap((calling) =>
    calling.texts.map((text) => ({ calling, ...text })),
  );
  return [...new Map(texts.map((text) => [text.path.join("."), text])).values()];
}

async function tryPayloads(route: Route): Promise<string[]> {
  const faults: string[] = [];
  for (const [turn, { calling, path, maxLength }] of textsOf(route).entries()) {
    const sendOne = async (payload: string) => {
      const text = payload.slice(0, maxLength);
      const response = await sendCalling(t, route, { calling: withText(calling, path, text), as: adminId });
      const fault = await faultOf(response, text);
      if (fault !== null) faults.push(`${path.join(".")}: ${fault}`);
    };
    const step = stepOf(route, path);
    const chosen = payloads.filter((_, at) => (at + turn + route.path.length) % step === 0);
    for (let from = 0; from < chosen.length; from += atOnce)
      await Promise.all(chosen.slice(from, from + atOnce).map(sendOne));
  }
  return faults.slice(0, 5);
}

describe("a payload", () => {
  it("is one of more than a hundred, each different", () => {
    expect(new Set(payloads).size).toBe(payloads.length);
    expect(payloads.length).toBeGreaterThan(120);
  });

  it.each(routes)("in any text of %s breaks nothing", async (_, route) => {
    expect(await tryPayloads(route)).toEqual([]);
  });

  it("reaches far: thousands of requests, of which many are taken", async () => {
    const texts = everyRoute.flatMap(textsOf);

    expect(texts.length).toBeGreaterThan(40);
    expect(logged.length).toBeGreaterThan(2_000);
    const taken = logged.filter((line) => /"status":20\d/.test(line));
    expect(taken.length).toBeGreaterThan(200);
    // Making every route's samples once more takes seconds on a machine that does other things too.
  }, 60_000);
});

describe("a body that would change every object there is", () => {
  it.each(routes.filter(([, route]) => isWriting(route) && shapesOf(route).body !== null))(
    "changes nothing by %s",
    async (_, route) => {
      for (const body of pollutingBodies) {
        const path = route.path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => known[name] ?? "x");
        const response = await t.send(route.method.toUpperCase(), path, {
          as: adminId,
          body,
          headers: { "content-type": "application/json" },
        });
        expect(await faultOf(response, body)).toBeNull();
      }
      expect(Reflect.get({}, "polluted")).toBeUndefined();
      expect({}.toString()).toBe("[object Object]");
    },
  );
});

describe("a planted secret", () => {
  const secrets = {
    password: "Canary-Parol-7!",
    newPassword: "Canary-Parol-8!",
    currentPassword: "Canary-Parol-9!",
    key: "canarykey".padEnd(43, "k"),
    token: "canary-token-0123456789",
    secret: "CANARYTOTPJBSWY3DPEHPK3PXP",
    code: "canary-code-314159",
    source: "int canary_source() { return 1; }",
    phone: "+998901112233",
    email: "canary.lola@example.uz",
    cardNumber: "8600 4954 7331 6478",
  };
  const cookie = "sid=canary-cookie-0123456789abcdef";
  const bearer = "bilimdon_canary-bearer-0123456789abcdef";

  it("is in no line of the log after all routes were called with it, well and badly, by strangers and by an admin", async () => {
    const from = logged.length;
    for (const route of everyRoute)
      for (const calling of callingsOf(route, { ...known, ...secrets })) {
        const body = calling.parts.body;
        const swollen = { ...calling, parts: { ...calling.parts, body: { ...Object(body), ...secrets } } };
        await sendCalling(t, route, { calling, as: adminId });
        await sendCalling(t, route, { calling: swollen, as: adminId });
        await sendCalling(t, route, { calling, headers: { cookie } });
        await sendCalling(
          t,
          { ...route, access: "session" },
          { calling, headers: { authorization: `Bearer ${bearer}` } },
        );
      }
    const told = logged.slice(from).join("");

    expect(logged.length - from).toBeGreaterThan(150);
    for (const secret of [...Object.values(secrets), cookie.slice(4), bearer, testJudgeToken])
      expect(told.includes(secret), secret).toBe(false);
    expect(told).not.toMatch(/canary/i);
  });

  it("is in no line when a bug throws it about", () => {
    const from = logged.length;
    const query = Object.assign(new Error(`Failed query: select 1\nparams: ${secrets.password}`), {
      query: "select 1",
      params: [secrets.password],
    });
    const postgres = Object.assign(new Error(`invalid input syntax for type integer: "${secrets.code}"`), {
      name: "PostgresError",
      detail: `Key (email)=(${secrets.email}) already exists.`,
      parameters: [secrets.token],
    });

    t.ctx.log.error({ err: new Error("outer", { cause: query }), body: secrets }, "a request failed");
    t.ctx.log.error(
      { err: postgres, headers: { cookie, authorization: `Bearer ${bearer}` } },
      "a request failed",
    );
    t.ctx.log.warn(`sent with Bearer ${bearer} and ${cookie} by card ${secrets.cardNumber}`);

    const told = logged.slice(from).join("");
    expect(logged.length - from).toBe(3);
    expect(told).not.toMatch(/canary|4954/i);
  });

  it("would be found: the log does keep what is nobody's secret", () => {
    expect(logged.join("")).toContain('"path":"/api/contests/walk/submissions"');
  });
});

it("every line of the log is one JSON object with the request's id, whatever was sent", () => {
  const answered = logged.filter((line) => line.includes('"msg":"answered"'));

  expect(answered.length).toBeGreaterThan(2_000);
  for (const line of logged) {
    expect(line.indexOf("\n")).toBe(line.length - 1);
    expect(() => JSON.parse(line), line.slice(0, 200)).not.toThrow();
  }
  for (const line of answered) expect(JSON.parse(line).requestId).toMatch(/^[\w-]{12}$/);
});
