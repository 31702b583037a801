import { randomBytes } from "node:crypto";
import type { Redis } from "ioredis";
import { z } from "zod";
import type { RateAnswer, RateCounter } from "./rate-limit.ts";

// Redis's own clock orders the calls of all processes; a member is its time with a random tail.
const script = `
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local limit, window = tonumber(ARGV[1]), tonumber(ARGV[2])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - window)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '(' .. now, '+inf')
local count = redis.call('ZCARD', KEYS[1])
if count >= limit then
  local oldest = redis.call('ZRANGE', KEYS[1], count - limit, count - limit, 'WITHSCORES')
  return {0, oldest[2] + window - now}
end
redis.call('ZADD', KEYS[1], now, ARGV[3])
redis.call('PEXPIRE', KEYS[1], window)
local oldest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
return {1, limit - count - 1, oldest[2] + window - now}`;

const scriptAnswer = z.tuple([z.number(), z.number(), z.number().default(0)]);

/** Counts for all API processes together. */
export class RedisRateCounter implements RateCounter {
  readonly #redis: Redis;
  readonly #prefix: string;

  constructor(redis: Redis, prefix: string) {
    this.#redis = redis;
    this.#prefix = prefix;
  }

  async take(bucket: string, limit: number, windowMs: number): Promise<RateAnswer> {
    const mark = randomBytes(9).toString("base64url");
    const answer = await this.#redis.eval(script, 1, `${this.#prefix}${bucket}`, limit, windowMs, mark);
    const [isTaken, number, resetMs] = scriptAnswer.parse(answer);
    return isTaken === 1
      ? { kind: "taken", mark, remaining: number, resetMs }
      : { kind: "over", retryAfterMs: number };
  }

  async giveBack(bucket: string, mark: string): Promise<void> {
    await this.#redis.zrem(`${this.#prefix}${bucket}`, mark);
  }
}
