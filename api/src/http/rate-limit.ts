/**
 * How often a caller may do a thing.
 *
 * A rule counts in a sliding window that is exact: never more than `limit` calls in any `windowMs`, whoever counts. The
 * count is taken before the work and, where only failures matter (signing in), given back after success, so that a
 * class of forty behind one address signs in at once while a guesser is stopped at the thirtieth wrong password.
 */
import { refuse } from "../errors.ts";

export interface RateRule {
  /** Names the bucket; the same name in two routes shares it. */
  readonly name: string;
  readonly limit: number;
  readonly windowMs: number;
  /** What is counted apart; null: this call is not counted by this rule. */
  key(caller: RateCaller): string | null;
  /** Calls that succeed do not count. */
  readonly isFailuresOnly?: boolean;
  /** When the counter cannot be reached: refuse for what guards a door, allow for what guards a queue. */
  readonly whenDown: "refuse" | "allow";
}

export interface RateCaller {
  readonly address: string;
  readonly userId: string | null;
  /** Parsed JSON, not yet checked by the shape. */
  readonly body: unknown;
}

/** The counter. One suite of tests runs on every maker of it. */
export interface RateCounter {
  /**
   * Takes one from a bucket.
   *
   * @returns taken with a mark to give it back by, or after how many milliseconds one would be free
   */
  take(bucket: string, limit: number, windowMs: number): Promise<RateAnswer>;
  giveBack(bucket: string, mark: string): Promise<void>;
}

export type RateAnswer =
  | { readonly kind: "taken"; readonly mark: string; readonly remaining: number }
  | { readonly kind: "over"; readonly retryAfterMs: number };

/**
 * Takes one from every rule that applies.
 *
 * @returns gives back what success does not cost
 * @throws request.rate_limited with retryAfterMs; server.unavailable when a counter that must be asked is down
 */
export async function countCall(
  counter: RateCounter,
  rules: readonly RateRule[],
  caller: RateCaller,
): Promise<() => Promise<void>> {
  const taken: { bucket: string; mark: string }[] = [];
  for (const rule of rules) {
    const key = rule.key(caller);
    if (key === null) continue;
    const bucket = `${rule.name}:${key}`;
    const answer = await ask(counter, rule, bucket);
    if (answer === "down") continue;
    if (answer.kind === "over")
      throw refuse(
        "request.rate_limited",
        `Too many requests; wait ${Math.ceil(answer.retryAfterMs / 1000)} s.`,
        {
          rule: rule.name,
          limit: rule.limit,
          windowMs: rule.windowMs,
          retryAfterMs: answer.retryAfterMs,
        },
      );
    if (rule.isFailuresOnly === true) taken.push({ bucket, mark: answer.mark });
  }
  return async () => {
    for (const { bucket, mark } of taken) await counter.giveBack(bucket, mark);
  };
}

async function ask(counter: RateCounter, rule: RateRule, bucket: string): Promise<RateAnswer | "down"> {
  try {
    return await counter.take(bucket, rule.limit, rule.windowMs);
  } catch {
    if (rule.whenDown === "allow") return "down";
    throw refuse("server.unavailable", "The request counter cannot be reached; try again in a moment.");
  }
}
