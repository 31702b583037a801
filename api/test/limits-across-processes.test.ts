/** Two API processes on one Redis, or on one Postgres, count as one, whatever their clocks say and whatever becomes of Redis. */
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp } from "../src/app.ts";
import { type Database, type DatabaseDoor, openDatabase } from "../src/db/client.ts";
import { hashPassword } from "../src/features/accounts/hash-password.ts";
import { PostgresRateCounter } from "../src/http/postgres-rate-counter.ts";
import type { RateCounter } from "../src/http/rate-limit.ts";
import { RedisRateCounter } from "../src/http/redis-rate-counter.ts";
import { build } from "./kit/build.ts";
import { openTestDatabase, type TestDatabase } from "./kit/open-test-database.ts";
import { findRedis, type OwnRedis, startRedis } from "./kit/start-redis.ts";
import { makeTestCtx, type TestCtx } from "./kit/test-ctx.ts";

interface Process {
  readonly ctx: TestCtx;
  signIn(login: string, address: string): Promise<Response>;
  read(): Promise<Response>;
}

function openProcess(db: Database, rateCounter: RateCounter): Process {
  const ctx = makeTestCtx(db, { TRUSTED_PROXIES: "1" });
  const app = createApp({ ctx, rateCounter });
  return {
    ctx,
    signIn: async (login, address) =>
      app.request("/api/session", {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-for": address },
        body: JSON.stringify({ login, password: "Notogri-1" }),
      }),
    read: async () => app.request("/api/contests"),
  };
}

const statusesOf = async (asked: Promise<Response>[]) =>
  (await Promise.all(asked)).map(({ status }) => status);
const count = (statuses: readonly number[], wanted: number) => statuses.filter((s) => s === wanted).length;

/** @param pair  two processes on one counter; they are asked for when a test begins */
function itCountsAsOne(pair: () => readonly [Process, Process]): void {
  const inTurn = (login: string, address: string) =>
    Array.from({ length: 12 }, (_, at) => pair()[at % 2 === 0 ? 0 : 1].signIn(login, address));

  it("are exact: of twelve wrong passwords at once five are tried, and the rest are told when to come back", async () => {
    const answers = await Promise.all(inTurn("lola", "203.0.113.1"));
    const statuses = answers.map(({ status }) => status);

    expect([count(statuses, 401), count(statuses, 429)]).toEqual([5, 7]);
    const refused = answers.find(({ status }) => status === 429)?.headers;
    expect(Number(refused?.get("retry-after"))).toBeGreaterThan(50);
    expect(Number(refused?.get("retry-after"))).toBeLessThanOrEqual(60);
    expect(refused?.get("ratelimit-limit")).toBe("5");
    expect(refused?.get("ratelimit-remaining")).toBe("0");
  });

  it("tell what is left before it is used up", async () => {
    const first = await pair()[0].signIn("omar", "203.0.113.2");
    const second = await pair()[1].signIn("omar", "203.0.113.2");

    expect(first.headers.get("ratelimit-remaining")).toBe("4");
    expect(second.headers.get("ratelimit-remaining")).toBe("3");
    expect(second.headers.get("ratelimit")).toMatch(/^"sign-in-account";r=3;t=(5\d|60)$/);
    expect(second.headers.get("ratelimit-policy")).toBe('"sign-in-account";q=5;w=60');
  });

  it("stay exact when the processes' clocks are hours apart", async () => {
    pair()[0].ctx.clock.advance(-3 * 3_600_000);
    pair()[1].ctx.clock.advance(5 * 3_600_000);

    const statuses = await statusesOf(inTurn("aziz", "203.0.113.3"));

    expect([count(statuses, 401), count(statuses, 429)]).toEqual([5, 7]);
  });
}

async function openCountedDatabase(): Promise<TestDatabase> {
  const database = await openTestDatabase();
  await build.user(database.db, { login: "lola", passwordHash: await hashPassword("Registon-2026!") });
  return database;
}

describe("limits of two processes on one Postgres", () => {
  let database: TestDatabase;
  let pair: readonly [Process, Process];
  const doors: DatabaseDoor[] = [];
  beforeAll(async () => {
    database = await openCountedDatabase();
    const open = () => {
      const door = openDatabase(database.url, 4);
      doors.push(door);
      return openProcess(door.db, new PostgresRateCounter(door.db));
    };
    pair = [open(), open()];
  });
  afterAll(async () => {
    for (const door of doors) await door.close();
    await database?.close();
  });

  itCountsAsOne(() => pair);
});

const hasRedis = findRedis() !== null;
describe.skipIf(!hasRedis)(
  `limits of two processes on one Redis${hasRedis ? "" : " (no redis-server here)"}`,
  () => {
    let database: TestDatabase;
    let redis: OwnRedis;
    let lines: readonly [Redis, Redis];
    let one: Process;
    let two: Process;
    beforeAll(async () => {
      database = await openCountedDatabase();
      redis = await startRedis();
      lines = [openLine(redis), openLine(redis)];
      const open = (line: Redis) => openProcess(database.db, new RedisRateCounter(line, "test:"));
      [one, two] = [open(lines[0]), open(lines[1])];
    });
    afterAll(async () => {
      for (const line of lines) line.disconnect();
      await redis?.stop();
      await database?.close();
    });

    itCountsAsOne(() => [one, two]);

    it("lock nobody out when Redis's own clock is set back", async () => {
      const ahead = Date.now() + 3_600_000;
      const key = "test:sign-in-account:203.0.113.4|dilnoza";
      // What an hour ahead was counted, as the set-back clock finds it.
      for (let at = 0; at < 5; at += 1) await lines[0].zadd(key, ahead + at, `mark-${at}`);

      expect((await one.signIn("dilnoza", "203.0.113.4")).status).toBe(401);
    });

    it("refuse to let anybody sign in while Redis is away, let everybody read, and count again when it is back", async () => {
      await redis.kill();

      expect(
        await statusesOf([one.signIn("nodira", "203.0.113.5"), two.signIn("nodira", "203.0.113.5")]),
      ).toEqual([503, 503]);
      expect((await one.read()).status).toBe(200);

      redis = await startRedis(redis.port);
      await Promise.all(lines.map(untilReady));
      const statuses = await statusesOf(
        Array.from({ length: 12 }, (_, at) => (at % 2 === 0 ? one : two).signIn("nodira", "203.0.113.5")),
      );
      expect([count(statuses, 401), count(statuses, 429)]).toEqual([5, 7]);
    });
  },
);

function openLine({ port }: OwnRedis): Redis {
  const line = new Redis(port, "127.0.0.1", { maxRetriesPerRequest: 1, retryStrategy: () => 50 });
  line.on("error", () => {});
  return line;
}

async function untilReady(line: Redis): Promise<void> {
  if (line.status !== "ready") await new Promise((resolve) => line.once("ready", resolve));
}
