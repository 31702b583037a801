/** What officials may do to a contest's clock, and when; see plan-of-times for what is kept. */
import { everyoneEndsAt } from "./contest-clock.ts";
import type { ContestPlan } from "./contest-plan.ts";
import { planOfTimes, type StoredTimes, timesOfPlan } from "./plan-of-times.ts";

export type ClockChange =
  /** Before the start: to another moment. */
  | { readonly kind: "start-at"; readonly startsAt: number }
  | { readonly kind: "pause-countdown" }
  | { readonly kind: "resume-countdown" }
  /** Everyone gets this much more; negative: less. */
  | { readonly kind: "extend"; readonly byMs: number }
  /** A power cut, say: from now on no contest time passes. */
  | { readonly kind: "stop" }
  | { readonly kind: "go-on" }
  /** Takes a stretch that has passed out of the contest's time. */
  | { readonly kind: "remove"; readonly fromMs: number; readonly toMs: number }
  /** Puts one back, found by where it begins. */
  | { readonly kind: "restore"; readonly fromMs: number }
  | { readonly kind: "freeze" }
  /** at null: now. */
  | { readonly kind: "thaw"; readonly at: number | null }
  | { readonly kind: "withdraw-results" };

/** Why a change is not made; the words a page translates. */
export type ClockRefusal =
  | "started"
  | "not-paused"
  | "paused"
  | "not-running"
  | "stopped"
  | "not-stopped"
  | "over"
  | "end-passed"
  | "too-long"
  | "outside"
  | "overlaps"
  | "no-such-interval"
  | "frozen"
  | "not-frozen"
  | "time-passed"
  | "final"
  | "not-final";

export type ClockChanged =
  | { readonly kind: "changed"; readonly times: StoredTimes }
  | { readonly kind: "refused"; readonly why: ClockRefusal };

export interface ClockChangeQuestion {
  readonly times: StoredTimes;
  readonly change: ClockChange;
  /** ms since 1970. */
  readonly now: number;
  readonly mostExtraMs: number;
}

const longestMs = 366 * 24 * 3_600_000;
const mostIntervals = 100;

/**
 * A contest's times after a change.
 *
 * A freeze that has begun keeps its moment, whatever the end does: what the public saw then is not taken back.
 *
 * @throws never
 * Source: CCSR, "Changing contest length", "Removing time intervals", "Scoreboard freeze".
 */
export function changeClock(question: ClockChangeQuestion): ClockChanged {
  const { times, change } = question;
  if (times.finalizedAt !== null && change.kind !== "withdraw-results" && change.kind !== "thaw")
    return refused("final");
  return makingOf(change)(question, change);
}

type Making<K extends ClockChange["kind"]> = (
  question: ClockChangeQuestion,
  change: Extract<ClockChange, { kind: K }>,
) => ClockChanged;

