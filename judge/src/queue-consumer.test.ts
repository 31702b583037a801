import { setTimeout as sleep } from "node:timers/promises";
import { judgeQueueName } from "@bilimdon/contracts/queue/judge-jobs";
import { Queue } from "bullmq";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { hasRedisServer, type RedisServer, startRedisServer } from "../test/kit/start-redis-server.ts";
import { consumeQueue, HopelessJob, type QueueConsumer, type TakenJob } from "./queue-consumer.ts";

describe.skipIf(!hasRedisServer)("a worker's end of the queue (needs redis-server)", () => {
  let redis: RedisServer;
  let queue: Queue;
  let round = 0;
  const open: QueueConsumer[] = [];

  beforeAll(async () => {
    redis = await startRedisServer();
  });
  afterAll(() => redis.stop());
  beforeEach(() => {
    round += 1;
    queue = new Queue(judgeQueueName, { connection: { url: redis.url }, prefix: `test${round}` });
  });
  afterEach(async () => {
    for (const consumer of open.splice(0)) await consumer.stop(0);
    await queue.close();
  });

  function consume(
    take: (job: TakenJob) => Promise<void>,
    mayTake: (data: unknown) => boolean = () => true,
  ): QueueConsumer {
    const consumer = consumeQueue({
      name: `host/${open.length}`,
      queue: { kind: "redis", url: redis.url, prefix: `test${round}` },
      concurrency: 1,
      mayTake,
      take,
      onError: () => undefined,
    });
    open.push(consumer);
    return consumer;
  }
  const add = (id: string) =>
    queue.add("submission", { id }, { jobId: id, attempts: 3, backoff: { type: "fixed", delay: 10 } });
  const until = (condition: () => boolean) =>
    vi.waitFor(() => expect(condition()).toBe(true), { timeout: 15_000 });

  it("tries a job that failed again, and says of the last attempt that it is the last", async () => {
    const seen: boolean[] = [];
    consume(async (job) => {
      seen.push(job.isLastAttempt);
      throw new Error("the box broke");
    });
    await add("jdg_a.1");

    await until(() => seen.length === 3);
    expect(seen).toEqual([false, false, true]);
  });
  it("tries a hopeless job once", async () => {
    let count = 0;
    consume(async () => {
      count += 1;
      throw new HopelessJob("cannot be read");
    });
    await add("jdg_a.1");

    await vi.waitFor(async () => expect(await queue.getJobState("jdg_a.1")).toBe("failed"), {
      timeout: 10_000,
    });
    expect(count).toBe(1);
  });
  it("gives what it cannot finish back when it stops, without costing an attempt", async () => {
    let isTaken = false;
    const first = consume(async () => {
      isTaken = true;
      await sleep(60_000, undefined, { ref: false });
    });
    await add("jdg_a.1");
    await until(() => isTaken);

    await first.stop(100);
    const taken: TakenJob[] = [];
    consume(async (job) => {
      taken.push(job);
    });

    await until(() => taken.length === 1);
    expect(taken[0]).toMatchObject({ id: "jdg_a.1", isLastAttempt: false });
  });
  it("finishes what it has within its grace before it stops", async () => {
    let isTaken = false;
    let isDone = false;
    const consumer = consume(async () => {
      isTaken = true;
      await sleep(500);
      isDone = true;
    });
    await add("jdg_a.1");
    await until(() => isTaken);

    await consumer.stop(10_000);

    expect(isDone).toBe(true);
    expect(await queue.getJobState("jdg_a.1")).toBe("completed");
  });
  it("takes nothing while it is drained, and goes on when it is enabled again", async () => {
    const taken: string[] = [];
    const consumer = consume(async (job) => {
      taken.push(job.id);
    });
    await consumer.pause();
    await add("jdg_a.1");
    await sleep(1_000);
    expect(taken).toEqual([]);

    consumer.resume();
    await until(() => taken.length === 1);
  });
  it("leaves what is not for it to another, without costing an attempt, and does not spin", async () => {
    let asked = 0;
    consume(
      async () => expect.unreachable("it may take none of them"),
      () => {
        asked += 1;
        return false;
      },
    );
    for (let n = 0; n < 20; n += 1) await add(`jdg_${n}.1`);
    await sleep(1_500);
    // Three at once, then one each 300 ms: far from the hundreds a spinning lane would ask for.
    expect(asked).toBeGreaterThan(3);
    expect(asked).toBeLessThan(15);

    const taken: TakenJob[] = [];
    consume(async (job) => {
      taken.push(job);
    });
    await until(() => taken.length === 20);
    expect(new Set(taken.map(({ id }) => id)).size).toBe(20);
    const third = await queue.getJob("jdg_0.1");
    expect(third?.attemptsMade ?? 0).toBeLessThanOrEqual(1);
  });
  it("leaves what comes back to it to others for a moment after it is due", async () => {
    const askedAt: number[] = [];
    consume(
      async () => expect.unreachable("it may not take it"),
      () => {
        askedAt.push(Date.now());
        return false;
      },
    );
    await add("jdg_a.1");

    await until(() => askedAt.length === 4);
    const waits = askedAt.slice(1).map((at, n) => at - (askedAt[n] ?? 0));
    // It is due 600 and 900 ms after it came back the first and the second time.
    expect(waits[1]).toBeGreaterThan(800);
    expect(waits[2]).toBeGreaterThan(1_100);
  });
});
