import { setTimeout as sleep } from "node:timers/promises";
import { jobIdOf } from "@bilimdon/contracts/queue/job-id";
import type { JudgeJob } from "@bilimdon/contracts/queue/judge-jobs";
import { jobPriorities, judgeQueueName } from "@bilimdon/contracts/queue/judge-jobs";
import { createPostgresBackend, Worker } from "bullmq";
import { Redis } from "ioredis";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../test/kit/open-test-database.ts";
import { findRedis, startRedis } from "../../test/kit/start-redis.ts";
import { randomIds } from "../make-ids.ts";
import { createQueueRole } from "./create-queue-role.ts";
import { type JudgeQueueDoor, openPostgresQueue, openRedisQueue } from "./judge-queue.ts";
import { prepareQueueSchema } from "./prepare-queue-schema.ts";

const token = "judge-token-of-the-tests-0123456789abcdef";
const silent = { onError: () => {} };

interface Backend {
  open(): Promise<JudgeQueueDoor>;
  /** A worker as the judge runs it, with the address that workers are told. */
  work(
    take: (job: { id?: string | undefined; data: unknown }) => Promise<void>,
  ): Promise<{ close(): Promise<void> }>;
  forgetEverything(): Promise<void>;
  close(): Promise<void>;
}

function job(attempt = 1): JudgeJob {
  return {
    v: 1,
    kind: "submission",
    judgementId: randomIds.make("judgement"),
    attempt,
    submissionId: randomIds.make("submission"),
    packageHash: "a".repeat(64),
    languageId: "cpp20",
    files: [{ name: "main.cpp", text: "int main() {}" }],
    timeLimitMs: 1_000,
    stop: "first-failure",
  };
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await isSo()) return;
    await sleep(25);
  }
  throw new Error("it did not come about within 10 s");
}

function suite(name: string, openBackend: () => Promise<Backend>): void {
  describe(name, () => {
    let backend: Backend;
    let queue: JudgeQueueDoor;
    beforeAll(async () => {
      backend = await openBackend();
      queue = await backend.open();
      await queue.isReady();
    });
    beforeEach(() => backend.forgetEverything());
    afterAll(async () => {
      await queue?.close();
      await backend?.close();
    });

    it("holds the same judgement and attempt once, however often it is added", async () => {
      const one = job();
      await queue.add(one, { priority: jobPriorities.contest });
      await queue.add(one, { priority: jobPriorities.contest });
      await queue.add({ ...one, attempt: 2 }, { priority: jobPriorities.contest });

      expect(await queue.depth()).toMatchObject({ waiting: 2, running: 0 });
    });

    it("hands a contest's job out before those of less hurry, and equals in the order of adding", async () => {
      const [rejudge, practice, first, second] = [job(), job(), job(), job()];
      await queue.add(rejudge, { priority: jobPriorities.rejudge });
      await queue.add(practice, { priority: jobPriorities.practice });
      await queue.add(first, { priority: jobPriorities.contest });
      await queue.add(second, { priority: jobPriorities.contest });

      const taken: (string | undefined)[] = [];
      const worker = await backend.work(async ({ id }) => {
        taken.push(id);
      });
      await until(() => taken.length === 4);
      await worker.close();

      expect(taken).toEqual([first, second, practice, rejudge].map(jobIdOf));
    });

    it("gives the worker the job as it was added", async () => {
      const sent = job(3);
      await queue.add(sent, { priority: jobPriorities.contest });

      const taken: unknown[] = [];
      const worker = await backend.work(async ({ data }) => {
        taken.push(data);
      });
      await until(() => taken.length === 1);
      await worker.close();

      expect(taken).toEqual([sent]);
    });

    it("knows a job while it waits and while it runs, and no more once it is finished", async () => {
      const sent = job();
      const id = jobIdOf(sent);
      await queue.add(sent, { priority: jobPriorities.contest });
      expect(await queue.known([id, "jdg_never.1"])).toEqual(new Set([id]));

      let finish: () => void = () => {};
      const finished = new Promise<void>((resolve) => {
        finish = resolve;
      });
      const worker = await backend.work(() => finished);
      await until(async () => (await queue.depth()).running === 1);
      expect(await queue.known([id])).toEqual(new Set([id]));

      finish();
      await until(async () => !(await queue.known([id])).has(id));
      await worker.close();
    });

    it("says in whose hands a job is: its own, a worker's by name, or nobody's", async () => {
      const sent = job();
      const id = jobIdOf(sent);
      await queue.add(sent, { priority: jobPriorities.contest });
      expect(await queue.holderOf(id)).toEqual({ kind: "queue" });

      let finish: () => void = () => {};
      const finished = new Promise<void>((resolve) => {
        finish = resolve;
      });
      const worker = await backend.work(() => finished);
      await until(async () => (await queue.depth()).running === 1);
      expect(await queue.holderOf(id)).toEqual({ kind: "worker", name: "host-a/w1" });

      finish();
      await until(async () => (await queue.holderOf(id)).kind === "nobody");
      await worker.close();
    });

    it("tries a job three times when its worker stumbles, then no longer knows it", async () => {
      const sent = job();
      await queue.add(sent, { priority: jobPriorities.contest });

      let tries = 0;
      const worker = await backend.work(async () => {
        tries += 1;
        throw new Error("the box would not start");
      });
      await until(async () => !(await queue.known([jobIdOf(sent)])).has(jobIdOf(sent)));
      await worker.close();

      expect(tries).toBe(3);
    });

    it("knows nothing after it has lost everything, and takes new jobs", async () => {
      const lost = job();
      await queue.add(lost, { priority: jobPriorities.contest });
      await backend.forgetEverything();
      expect(await queue.known([jobIdOf(lost)])).toEqual(new Set());

      await queue.add({ ...lost, attempt: 2 }, { priority: jobPriorities.contest });
      expect(await queue.depth()).toMatchObject({ waiting: 1 });
    });

    it("tells how long the job in front has waited", async () => {
      expect((await queue.depth()).oldestWaitingMs).toBeNull();
      await queue.add(job(), { priority: jobPriorities.contest });

      expect((await queue.depth()).oldestWaitingMs).toBeGreaterThanOrEqual(0);
    });
  });
}

