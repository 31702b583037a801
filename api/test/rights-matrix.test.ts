/**
 * Every cell of the rights matrix (rights/row.ts says how to read it), asked of the whole app in this process. It prints
 * how many it asked; `npm run check:rights` runs it and counts.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allRoutes } from "../src/app.ts";
import type { Route } from "../src/http/route.ts";
import { packageDownloadRoutes } from "../src/judge-link/package-download.ts";
import { openTestDatabase, type TestDatabase } from "./kit/open-test-database.ts";
import { makeTestCtx, type TestCtx } from "./kit/test-ctx.ts";
import { accountRows } from "./rights/accounts.rows.ts";
import { askRooms } from "./rights/ask-rooms.ts";
import { matrix } from "./rights/matrix.ts";
import { openRolledBackApp, type RolledBackApp } from "./rights/rolled-back-app.ts";
import { roomRows } from "./rights/room.rows.ts";
import type { Asked, Row } from "./rights/row.ts";
import { secondFactorRows } from "./rights/second-factor.rows.ts";
import {
  type Asker,
  buildWorld,
  casesOf,
  foreignCasesOf,
  type MatrixCase,
  type World,
} from "./rights/world.ts";

const routes: readonly Route[] = [...allRoutes, ...packageDownloadRoutes];
const tally = { routes: routes.length, cases: 0, wrong: 0 };

const ownAccountRows = { ...accountRows, ...secondFactorRows };

let database: TestDatabase;
let ctx: TestCtx;
let app: RolledBackApp;
let world: World;
beforeAll(async () => {
  database = await openTestDatabase();
  ctx = makeTestCtx(database.db);
  app = openRolledBackApp(ctx, routes);
  world = await buildWorld(ctx);
});
afterAll(async () => {
  await database?.close();
  const report = process.env.RIGHTS_REPORT;
  if (report !== undefined) {
    mkdirSync(dirname(report), { recursive: true });
    writeFileSync(report, JSON.stringify(tally));
  }
  console.log(`rights: ${tally.routes} routes, ${tally.cases} cases, ${tally.wrong} wrong`);
});

const signs: Readonly<Record<number, string>> = { 401: "!", 403: "-", 404: "0" };

async function ask(
  route: Route,
  asked: Asked,
  asker: Asker,
): Promise<{ status: number; code: string | null }> {
  const headers: Record<string, string> = asker.cookie === "" ? {} : { cookie: asker.cookie };
  if (asked.json !== undefined) headers["content-type"] = "application/json";
  const body = asked.json === undefined ? asked.body : JSON.stringify(asked.json);
  const request = { method: route.method.toUpperCase(), headers, ...(body === undefined ? {} : { body }) };
  const response = await app.send(new Request(`http://localhost${asked.path}`, request));
  if (response.status < 400) return { status: response.status, code: null };
  return { status: response.status, code: JSON.parse(await response.text()).error.code };
}

/** One line for each cell that is not as the row says. */
async function findWrong(route: Route, row: Row, cases: readonly MatrixCase[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { asker, ownership, things, wanted } of cases) {
    const asked = row.ask(things);
    const { status, code } = await ask(route, asked, asker);
    const isPassed = status < 400 || (code !== null && row.passes?.includes(code) === true);
    const found = isPassed ? "+" : (signs[status] ?? "?");
    tally.cases += 1;
    if (found === wanted) continue;
    tally.wrong += 1;
    wrong.push(
      `${asker.name} ${ownership} ${asked.path}: wanted ${wanted}, found ${found} ${status} ${code}`,
    );
  }
  return wrong;
}

