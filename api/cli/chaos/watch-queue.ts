/**
 * How long after a fault is every judgement in good hands again?
 *
 * In good hands is one that has its verdict, waits in the queue, or is held by a worker that lives. A job that a dead
 * worker still holds, and one that the queue has forgotten, are not. Who holds a job is asked of the queue itself.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "../../src/db/client.ts";
import { defaultRedisPrefix, openRedisQueue } from "../../src/judge-queue/judge-queue.ts";
import { listQueuedJobIds, listStillQueued } from "./chaos.queries.ts";

const lookEveryMs = 100;
const longestMs = 60_000;

export interface QueueWatch {
  /** Milliseconds from now until all that is queued now is in good hands; null: not within a minute. */
  untilAllHeld(): Promise<number | null>;
  close(): Promise<void>;
}

export function watchQueue(at: {
  readonly db: Database;
  readonly redisUrl: string;
  readonly liveWorkers: () => readonly string[];
}): QueueWatch {
  // Redis dies in this run; what is asked of it meanwhile fails and is asked again.
  const queue = openRedisQueue({ url: at.redisUrl, prefix: defaultRedisPrefix }, { onError: () => {} });
  const isHeld = async (jobId: string): Promise<boolean> => {
    const holder = await queue.holderOf(jobId);
    if (holder.kind === "worker") return at.liveWorkers().some((name) => holder.name.startsWith(`${name}/`));
    return holder.kind === "queue";
  };
  return {
    async untilAllHeld() {
      const startedAt = Date.now();
      let left: string[] | null = null;
      while (Date.now() - startedAt < longestMs) {
        try {
          left ??= (await listQueuedJobIds(at.db)).map(judgementOf);
          const jobIds = await listStillQueued(at.db, left);
          const held = await Promise.all(jobIds.map(isHeld));
          left = jobIds.filter((_, index) => held[index] === false).map(judgementOf);
          if (left.length === 0) return Date.now() - startedAt;
        } catch {
          // Database or queue are on their way back.
        }
        await sleep(lookEveryMs);
      }
      return null;
    },
    close: () => queue.close(),
  };
}

function judgementOf(jobId: string): string {
  return jobId.slice(0, jobId.lastIndexOf("."));
}
