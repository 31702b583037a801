/** An interval taken out of the contest's clock (a power cut, say): the clock stands still inside it. */
export interface RemovedInterval {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Times are milliseconds since 1970 by the server's clock. Removed intervals do not overlap. */
export interface ContestClock {
  readonly startsAt: number;
  readonly removed: readonly RemovedInterval[];
}

/**
 * Milliseconds of the contest that had passed at a moment.
 *
 * @param at  ms since 1970
 * @returns ms since the start without the removed intervals; negative before the start
 */
export function contestTimeMs(clock: ContestClock, at: number): number {
  const removedMs = clock.removed.reduce((sum, { fromMs, toMs }) => {
    const from = Math.max(fromMs, clock.startsAt);
    return sum + Math.max(0, Math.min(toMs, at) - from);
  }, 0);
  return at - clock.startsAt - removedMs;
}

/**
 * The contest minute of a moment.
 *
 * @param at  ms since 1970
 * @returns whole minutes since the start, rounded down
 * Source: CCSR "Scoring": floor((t − start − removed) / 60 s).
 */
export function contestMinutes(clock: ContestClock, at: number): number {
  return Math.floor(contestTimeMs(clock, at) / 60_000);
}
