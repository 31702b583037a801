import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allRoutes } from "../src/app.ts";
import { packageDownloadRoutes } from "../src/judge-link/package-download.ts";
import { openTestApp, type TestApp } from "./kit/open-test-app.ts";
import { testJudgeToken } from "./kit/test-ctx.ts";
import { matrix } from "./rights/matrix.ts";

/** What anyone may call, and why; a route that is not here answers 401 to a stranger. */
const open: readonly string[] = [
  "POST /api/session",
  "POST /api/registration",
  "POST /api/token",
  // By the ticket of a right password.
  "POST /api/token/second-step",
  // By a refresh token.
  "PUT /api/token",
  // By the ticket of a right password.
  "POST /api/session/second-step",
  "POST /api/session/second-step/sms",
  "POST /api/password-reset",
  // By a key that came in a letter.
  "PUT /api/password-reset",
  "POST /api/email-confirmation",
  "GET /api/contests",
  "GET /api/contests/{slug}",
  // Refused by the verb until the contest has started.
  "GET /api/contests/{slug}/problems/{label}",
  "GET /api/problem-assets/{problemVersionId}/{path}",
  "GET /api/contests/{slug}/scoreboard",
  // To a stranger what is for everybody alone.
  "GET /api/contests/{slug}/awards",
  "GET /api/contests/{slug}/clarifications",
  "GET /api/languages",
  // By a signed link, which its owner made.
  "GET /api/files/{fileId}/linked",
  "GET /api/session",
];

/** The account itself, other people's, files of one's own, and the log: no script that leaked takes these along. */
const neverByToken: readonly string[] = [
  "/api/session",
  "/api/me/",
  "/api/tokens",
  "/api/users/",
  "/api/second-factor-removals",
  "/api/people",
  "/api/grants",
  "/api/audit",
  "/api/files",
];

const routes = [...allRoutes, ...packageDownloadRoutes];

let t: TestApp;
beforeAll(async () => {
  t = await openTestApp({ routes });
});
afterAll(() => t.close());

const nameOf = (route: (typeof routes)[number]) => `${route.method.toUpperCase()} ${route.path}`;
const closed = routes.filter((route) => !open.includes(nameOf(route)));
const call = (route: (typeof routes)[number], headers: Record<string, string> = {}) =>
  t.send(route.method.toUpperCase(), route.path.replaceAll(/\{\w+\}/g, "x"), { headers });

describe("every route", () => {
  it("is public only when it is listed here as public", () => {
    const found = routes.filter((route) => route.access === "public").map(nameOf);

    expect(found.toSorted()).toEqual(open.toSorted());
  });

  it.each(closed.map((route) => [nameOf(route), route] as const))(
    "%s answers 401 to a stranger",
    async (_, route) => {
      expect((await call(route)).status).toBe(401);
      expect(
        (await call(route, { cookie: "sid=made-up", authorization: "Bearer bilimdon_made-up" })).status,
      ).toBe(401);
    },
  );

  it("of people answers 401 to the judge's token", async () => {
    for (const route of closed.filter(({ access }) => access === "session"))
      expect((await call(route, { authorization: `Bearer ${testJudgeToken}` })).status, nameOf(route)).toBe(
        401,
      );
  });

  it("of people names the scope a token needs, or is one that no token ever opens", () => {
    const silent = routes.filter(({ access, scope }) => access === "session" && scope === undefined);

    expect(silent.filter(({ path }) => !neverByToken.some((start) => path.startsWith(start)))).toEqual([]);
  });

  it("has its row in the rights matrix", () => {
    const lacking = routes.filter(({ id }) => !matrix.has(id)).map(({ id }) => id);

    expect(lacking, "write who may, in api/test/rights; row.ts says how").toEqual([]);
  });

  it("has an id of its own and stands under its method and path once", () => {
    const ids = routes.map(({ id }) => id);
    const names = routes.map(nameOf);

    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("the OpenAPI document", () => {
  it("is valid OpenAPI 3.1 and has every route with its security", async () => {
    const response = await t.send("GET", "/api/openapi.json");
    const document = JSON.parse(await response.text());

    const validation = await new Validator().validate(structuredClone(document));

    expect(validation.errors ?? []).toEqual([]);
    expect(validation.valid).toBe(true);
    expect(document.openapi).toBe("3.1.0");
    for (const route of routes) {
      const operation = document.paths[route.path]?.[route.method];
      expect(operation?.operationId, nameOf(route)).toBe(route.id);
      expect(operation.security.length === 0, nameOf(route)).toBe(route.access === "public");
    }
  });

  it("has an interactive page that asks no foreign host for anything", async () => {
    const page = await (await t.send("GET", "/api/docs")).text();
    const named = [...page.matchAll(/(?:src|href)="(?!data:)([^"]+)"/g)].map((match) => match[1] ?? "");

    expect(named.length).toBeGreaterThanOrEqual(3);
    for (const path of named) {
      expect(path).toMatch(/^\/api\/docs\//);
      const file = await t.send("GET", path);
      expect(file.status, path).toBe(200);
      expect((await file.text()).length).toBeGreaterThan(50);
    }
  });
});