describe("the rights matrix", () => {
  it("has a row for every route, and none for a route that is gone", () => {
    expect([...matrix.keys()].toSorted()).toEqual(routes.map(({ id }) => id).toSorted());
  });

  it("asks of every route with a thing also for one that is not there", () => {
    const lacking = routes.filter(({ id, path }) => {
      const rows = matrix.get(id) ?? [];
      return path.includes("{") && path.startsWith("/api/") && !rows.some(({ who }) => "missing" in who);
    });

    expect(lacking.map(({ id }) => id)).toEqual([]);
  });

  it.each(routes.map((route) => [route.id, route] as const))("holds for %s", async (id, route) => {
    const wrong: string[] = [];
    for (const row of matrix.get(id) ?? [])
      wrong.push(...(await findWrong(route, row, casesOf(world, row.who))));

    expect(wrong).toEqual([]);
  });

  it("opens nothing anywhere by a grant for another contest or another problem", async () => {
    const wrong: string[] = [];
    for (const route of routes)
      for (const row of matrix.get(route.id) ?? [])
        wrong.push(...(await findWrong(route, row, foreignCasesOf(world, row.who))));

    expect(wrong).toEqual([]);
  });

  it("opens nothing of the account itself to an admin who acts for its owner", async () => {
    const found = new Map<string, string>();
    for (const route of routes.filter(({ id, access }) => access === "session" && id in ownAccountRows))
      for (const row of matrix.get(route.id) ?? []) {
        const { status, code } = await ask(route, row.ask(world.stranger), world.acting);
        tally.cases += 1;
        found.set(route.id, code ?? String(status));
      }
    const open = [...found].filter(([, code]) => code !== "user.impersonated");

    // Who one is, and signing out, which ends it; what admins do to others is refused by the student's role.
    expect(Object.fromEntries(open)).toEqual({
      readMe: "200",
      signOut: "200",
      askFactorRemoval: "access.refused",
      listFactorRemovals: "access.refused",
      approveFactorRemoval: "access.refused",
      withdrawFactorRemoval: "access.refused",
    });
  });

  it("asks admins for a second factor just proved before exactly these acts", async () => {
    const found: Record<string, string[]> = {};
    for (const route of routes.filter(({ access }) => access === "session"))
      for (const row of matrix.get(route.id) ?? []) {
        const { withFactor, withoutFactor } = world.unproven;
        const asked = row.ask(world.stranger);
        const codes = [await ask(route, asked, withFactor), await ask(route, asked, withoutFactor)].map(
          ({ code }) => code ?? "done",
        );
        tally.cases += 2;
        if (codes[1] === "second_factor.needed") found[route.id] = codes;
      }

    const both = ["session.proof_needed", "second_factor.needed"];
    expect(found).toEqual({
      askFactorRemoval: both,
      approveFactorRemoval: both,
      createPerson: both,
      importPeople: both,
      giveCredentials: both,
      changeRole: both,
      blockPerson: both,
      giveGrant: both,
      takeBackGrant: both,
      impersonate: both,
      exportPerson: both,
      erasePerson: both,
      mergePerson: both,
    });
  });

  it("opens no closed route to anybody blocked or deleted, whose session is still in the browser", async () => {
    const wrong: string[] = [];
    for (const route of routes.filter(({ access }) => access === "session"))
      for (const row of matrix.get(route.id) ?? [])
        for (const asker of world.gone) {
          const { status } = await ask(route, row.ask(world.stranger), asker);
          tally.cases += 1;
          if (status !== 401) wrong.push(`${asker.name} ${route.id}: ${status}`);
        }
    tally.wrong += wrong.length;

    expect(wrong).toEqual([]);
  });

  it("counts in thousands", () => {
    expect(tally.cases).toBeGreaterThan(2_000);
  });
});

describe("the rights matrix of rooms", () => {
  it("has a row for every room", () => {
    expect(Object.keys(roomRows).toSorted()).toEqual(Object.keys(rooms).toSorted());
  });

  it("holds for joining and leaving every room, and browsers can say nothing else", async () => {
    const found = await askRooms(ctx, world);
    tally.cases += found.cases;
    tally.wrong += found.wrong.length;

    expect(found.messages).toEqual(["join", "leave"]);
    expect(found.wrong).toEqual([]);
  });
});
