/**
 * The worker's end of the queue: BullMQ on Redis or on Postgres, as the welcome says.
 *
 * What could go wrong: this process dies in the middle of a job. The job then carries a lock nobody renews, and the
 * others look for such jobs every few seconds. A lock of 4 s and a look every 2 s (a job is handed on at the second
 * look that finds it without a lock) give it to another worker within 8 s. A worker that merely stops gives its jobs
 * back itself, at once and without costing them an attempt.
 *
 * A job that this host may not judge is put off for a moment, which costs it no attempt either, so that another host
 * takes it. Were every job of the queue such a one, an idle host would put off all of them as fast as it can: after a
 * few in a row the lane therefore rests as long as they do. And whoever waits longest at the queue is served first, so
 * that the host that may not could meet the same job each time, while one that may stands behind it: when a job comes
 * back, the lane rests until a moment after it is due again.
 */
import type { JudgeWelcome } from "@bilimdon/contracts/live/api-to-judge";
import { judgeQueueName } from "@bilimdon/contracts/queue/judge-jobs";
import {
  createPostgresBackend,
  DelayedError,
  type Job,
  UnrecoverableError,
  WaitingError,
  Worker,
} from "bullmq";

const putOffMs = 300;
const longestPutOffMs = 1_000;
const putOffInARow = 4;
/** How long after a job is due again others have it for themselves. */
const othersFirstMs = 250;
const timing = { lockDuration: 4_000, stalledInterval: 2_000, maxStalledCount: 50, drainDelay: 2 } as const;

export interface TakenJob {
  readonly id: string;
  /** As it came; the taker checks it by the contract. */
  readonly data: unknown;
  /** No further attempt follows this one. */
  readonly isLastAttempt: boolean;
}

export interface ConsumerParts {
  /** false: another host is to take this one, given as it came. */
  mayTake(data: unknown): boolean;
  /** Who takes the job, as the queue notes it: host and worker id. */
  readonly name: string;
  readonly queue: JudgeWelcome["queue"];
  readonly concurrency: number;
  /** Ends well when the job is done for good; throws for another attempt. */
  take(job: TakenJob): Promise<void>;
  onError(error: Error): void;
}

export interface QueueConsumer {
  /** Takes no more jobs; those it has go on. */
  pause(): Promise<void>;
  resume(): void;
  /** Takes no more, waits for what it has, and after the grace gives the rest back to the queue. */
  stop(graceMs: number): Promise<void>;
}

/** A job that can never be done, such as one this version cannot read: no further attempt is made. */
export class HopelessJob extends Error {}

export function consumeQueue(parts: ConsumerParts): QueueConsumer {
  const running = new Set<Promise<void>>();
  const giving = giveBackSignal();
  const rest = restAfterPutOffs();
  const work = async (job: Job, token?: string): Promise<void> => {
    if (!parts.mayTake(job.data)) {
      const waitMs = Math.min(putOffMs * Math.max(1, job.attemptsStarted), longestPutOffMs);
      await job.moveToDelayed(Date.now() + waitMs, token);
      const isBack = job.attemptsStarted > 1;
      await rest.putOff(isBack ? waitMs + othersFirstMs : putOffMs, { isBack, stopping: giving.asked });
      throw new DelayedError();
    }
    rest.took();
    const taken: TakenJob = {
      id: job.id ?? "",
      data: job.data,
      isLastAttempt: job.attemptsMade + 1 >= (job.opts.attempts ?? 1),
    };
    const done = parts.take(taken).then(() => "done" as const);
    const ended = Promise.race([done, giving.asked]);
    const settled = ended.then(
      () => undefined,
      () => undefined,
    );
    running.add(settled);
    try {
      if ((await ended) === "done") return;
    } catch (error) {
      throw error instanceof HopelessJob ? new UnrecoverableError(error.message) : error;
    } finally {
      running.delete(settled);
    }
    await job.moveToWait(token);
    throw new WaitingError();
  };
  const worker = openWorker(parts, work);
  worker.on("error", (error) => parts.onError(error));
  return {
    pause: () => worker.pause(true),
    resume: () => worker.resume(),
    stop: async (graceMs) => {
      await worker.pause(true);
      await Promise.race([Promise.all(running), after(graceMs)]);
      giving.ask();
      await worker.close();
    },
  };
}

type Work = (job: Job, token?: string) => Promise<void>;

/** What this file uses of BullMQ's Worker, whatever its backend. */
type AnyWorker = Pick<Worker, "pause" | "resume" | "close"> & {
  on(event: "error", listener: (error: Error) => void): unknown;
};

function openWorker({ name, queue, concurrency }: ConsumerParts, work: Work): AnyWorker {
  const options = { ...timing, name, concurrency };
  if (queue.kind === "redis") {
    // Null is BullMQ's own demand: a worker waits for Redis to come back, however long.
    const connection = { url: queue.url, maxRetriesPerRequest: null };
    return new Worker(judgeQueueName, work, { ...options, connection, prefix: queue.prefix });
  }
  const connection = {
    connectionString: withoutOptions(queue.url),
    schema: queue.schema,
    max: concurrency + 3,
  };
  return new Worker(judgeQueueName, work, { ...options, connection }, createPostgresBackend);
}

/** An `options=` in the address would replace the search path that BullMQ sets. */
function withoutOptions(url: string): string {
  const address = new URL(url);
  address.searchParams.delete("options");
  return address.href;
}

function restAfterPutOffs() {
  let inARow = 0;
  return {
    took: () => {
      inARow = 0;
    },
    putOff: async (forMs: number, at: { readonly isBack: boolean; readonly stopping: Promise<unknown> }) => {
      inARow += 1;
      if (at.isBack || inARow >= putOffInARow) await Promise.race([after(forMs), at.stopping]);
    },
  };
}

function giveBackSignal() {
  let ask: () => void = () => undefined;
  const asked = new Promise<"give-back">((settle) => {
    ask = () => settle("give-back");
  });
  return { asked, ask: () => ask() };
}

function after(ms: number): Promise<void> {
  return new Promise((settle) => setTimeout(settle, ms).unref());
}
