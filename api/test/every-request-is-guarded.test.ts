/** What holds for every route there is, whoever adds one: written once, against the table of routes. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Route } from "../src/http/route.ts";
import { brokenHeaderRules } from "./kit/grade-headers.ts";
import { openTestApp, type TestApp } from "./kit/open-test-app.ts";
import { fieldNamesOf, type KnownValues } from "./kit/sample-shape.ts";
import { uncounted } from "./kit/uncounted.ts";
import { callingsOf, everyRoute, isWriting, nameOf, seedWalk, sendCalling } from "./kit/walk-routes.ts";

const page = "<!doctype html><html><head><script>let theme</script></head><body></body></html>";
let folder: string;
let t: TestApp;
let adminId: string;
let known: KnownValues;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "guarded-"));
  writeFileSync(join(folder, "index.html"), page);
  writeFileSync(join(folder, "mark.svg"), "<svg/>");
  t = await openTestApp({
    routes: everyRoute,
    rateCounter: uncounted,
    env: { PUBLIC_ORIGIN: "https://olimp.example", WEB_DIR: folder },
  });
  ({ adminId, known } = await seedWalk(t));
});
afterAll(async () => {
  await t.close();
  rmSync(folder, { recursive: true });
});

const callAs = (route: Route, as: string | undefined, headers: Record<string, string> = {}) => {
  const [calling] = callingsOf(route, known);
  if (calling === undefined) throw new Error(`${nameOf(route)} cannot be called`);
  return sendCalling(t, route, { calling, headers, ...(as === undefined ? {} : { as }) });
};
const routes = everyRoute.map((route) => [nameOf(route), route] as const);
const writing = routes.filter(([, route]) => isWriting(route));

describe("another site's page", () => {
  const foreign: readonly Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "https://olimp.example.evil.example" },
    { origin: "https://olimp.example", "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ];

  it.each(writing)("cannot make a browser send %s", async (_, route) => {
    // A worker's route is asked for without its token: a browser has none.
    const [calling] = callingsOf(route, known);
    if (calling === undefined) throw new Error("cannot be called");
    for (const headers of foreign) {
      const response = await sendCalling(
        t,
        { ...route, access: "session" },
        { calling, as: adminId, headers },
      );
      expect(await response.json(), JSON.stringify(headers)).toMatchObject({
        error: { code: "request.foreign_origin" },
      });
    }
  });

  it("is never told that it may read or send anything", async () => {
    const origin = "https://evil.example";
    for (const [name, route] of routes) {
      const preflight = await t.send("OPTIONS", route.path.replaceAll(/\{\w+\}/g, "x"), {
        headers: { origin, "access-control-request-method": route.method.toUpperCase() },
      });
      const read = await callAs(route, adminId, { origin });
      for (const { headers } of [preflight, read])
        expect(
          [...headers.keys()].filter((key) => key.startsWith("access-control-")),
          name,
        ).toEqual([]);
    }
  });
});

describe("a body", () => {
  it.each(writing)("of %s is refused when it says to be too large", async (_, route) => {
    const response = await callAs(route, adminId, { "content-length": String(2 ** 40) });

    expect(response.status).toBe(413);
  });
});

describe("every reply", () => {
  it("has the headers of grade A+: pages, files, the API's answers and its refusals", async () => {
    const paths = [
      "/",
      "/contests/navroz",
      "/mark.svg",
      "/gone.js",
      "/api/gone",
      "/api/docs",
      "/api/openapi.json",
    ];
    const named = await Promise.all(
      [...paths, "/healthz", "/readyz", "/api/docs/start.js"].map(
        async (path) => [path, await t.send("GET", path)] as const,
      ),
    );
    for (const [name, route] of routes) {
      named.push([`${name} of a stranger`, await callAs({ ...route, access: "session" }, undefined)]);
      named.push([`${name} of an admin`, await callAs(route, adminId)]);
    }

    for (const [name, { headers }] of named) expect(brokenHeaderRules(headers), name).toEqual([]);
    expect(named.length).toBeGreaterThan(60);
  });

  it("to a person is kept by nobody, unless it is the same for all who may see it", async () => {
    const shared = ["GET /api/problem-assets/{problemVersionId}/{path}"];
    for (const [name, route] of routes) {
      const { headers } = await callAs(route, adminId);
      const kept = headers.get("cache-control") ?? "";
      const isPublic =
        route.access === "public" && kept === "no-cache" && headers.get("vary")?.includes("Cookie");
      if (!shared.includes(name)) expect(isPublic || kept === "no-store", `${name}: ${kept}`).toBe(true);
    }
  });

  it("that hands out a secret says so, and is not compressed", () => {
    const telling =
      /^(secret|token|accessToken|refreshToken|recoveryCodes|totpSecret|sessionToken|password)$/;
    for (const [name, route] of routes) {
      const names = Object.values(route.document.responses).flatMap((answer) => {
        const media = "content" in answer ? answer.content?.["application/json"] : undefined;
        const shape = media !== undefined && "schema" in media ? media.schema : null;
        return shape instanceof z.ZodType ? [...fieldNamesOf(shape)] : [];
      });
      if (names.some((field) => telling.test(field))) expect(route.holdsSecret, name).toBe(true);
    }
  });
});

describe("counting", () => {
  it.each(writing)("%s counts its callers, or says why it does not", (_, route) => {
    if (route.access === "judge") return;
    expect(route.limits.length > 0 || (route.exemption?.why.length ?? 0) > 20).toBe(true);
  });

  it("what anybody may write without signing in refuses while the counter is away", () => {
    const open = writing.filter(([, route]) => route.access === "public" && route.exemption === null);
    for (const [name, { limits }] of open)
      expect(
        limits.some(({ whenDown }) => whenDown === "refuse"),
        name,
      ).toBe(true);
    expect(open.length).toBeGreaterThan(2);
  });
});
