import type { RateAnswer, RateCounter } from "./rate-limit.ts";

const mostBuckets = 100_000;

/** Counts inside this process: for tests and measurements. */
export class MemoryRateCounter implements RateCounter {
  readonly #clock: { now(): number };
  readonly #buckets = new Map<string, { at: number; mark: string }[]>();
  #nextMark = 0;

  constructor(clock: { now(): number }) {
    this.#clock = clock;
  }

  async take(bucket: string, limit: number, windowMs: number): Promise<RateAnswer> {
    const now = this.#clock.now();
    // A time in the future means that the clock was set back; it must not lock anybody out.
    const live = (this.#buckets.get(bucket) ?? []).filter(({ at }) => at > now - windowMs && at <= now);
    this.#buckets.delete(bucket);
    const oldest = live.at(-limit);
    if (oldest !== undefined) {
      this.#keep(bucket, live);
      return { kind: "over", retryAfterMs: oldest.at + windowMs - now };
    }
    this.#nextMark += 1;
    const mark = String(this.#nextMark);
    live.push({ at: now, mark });
    this.#keep(bucket, live);
    const resetMs = (live[0]?.at ?? now) + windowMs - now;
    return { kind: "taken", mark, remaining: limit - live.length, resetMs };
  }

  async giveBack(bucket: string, mark: string): Promise<void> {
    const kept = (this.#buckets.get(bucket) ?? []).filter((taken) => taken.mark !== mark);
    if (kept.length === 0) this.#buckets.delete(bucket);
    else this.#buckets.set(bucket, kept);
  }

  /** A Map keeps the order of insertion: the first is the one asked longest ago. */
  #keep(bucket: string, taken: { at: number; mark: string }[]): void {
    this.#buckets.set(bucket, taken);
    if (this.#buckets.size <= mostBuckets) return;
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}
