import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { jobIdOf } from "@bilimdon/contracts/queue/job-id";
import type { JudgeJob } from "@bilimdon/contracts/queue/judge-jobs";
import { pino } from "pino";
import { readConfig } from "../../src/config.ts";
import type { Blobs, Ctx, JudgeQueue, Live, SmsSender } from "../../src/ctx.ts";
import type { Database, Executor } from "../../src/db/client.ts";
import type { AppEvent, BoardTouched, CellTouched, Events } from "../../src/events.ts";
import { keyringOf } from "../../src/keyring.ts";
import { randomIds } from "../../src/make-ids.ts";

/** A context on a real database, with doors out that remember what went through them. */
export interface TestCtx extends Ctx {
  readonly clock: TestClock;
  readonly judgeQueue: MemoryJudgeQueue;
  readonly live: MemoryLive;
  readonly events: MemoryEvents;
  readonly sms: MemorySms;
}

export const testJudgeToken = "judge-token-of-the-tests-0123456789abcdef";

export function makeTestCtx(db: Database, env: Readonly<Record<string, string>> = {}): TestCtx {
  const reading = readConfig({
    NODE_ENV: "test",
    DATABASE_URL: "postgres://given-by-open-test-database",
    JUDGE_TOKEN: testJudgeToken,
    KEY_CURRENT: "key-of-the-tests-0123456789abcdefghijklm",
    BLOB_DIR: "/nowhere",
    LOG_LEVEL: "silent",
    ...env,
  });
  if (reading.kind === "refused") throw new Error(reading.faults.join("; "));
  return {
    config: reading.value,
    db,
    log: pino({ level: reading.value.LOG_LEVEL }),
    clock: new TestClock(),
    ids: randomIds,
    keyring: keyringOf(reading.value),
    blobs: new MemoryBlobs(),
    judgeQueue: new MemoryJudgeQueue(),
    live: new MemoryLive(),
    events: new MemoryEvents(),
    sms: new MemorySms(),
  };
}

/** Stands still until it is moved; begins at the machine's own time, which Postgres and lucia go by. */
export class TestClock {
  #now = Date.now();
  now(): number {
    return this.#now;
  }
  set(at: number): void {
    this.#now = at;
  }
  advance(ms: number): void {
    this.#now += ms;
  }
}

export class MemoryJudgeQueue implements JudgeQueue {
  readonly backend = "postgres";
  /** By job id, in the order of adding. */
  readonly jobs = new Map<
    string,
    { readonly job: JudgeJob; readonly priority: number; readonly delayMs?: number }
  >();
  /** Set to let every call fail, as when the queue's server is away. */
  isDown = false;

  async add(job: JudgeJob, options: { readonly priority: number; readonly delayMs?: number }): Promise<void> {
    this.#answer();
    const jobId = jobIdOf(job);
    if (!this.jobs.has(jobId)) this.jobs.set(jobId, { job, ...options });
  }

  async known(jobIds: readonly string[]): Promise<ReadonlySet<string>> {
    this.#answer();
    return new Set(jobIds.filter((id) => this.jobs.has(id)));
  }

  async remove(jobIds: readonly string[]): Promise<void> {
    this.#answer();
    for (const id of jobIds) this.jobs.delete(id);
  }

  async holders(): Promise<ReadonlyMap<string, number>> {
    this.#answer();
    return new Map();
  }

  async depth() {
    this.#answer();
    return { waiting: this.jobs.size, running: 0, oldestWaitingMs: this.jobs.size === 0 ? null : 0 };
  }

  #answer(): void {
    if (this.isDown) throw new Error("the queue is away");
  }
}

export class MemoryLive implements Live {
  readonly sent: { readonly room: string; readonly event: string; readonly payload: unknown }[] = [];
  send(room: string, event: string, payload: unknown): void {
    this.sent.push({ room, event, payload });
  }
  readonly closed: string[] = [];
  close(room: string): void {
    this.closed.push(room);
  }
}

export class MemoryEvents implements Events {
  readonly told: AppEvent[] = [];
  async tell(event: AppEvent): Promise<void> {
    this.told.push(event);
  }

  readonly toldWithin: (CellTouched | BoardTouched)[] = [];
  async tellWithin(_tx: Executor, event: CellTouched | BoardTouched): Promise<void> {
    this.toldWithin.push(event);
  }
}

export class MemorySms implements SmsSender {
  readonly sent: { readonly to: string; readonly text: string }[] = [];
  /** Set to let every message fail, as when the gateway is away. */
  isDown = false;
  async send(message: { readonly to: string; readonly text: string }) {
    if (this.isDown) return "unavailable";
    this.sent.push(message);
    return "taken";
  }
}

export class MemoryBlobs implements Blobs {
  readonly #kept = new Map<string, Buffer>();

  async keep(bytes: Readable) {
    const chunks: Buffer[] = [];
    for await (const chunk of bytes) chunks.push(Buffer.from(chunk));
    const whole = Buffer.concat(chunks);
    const hash = createHash("sha256").update(whole).digest("hex");
    this.#kept.set(hash, whole);
    return { hash, size: whole.byteLength };
  }

  async open(hash: string, range?: { readonly from: number; readonly bytes: number }) {
    const found = this.#kept.get(hash);
    if (found === undefined) return null;
    const part = range === undefined ? found : found.subarray(range.from, range.from + range.bytes);
    return { size: found.byteLength, stream: Readable.from([part]) };
  }

  async remove(hash: string) {
    this.#kept.delete(hash);
  }
}
