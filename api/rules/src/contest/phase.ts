/** Times are milliseconds since 1970 by the server's clock. */
export interface ContestTimes {
  readonly startsAt: number;
  readonly endsAt: number;
  /** null: the board is never frozen. */
  readonly freezesAt: number | null;
  /** When the results were declared final; null: not yet. */
  readonly finalizedAt: number | null;
}

export type ContestPhase = "scheduled" | "running" | "frozen" | "ended" | "final";

/**
 * Where a contest stands at a moment.
 *
 * A contest is the half-open time from its start up to, and not with, its end: the first submission may arrive in the
 * very millisecond of the start, the last in the one before the end. The freeze begins in its own millisecond.
 *
 * @returns frozen only while code is still taken; a contest that is over is ended, whether its board was thawed or not
 * @throws never
 * Source: CCS requirements, "Scoring": a submission counts by its contest time, below the contest's length.
 */
export function phaseAt(times: ContestTimes, now: number): ContestPhase {
  if (now < times.startsAt) return "scheduled";
  if (now >= times.endsAt) return times.finalizedAt !== null && now >= times.finalizedAt ? "final" : "ended";
  return times.freezesAt !== null && now >= times.freezesAt ? "frozen" : "running";
}

/**
 * Is code taken in this phase?
 *
 * @returns open, or why not
 */
export function submissionWindow(phase: ContestPhase): "open" | "not-started" | "ended" {
  if (phase === "scheduled") return "not-started";
  return phase === "running" || phase === "frozen" ? "open" : "ended";
}
