import type { Exemption, RateRule } from "./rate-limit.ts";

/** What everybody who is signed in may write in all places together that say nothing of their own. */
export const writingLimit = perMinute("writing", 120);

/** So many a minute of one person's, counted by this name; let by where nobody can count. */
export function perMinute(name: string, limit: number): RateRule {
  return { name, limit, windowMs: 60_000, key: (caller) => caller.userId, whenDown: "allow" };
}

export interface Counting {
  readonly limits: readonly RateRule[];
  readonly exemption: Exemption | null;
}

/**
 * What a route is counted by: its own word, or for whoever writes while signed in the common limit. Reading is not
 * counted unless the route says so; workers are not counted, since they hold the token and a contest waits for them.
 */
export function countingOf(route: {
  readonly method: string;
  readonly access: string;
  readonly limits?: readonly RateRule[] | Exemption | undefined;
}): Counting {
  const { limits } = route;
  if (limits !== undefined && "why" in limits) return { limits: [], exemption: limits };
  if (limits !== undefined) return { limits, exemption: null };
  const isCommon = route.method !== "get" && route.access === "session";
  return { limits: isCommon ? [writingLimit] : [], exemption: null };
}

/**
 * A delay that grows with every few failures: the first rung is generous to a person who mistypes, the last one leaves
 * a guesser some hundred tries a day. Rungs are sliding windows, so that no rung is ever locked longer than its window,
 * and a success costs nothing.
 */
export function growingDelay(
  name: string,
  rungs: readonly (readonly [limit: number, windowMs: number])[],
  key: RateRule["key"],
): RateRule[] {
  return rungs.map(([limit, windowMs], at) => ({
    name: at === 0 ? name : `${name}-${at + 1}`,
    limit,
    windowMs,
    key,
    isFailuresOnly: true,
    whenDown: "refuse",
  }));
}
