import type { Database } from "../db/client.ts";
import { countCall, deleteEndedBuckets, uncountCall } from "./rate-buckets.queries.ts";
import type { RateAnswer, RateCounter } from "./rate-limit.ts";

/** Counts for all API processes on one database, where no Redis is. */
export class PostgresRateCounter implements RateCounter {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async take(bucket: string, limit: number, windowMs: number): Promise<RateAnswer> {
    const found = await countCall(this.#db, { name: bucket, limit, windowMs });
    const untilFreeMs = (takenAtUs: number) => Math.ceil((takenAtUs - found.asked_at_us) / 1_000) + windowMs;
    if (!found.was_taken) return { kind: "over", retryAfterMs: untilFreeMs(found.last_free_us) };
    return {
      kind: "taken",
      mark: String(found.asked_at_us),
      remaining: limit - found.count,
      resetMs: untilFreeMs(found.oldest_us),
    };
  }

  async giveBack(bucket: string, mark: string): Promise<void> {
    await uncountCall(this.#db, bucket, Number(mark));
  }
}

/** For a sweep: buckets that nobody has asked for a whole window take no room. */
export function forgetEndedCounts(db: Database): Promise<void> {
  return deleteEndedBuckets(db);
}