suite("the queue on Postgres", async () => {
  const database = await openTestDatabase();
  const schema = "judge_queue";
  await prepareQueueSchema(database.url, schema);
  const workerUrl = await createQueueRole({ url: database.url, schema, judgeToken: token });
  const owner = new pg.Pool({ connectionString: database.url, max: 1 });
  owner.on("error", () => {});
  return {
    open: async () => openPostgresQueue({ url: database.url, schema, poolSize: 2 }, silent),
    work: async (take) =>
      new Worker(
        judgeQueueName,
        take,
        { name: "host-a/w1", connection: { connectionString: workerUrl, schema } },
        createPostgresBackend,
      ),
    forgetEverything: async () => {
      await owner.query(`truncate ${schema}.job cascade`);
    },
    async close() {
      await owner.end();
      await database.close();
    },
  };
});

if (findRedis() === null)
  describe.skip("the queue on Redis: no redis-server on this machine", () => it("is not tried", () => {}));
else
  suite("the queue on Redis", async () => {
    const redis = await startRedis();
    const url = `redis://127.0.0.1:${redis.port}`;
    const connection = { url, maxRetriesPerRequest: null };
    const owner = new Redis(url);
    return {
      open: async () => openRedisQueue({ url, prefix: "bilimdon" }, silent),
      work: async (take) =>
        new Worker(judgeQueueName, take, { name: "host-a/w1", connection, prefix: "bilimdon" }),
      forgetEverything: async () => {
        await owner.flushall();
      },
      async close() {
        owner.disconnect();
        await redis.stop();
      },
    };
  });

describe("the workers' role on Postgres", () => {
  let database: TestDatabase;
  let worker: pg.Client;
  beforeAll(async () => {
    database = await openTestDatabase();
    await prepareQueueSchema(database.url, "judge_queue");
    const at = { url: database.url, schema: "judge_queue", judgeToken: token };
    const [url, again] = await Promise.all([createQueueRole(at), createQueueRole(at)]);
    expect(again).toBe(url);
    worker = new pg.Client({ connectionString: url });
    await worker.connect();
  });
  afterAll(async () => {
    await worker?.end();
    await database?.close();
  });

  it("reads and writes the queue", async () => {
    const { rows } = await worker.query("select count(*)::int as jobs from judge_queue.job");
    expect(rows).toEqual([{ jobs: 0 }]);
  });

  it.each([
    ["reads no user", "select * from public.users"],
    ["reads no submission", "select source from public.submissions"],
    ["writes no verdict", "update public.judgements set verdict = 'AC'"],
    ["reads no migration", "select * from drizzle.__drizzle_migrations"],
    ["makes no table", "create table public.mine (id int)"],
    ["makes no table in the queue's schema", "create table judge_queue.mine (id int)"],
    ["makes no temporary table", "create temporary table mine (id int)"],
    ["drops nothing of the queue", "drop table judge_queue.job"],
    ["makes no role", "create role mine"],
    ["reads no file", "select pg_read_file('/etc/passwd')"],
  ])("%s", async (_, statement) => {
    await expect(worker.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  });
});
