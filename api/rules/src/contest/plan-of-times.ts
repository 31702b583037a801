/**
 * The two forms of a contest's times. Kept are instants (start, end, freeze), because lists, queries and boards compare
 * instants; reckoned with is the plan (lengths in contest time), because an extension, a power cut and somebody's extra
 * time only add up there. Both say the same, and each is made from the other here and nowhere else.
 *
 * What could go wrong: a paused countdown leaves a start that passes by itself, and something that compares the kept
 * instant alone opens the problems. So while it is paused the kept start lies at the end of time.
 */
import type { BoardPhase } from "../scoreboard/board.ts";
import { contestTimeMs } from "../scoring/contest-minutes.ts";
import { instantOf } from "./contest-clock.ts";
import type { ContestPlan } from "./contest-plan.ts";

/** Instants are milliseconds since 1970. */
export interface StoredTimes {
  readonly startsAt: number;
  /** The common end, with every closed interval before it; one that still lasts is not in it. */
  readonly endsAt: number;
  readonly freezesAt: number | null;
  readonly countdownPausedMs: number | null;
  /** What each participant has of the whole; null: all begin together. */
  readonly ownLengthMs: number | null;
  readonly thawedAt: number | null;
  readonly finalizedAt: number | null;
  readonly removed: ContestPlan["removed"];
}

/** Where a start that nobody knows is kept: the first instant of the year 9999. */
export const endOfTime = 253_370_764_800_000;

/**
 * What kept times mean together.
 *
 * @throws never
 */
export function planOfTimes(times: StoredTimes): ContestPlan {
  const clock = { startsAt: times.startsAt, removed: closed(times.removed) };
  const commonMs = contestTimeMs(clock, times.endsAt);
  const { ownLengthMs, freezesAt, countdownPausedMs, thawedAt, finalizedAt, removed } = times;
  return {
    startsAt: countdownPausedMs === null ? times.startsAt : null,
    countdownPausedMs,
    lengthMs: ownLengthMs ?? commonMs,
    extendedMs: 0,
    windowMs: ownLengthMs === null ? null : commonMs,
    freezeMs: freezesAt === null ? null : commonMs - contestTimeMs(clock, freezesAt),
    thawedAt,
    finalizedAt,
    removed,
  };
}

/**
 * A plan as it is kept: an extension is in the end from then on.
 *
 * @throws never
 */
export function timesOfPlan(plan: ContestPlan): StoredTimes {
  const startsAt = plan.startsAt ?? endOfTime;
  const clock = { startsAt, removed: closed(plan.removed) };
  const commonMs = (plan.windowMs ?? plan.lengthMs) + plan.extendedMs;
  const { freezeMs, countdownPausedMs, thawedAt, finalizedAt, removed } = plan;
  return {
    startsAt,
    endsAt: instantOf(clock, commonMs),
    freezesAt: freezeMs === null ? null : instantOf(clock, Math.max(0, commonMs - freezeMs)),
    countdownPausedMs,
    ownLengthMs: plan.windowMs === null ? null : plan.lengthMs + plan.extendedMs,
    thawedAt,
    finalizedAt,
    removed,
  };
}

/** Since when the clock stands still; null: it runs. */
export function stoppedAt({ removed }: Pick<StoredTimes, "removed">): number | null {
  return removed.find(({ toMs }) => toMs === null)?.fromMs ?? null;
}

/** What a board has to know of the times. */
export function boardPhaseOf(times: StoredTimes): BoardPhase {
  const { startsAt, endsAt, freezesAt, thawedAt, finalizedAt } = times;
  const since = stoppedAt(times);
  const phase = { startsAt, endsAt, freezesAt, thawedAt, finalizedAt };
  return since === null ? phase : { ...phase, stoppedAt: since };
}

function closed(removed: ContestPlan["removed"]) {
  return removed.flatMap(({ fromMs, toMs }) => (toMs === null ? [] : [{ fromMs, toMs }]));
}
