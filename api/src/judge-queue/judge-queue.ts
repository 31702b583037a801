/**
 * The door out to the workers: one BullMQ queue, on Redis or on Postgres.
 *
 * What could go wrong: the queue forgets. Redis may be flushed, a job may be given up after its worker died again and
 * again. The queue is therefore never the truth; Postgres is, and the sweep of features/judgements asks `known` which
 * jobs the queue still means to finish. Only jobs that will run count as known: a finished or given-up one does not.
 * Finished jobs leave the queue at once, because their verdict is kept before they finish; given-up ones stay a day
 * for whoever looks into the reason, and so keep their id taken: whatever runs again runs as a new attempt.
 */
import { jobIdOf } from "@bilimdon/contracts/queue/job-id";
import { judgeQueueName } from "@bilimdon/contracts/queue/judge-jobs";
import { createPostgresBackend, type JobsOptions, Queue } from "bullmq";
import type { JudgeQueue } from "../ctx.ts";

/** In whose hands a job is: the queue's, a worker's by name, or nobody's any more. */
export type JobHolder =
  | { readonly kind: "queue" }
  | { readonly kind: "worker"; readonly name: string }
  | { readonly kind: "nobody" };

export interface JudgeQueueDoor extends JudgeQueue {
  /** A dead worker holds its job until the queue takes it from it. */
  holderOf(jobId: string): Promise<JobHolder>;
  /** Rejects when the backend cannot be reached. */
  isReady(): Promise<void>;
  close(): Promise<void>;
}

export interface QueueNews {
  /** A lost or regained connection; BullMQ mends it by itself. */
  onError(error: Error): void;
}

/** Key prefix in Redis. Part of the welcome, so that workers need not be told. */
export const defaultRedisPrefix = "bilimdon";
/** Schema in Postgres; BullMQ makes its own tables there. */
export const defaultQueueSchema = "judge_queue";

/** Opens the queue on Redis. */
export function openRedisQueue(at: { url: string; prefix: string }, news: QueueNews): JudgeQueueDoor {
  // A caller that adds a job while Redis is away must hear of it, not wait for Redis to come back.
  const connection = { url: at.url, maxRetriesPerRequest: 1, enableOfflineQueue: false };
  const queue = new Queue(judgeQueueName, { connection, prefix: at.prefix });
  return doorOf(queue, "redis", news);
}

/** Opens the queue on Postgres; its schema must be there (prepare-queue-schema.ts). */
export function openPostgresQueue(
  at: { url: string; schema: string; poolSize: number },
  news: QueueNews,
): JudgeQueueDoor {
  const connection = { connectionString: withoutOptions(at.url), schema: at.schema, max: at.poolSize };
  const queue = new Queue(judgeQueueName, { connection }, createPostgresBackend);
  return doorOf(queue, "postgres", news);
}

/** A query's `options=` would replace the search path that BullMQ sets. */
export function withoutOptions(url: string): string {
  const address = new URL(url);
  address.searchParams.delete("options");
  return address.href;
}

const jobOptions = {
  attempts: 3,
  backoff: { type: "exponential", delay: 500 },
  removeOnComplete: true,
  removeOnFail: { age: 86_400, count: 1_000 },
} as const satisfies JobsOptions;

const states = ["waiting", "prioritized", "delayed", "active"] as const;
const asksAtOnce = 100;
const activeAtMost = 1_000;

/** What this file uses of BullMQ's Queue, whatever its backend. */
type AnyQueue = Pick<
  Queue,
  "add" | "getJob" | "getJobState" | "getJobCounts" | "getJobs" | "waitUntilReady" | "close"
> & { on(event: "error", listener: (error: Error) => void): unknown };

function doorOf(queue: AnyQueue, backend: "redis" | "postgres", news: QueueNews): JudgeQueueDoor {
  queue.on("error", (error) => news.onError(error));
  return {
    backend,
    async add(job, { priority, delayMs = 0 }) {
      await queue.add(job.kind, job, { ...jobOptions, jobId: jobIdOf(job), priority, delay: delayMs });
    },
    async remove(jobIds) {
      for (const jobId of jobIds) {
        // One that a worker holds cannot be removed, and need not be.
        const job = await queue.getJob(jobId);
        if (job !== undefined && (await job.getState()) !== "active") await job.remove();
      }
    },
    async holders() {
      const held = new Map<string, number>();
      for (const job of await queue.getJobs(["active"], 0, activeAtMost)) {
        const name = job?.processedBy ?? "";
        held.set(name, (held.get(name) ?? 0) + 1);
      }
      return held;
    },
    async known(jobIds) {
      const found = new Set<string>();
      for (let from = 0; from < jobIds.length; from += asksAtOnce) {
        const some = jobIds.slice(from, from + asksAtOnce);
        const stateOf = await Promise.all(some.map((id) => queue.getJobState(id)));
        for (const [index, id] of some.entries())
          if (states.some((state) => state === stateOf[index])) found.add(id);
      }
      return found;
    },
    async holderOf(jobId) {
      const job = await queue.getJob(jobId);
      const state = await job?.getState();
      if (state === "active") return { kind: "worker", name: job?.processedBy ?? "" };
      return { kind: states.some((known) => known === state) ? "queue" : "nobody" };
    },
    async depth() {
      const counts = await queue.getJobCounts(...states);
      // With priorities the queue cannot name its oldest job; the one in front is the one that matters.
      const [front] = await queue.getJobs(["prioritized", "waiting"], 0, 0, true);
      return {
        waiting: (counts.waiting ?? 0) + (counts.prioritized ?? 0) + (counts.delayed ?? 0),
        running: counts.active ?? 0,
        oldestWaitingMs: front === undefined ? null : Math.max(0, Date.now() - front.timestamp),
      };
    },
    isReady: async () => {
      await queue.waitUntilReady();
    },
    close: () => queue.close(),
  };
}
