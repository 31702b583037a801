/**
 * How often a caller may do a thing.
 *
 * A rule counts in a sliding window that is exact: never more than `limit` calls in any `windowMs`, whoever counts. The
 * count is taken before the work and, where only failures matter (signing in), given back after success, so that a
 * class of forty behind one address signs in at once while a guesser is stopped at the thirtieth wrong password.
 */
export interface RateRule {
  /** Names the bucket; the same name in two routes shares it. */
  readonly name: string;
  readonly limit: number;
  readonly windowMs: number;
  /** What is counted apart; null: this call is not counted by this rule. */
  key(caller: RateCaller): string | null;
  /** Calls that succeed do not count; one that finds the bucket full of unfinished calls waits for them. */
  readonly isFailuresOnly?: boolean;
  /** Calls that fail do not count: what is scarce is the thing made, not the asking. */
  readonly isSuccessesOnly?: boolean;
  /** When the counter cannot be reached: refuse for what guards a door, allow for what guards a queue. */
  readonly whenDown: "refuse" | "allow";
}

/** Not counted at all, and why: a payment provider calls as often as it must. Its body is limited all the same. */
export interface Exemption {
  readonly why: string;
  /** Calls that run at the same time in one process, at most. */
  readonly mostAtOnce: number;
}

/** How a caller stands with one rule after this call. */
export interface RateStanding {
  readonly name: string;
  readonly limit: number;
  readonly windowMs: number;
  readonly remaining: number;
  /** Until the oldest counted call falls out of the window. */
  readonly resetMs: number;
}

export interface RateCaller {
  readonly address: string;
  readonly userId: string | null;
  /** Parsed JSON, not yet checked by the shape. */
  readonly body: unknown;
  /** Is told how the caller stands with each rule that counted. */
  noteStanding?(standing: RateStanding): void;
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
  | {
      readonly kind: "taken";
      readonly mark: string;
      readonly remaining: number;
      /** Until the oldest taken one is free again. */
      readonly resetMs: number;
    }
  | { readonly kind: "over"; readonly retryAfterMs: number };
