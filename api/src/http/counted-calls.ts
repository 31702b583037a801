import { refuse } from "../errors.ts";
import type { RateAnswer, RateCaller, RateCounter, RateRule } from "./rate-limit.ts";

const mostWaiting = 500;

interface Taken {
  readonly bucket: string;
  readonly mark: string;
  /** Which ending costs nothing. */
  readonly freeWhen: "success" | "failure";
}

/** What this process knows of a bucket while anybody asks for it or holds a place in it. */
interface Bucket {
  asking: number;
  held: number;
  givenBack: number;
  readonly waiting: (() => void)[];
}

/**
 * Runs calls under their rules.
 *
 * Where only failures count, a call holds its place while it runs. When a class of forty signs in in one second, the
 * thirty-first finds thirty places held by calls that may well succeed: it waits until one of them ends instead of
 * being refused. Whoever finds the places used up by failures is refused at once.
 */
export class CountedCalls {
  readonly #counter: RateCounter;
  readonly #buckets = new Map<string, Bucket>();

  constructor(counter: RateCounter) {
    this.#counter = counter;
  }

  /**
   * Takes one from every rule that applies, runs the call, and gives back what its success does not cost.
   *
   * @throws request.rate_limited with retryAfterMs; server.unavailable when a counter that must be asked is away
   */
  async run<T>(rules: readonly RateRule[], caller: RateCaller, call: () => Promise<T>): Promise<T> {
    const held: Taken[] = [];
    try {
      for (const rule of rules) {
        const key = rule.key(caller);
        if (key !== null) await this.#take(rule, caller, { name: `${rule.name}:${key}`, held });
      }
      const answer = await call();
      await this.#giveBackAll(held, "success");
      return answer;
    } catch (error) {
      await this.#giveBackAll(held, "failure");
      throw error;
    } finally {
      for (const taken of held) this.#letGo(taken.bucket);
    }
  }

  async #take(
    rule: RateRule,
    caller: RateCaller,
    { name, held }: { readonly name: string; readonly held: Taken[] },
  ): Promise<void> {
    const bucket = this.#open(name);
    bucket.asking += 1;
    try {
      for (;;) {
        const { givenBack } = bucket;
        const answer = await this.#ask(rule, name);
        if (answer === "away") return;
        if (answer.kind === "taken") {
          caller.noteStanding?.({ ...rule, remaining: answer.remaining, resetMs: answer.resetMs });
          const freeWhen = freeEnding(rule);
          if (freeWhen === null) return;
          // In the same breath as the answer, so that nobody finds the place neither free nor held.
          bucket.held += 1;
          held.push({ bucket: name, mark: answer.mark, freeWhen });
          return;
        }
        if (bucket.givenBack !== givenBack) continue;
        if (bucket.held === 0 || bucket.waiting.length >= mostWaiting) {
          caller.noteStanding?.({ ...rule, remaining: 0, resetMs: answer.retryAfterMs });
          throw tooMany(rule, answer.retryAfterMs);
        }
        await new Promise<void>((resolve) => bucket.waiting.push(resolve));
      }
    } finally {
      bucket.asking -= 1;
      this.#closeIdle(name, bucket);
    }
  }

  async #ask(rule: RateRule, name: string): Promise<RateAnswer | "away"> {
    try {
      return await this.#counter.take(name, rule.limit, rule.windowMs);
    } catch {
      if (rule.whenDown === "allow") return "away";
      throw refuse("server.unavailable", "The request counter cannot be reached; try again in a moment.");
    }
  }

  async #giveBackAll(held: readonly Taken[], ending: Taken["freeWhen"]): Promise<void> {
    for (const taken of held) if (taken.freeWhen === ending) await this.#giveBack(taken);
  }

  /** A place that cannot be given back is free again when its window is over; the call has succeeded all the same. */
  async #giveBack({ bucket, mark }: Taken): Promise<void> {
    await this.#counter.giveBack(bucket, mark).catch(() => {});
    this.#open(bucket).givenBack += 1;
  }

  /** One ended: one who waits may ask again, and all of them once nobody is left to wait for. */
  #letGo(name: string): void {
    const bucket = this.#open(name);
    bucket.held -= 1;
    for (const wake of bucket.waiting.splice(0, bucket.held === 0 ? mostWaiting : 1)) wake();
    this.#closeIdle(name, bucket);
  }

  #open(name: string): Bucket {
    const bucket = this.#buckets.get(name) ?? { asking: 0, held: 0, givenBack: 0, waiting: [] };
    this.#buckets.set(name, bucket);
    return bucket;
  }

  #closeIdle(name: string, bucket: Bucket): void {
    if (bucket.asking === 0 && bucket.held === 0) this.#buckets.delete(name);
  }
}

function freeEnding({ isFailuresOnly, isSuccessesOnly }: RateRule): Taken["freeWhen"] | null {
  if (isFailuresOnly === true) return "success";
  return isSuccessesOnly === true ? "failure" : null;
}

function tooMany(rule: RateRule, retryAfterMs: number) {
  const { name, limit, windowMs } = rule;
  const seconds = Math.ceil(retryAfterMs / 1000);
  return refuse("request.rate_limited", `Too many requests; wait ${seconds} s.`, {
    rule: name,
    limit,
    windowMs,
    retryAfterMs,
  });
}
