import { randomBytes } from "node:crypto";
import { eq, inArray, sql } from "drizzle-orm";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../test/kit/open-test-database.ts";
import { findRedis, startRedis } from "../../test/kit/start-redis.ts";
import { TestClock } from "../../test/kit/test-ctx.ts";
import { type DatabaseDoor, openDatabase } from "../db/client.ts";
import { rateBuckets } from "../db/schema/rate-buckets.ts";
import { MemoryRateCounter } from "./memory-rate-counter.ts";
import { forgetEndedCounts, PostgresRateCounter } from "./postgres-rate-counter.ts";
import type { RateCounter } from "./rate-limit.ts";
import { RedisRateCounter } from "./redis-rate-counter.ts";

const bucket = () => randomBytes(6).toString("hex");
const kinds = async (calls: Promise<{ kind: string }>[]) =>
  (await Promise.all(calls)).map(({ kind }) => kind);

function itCounts(open: () => Promise<RateCounter>): void {
  it("lets exactly the limit through, however many ask at once", async () => {
    const counter = await open();
    const name = bucket();

    const answers = await kinds(Array.from({ length: 50 }, () => counter.take(name, 7, 60_000)));

    expect(answers.filter((kind) => kind === "taken")).toHaveLength(7);
  });

  it("tells what is left, and then how long to wait", async () => {
    const counter = await open();
    const name = bucket();

    expect(await counter.take(name, 2, 60_000)).toMatchObject({ kind: "taken", remaining: 1 });
    expect(await counter.take(name, 2, 60_000)).toMatchObject({ kind: "taken", remaining: 0 });
    const over = await counter.take(name, 2, 60_000);
    expect(over.kind === "over" && over.retryAfterMs).toBeGreaterThan(50_000);
    expect(over.kind === "over" && over.retryAfterMs).toBeLessThanOrEqual(60_000);
  });

  it("keeps buckets apart", async () => {
    const counter = await open();
    const name = bucket();
    await counter.take(name, 1, 60_000);

    expect((await counter.take(`${name}-other`, 1, 60_000)).kind).toBe("taken");
  });

  it("takes back what is given back, once", async () => {
    const counter = await open();
    const name = bucket();
    const first = await counter.take(name, 1, 60_000);
    const mark = first.kind === "taken" ? first.mark : "";

    await counter.giveBack(name, mark);
    await counter.giveBack(name, mark);

    expect((await counter.take(name, 1, 60_000)).kind).toBe("taken");
    expect((await counter.take(name, 1, 60_000)).kind).toBe("over");
  });
}

describe("counting in memory", () => {
  itCounts(async () => new MemoryRateCounter(new TestClock()));

  it("never lets more than the limit into any window, wherever the window begins", async () => {
    const clock = new TestClock();
    const counter = new MemoryRateCounter(clock);
    const takenAt: number[] = [];

    for (let i = 0; i < 400; i += 1) {
      clock.advance((i * 7_919) % 97);
      if ((await counter.take("b", 5, 1_000)).kind === "taken") takenAt.push(clock.now());
    }

    for (const from of takenAt)
      expect(takenAt.filter((at) => at >= from && at < from + 1_000).length).toBeLessThanOrEqual(5);
    expect(takenAt.length).toBeGreaterThan(50);
  });

  it("locks nobody out when the clock is set back", async () => {
    const clock = new TestClock();
    const counter = new MemoryRateCounter(clock);
    await counter.take("b", 1, 1_000);

    clock.advance(-3_600_000);

    expect((await counter.take("b", 1, 1_000)).kind).toBe("taken");
  });
});

describe("counting in Postgres", () => {
  let database: TestDatabase;
  const doors: DatabaseDoor[] = [];
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(async () => {
    for (const door of doors) await door.close();
    await database.close();
  });

  /** Each time a pool of its own, as another API process would have. */
  async function open(): Promise<RateCounter> {
    const door = openDatabase(database.url, 4);
    doors.push(door);
    return new PostgresRateCounter(door.db);
  }
  itCounts(open);

  it("counts for two processes together, and as many again as are given back", async () => {
    const [one, two] = [await open(), await open()];
    const name = bucket();
    const asked = () => Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? one : two).take(name, 9, 60_000));

    const answers = await Promise.all(asked());
    const marks = answers.flatMap((answer) => (answer.kind === "taken" ? [answer.mark] : []));
    await Promise.all(marks.slice(0, 4).map((mark) => two.giveBack(name, mark)));
    const again = await kinds(asked());

    expect(new Set(marks).size).toBe(9);
    expect(again.filter((kind) => kind === "taken")).toHaveLength(4);
  });

  it("frees a place when its window is over, and forgets who has not asked since", async () => {
    const counter = await open();
    const [used, idle] = [bucket(), bucket()];
    await counter.take(idle, 1, 1);
    await counter.take(used, 1, 60_000);
    await moveBack(database, used, 60_000);

    expect((await counter.take(used, 1, 60_000)).kind).toBe("taken");
    await moveBack(database, idle, 10);
    await forgetEndedCounts(database.db);
    expect(await namesOf(database, [used, idle])).toEqual([used]);
  });

  it("locks nobody out when the database's clock is set back", async () => {
    const counter = await open();
    const name = bucket();
    await counter.take(name, 1, 60_000);
    await moveBack(database, name, -3_600_000);

    expect((await counter.take(name, 1, 60_000)).kind).toBe("taken");
    expect((await counter.take(name, 1, 60_000)).kind).toBe("over");
  });
});

/** Lets a bucket be so much older than it is. */
async function moveBack({ db }: TestDatabase, name: string, ms: number): Promise<void> {
  const us = ms * 1_000;
  await db
    .update(rateBuckets)
    .set({
      takenAtUs: sql`(select array_agg(t - ${us}::bigint) from unnest(${rateBuckets.takenAtUs}) t)`,
      endsAtUs: sql`${rateBuckets.endsAtUs} - ${us}::bigint`,
    })
    .where(eq(rateBuckets.name, name));
}

async function namesOf({ db }: TestDatabase, names: readonly string[]): Promise<string[]> {
  const rows = await db.select().from(rateBuckets).where(inArray(rateBuckets.name, names));
  return rows.map(({ name }) => name);
}

const redisAt = findRedis();
describe.skipIf(redisAt === null)(
  `counting in Redis${redisAt === null ? " (no redis-server here)" : ""}`,
  () => {
    const servers: { stop(): Promise<void> }[] = [];
    let shared: { port: number } | undefined;
    const clients: Redis[] = [];
    afterAll(async () => {
      for (const client of clients) client.disconnect();
      for (const server of servers) await server.stop();
    });

    /** Each time a client of its own, as another API process would have. */
    async function open(): Promise<RateCounter> {
      if (shared === undefined) {
        const server = await startRedis();
        servers.push(server);
        shared = server;
      }
      const client = new Redis({ port: shared.port, host: "127.0.0.1" });
      clients.push(client);
      return new RedisRateCounter(client, "test:");
    }
    itCounts(open);

    it("counts for two processes together", async () => {
      const [one, two] = [await open(), await open()];
      const name = bucket();

      const answers = await kinds(
        Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? one : two).take(name, 9, 60_000)),
      );

      expect(answers.filter((kind) => kind === "taken")).toHaveLength(9);
    });
  },
);