const changes: { readonly [K in ClockChange["kind"]]: Making<K> } = {
  "start-at"({ times, now }, { startsAt }) {
    if (!isBefore(times, now)) return refused("started");
    if (startsAt < now) return refused("time-passed");
    return withPlan(times, now, { startsAt, countdownPausedMs: null });
  },
  "pause-countdown"({ times, now }) {
    if (times.countdownPausedMs !== null) return refused("paused");
    if (!isBefore(times, now)) return refused("started");
    return withPlan(times, now, { startsAt: null, countdownPausedMs: times.startsAt - now });
  },
  "resume-countdown"({ times, now }) {
    if (times.countdownPausedMs === null) return refused("not-paused");
    return withPlan(times, now, { startsAt: now + times.countdownPausedMs, countdownPausedMs: null });
  },
  extend({ times, now, mostExtraMs }, { byMs }) {
    const plan = planOfTimes(times);
    if (now >= everyoneEndsAt(plan, mostExtraMs)) return refused("over");
    const extended = { ...plan, extendedMs: byMs };
    if (plan.lengthMs + byMs > longestMs) return refused("too-long");
    if (plan.lengthMs + byMs <= 0 || timesOfPlan(extended).endsAt <= now) return refused("end-passed");
    return withPlan(times, now, { extendedMs: byMs });
  },
  stop({ times, now, mostExtraMs }) {
    const state = stateOf(times, now, mostExtraMs);
    if (state !== "running") return refused(state === "stopped" ? "stopped" : "not-running");
    return withInterval(times, now, { fromMs: now, toMs: null });
  },
  "go-on"({ times, now }) {
    const open = times.removed.find(({ toMs }) => toMs === null);
    if (open === undefined) return refused("not-stopped");
    const others = times.removed.filter((one) => one !== open);
    return withPlan(times, now, { removed: [...others, { fromMs: open.fromMs, toMs: now }] });
  },
  remove({ times, now }, { fromMs, toMs }) {
    if (!(fromMs < toMs) || fromMs < times.startsAt || toMs > now) return refused("outside");
    const overlaps = times.removed.some(
      (one) => fromMs < (one.toMs ?? Number.POSITIVE_INFINITY) && one.fromMs < toMs,
    );
    return overlaps ? refused("overlaps") : withInterval(times, now, { fromMs, toMs });
  },
  restore({ times, now }, { fromMs }) {
    const removed = times.removed.filter((one) => one.fromMs !== fromMs);
    if (removed.length === times.removed.length) return refused("no-such-interval");
    return withPlan(times, now, { removed });
  },
  freeze({ times, now, mostExtraMs }) {
    const state = stateOf(times, now, mostExtraMs);
    if (state === "before" || state === "over") return refused("not-running");
    if (isFrozen(times, now)) return refused("frozen");
    return { kind: "changed", times: { ...times, freezesAt: now, thawedAt: null } };
  },
  thaw({ times, now }, { at }) {
    if (!isFrozen(times, now)) return refused("not-frozen");
    if (at !== null && at < now) return refused("time-passed");
    return { kind: "changed", times: { ...times, thawedAt: at ?? now } };
  },
  "withdraw-results"({ times }) {
    if (times.finalizedAt === null) return refused("not-final");
    return { kind: "changed", times: { ...times, finalizedAt: null } };
  },
};

/** Promise: the table's type gives each kind its own function; only the look-up by a variable forgets which. */
function makingOf(change: ClockChange): (question: ClockChangeQuestion, change: ClockChange) => ClockChanged {
  return changes[change.kind] as (question: ClockChangeQuestion, change: ClockChange) => ClockChanged;
}

const refused = (why: ClockRefusal): ClockChanged => ({ kind: "refused", why });

function isBefore(times: StoredTimes, now: number): boolean {
  return times.countdownPausedMs !== null || now < times.startsAt;
}

function isFrozen({ freezesAt, thawedAt }: StoredTimes, now: number): boolean {
  return freezesAt !== null && freezesAt <= now && (thawedAt === null || thawedAt > now);
}

function stateOf(
  times: StoredTimes,
  now: number,
  mostExtraMs: number,
): "before" | "running" | "stopped" | "over" {
  if (isBefore(times, now)) return "before";
  if (times.removed.some(({ fromMs, toMs }) => toMs === null && fromMs <= now)) return "stopped";
  return now < everyoneEndsAt(planOfTimes(times), mostExtraMs) ? "running" : "over";
}

function withInterval(
  times: StoredTimes,
  now: number,
  interval: ContestPlan["removed"][number],
): ClockChanged {
  if (times.removed.length >= mostIntervals) return refused("too-long");
  return withPlan(times, now, { removed: [...times.removed, interval] });
}

function withPlan(times: StoredTimes, now: number, changed: Partial<ContestPlan>): ClockChanged {
  const after = timesOfPlan({ ...planOfTimes(times), ...changed });
  const hasFrozen = times.freezesAt !== null && times.freezesAt <= now;
  return { kind: "changed", times: hasFrozen ? { ...after, freezesAt: times.freezesAt } : after };
}
