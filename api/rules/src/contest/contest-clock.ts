/**
 * The clock of a contest for one participant, from the plan and an instant.
 *
 * What could go wrong: wall time and contest time are mixed, and an extension, a power cut and somebody's extra time
 * disagree about the end. So every length is added up in contest time first, and one function turns the sum into an
 * instant. All stretches are half-open: the first millisecond belongs, the last does not.
 */
import { contestTimeMs, type RemovedInterval } from "../scoring/contest-minutes.ts";
import type { ScoringClock } from "../scoring/score-cell.ts";
import type { ContestPlan, ParticipantTime } from "./contest-plan.ts";

export type ClockState =
  | { readonly kind: "unscheduled" }
  | { readonly kind: "countdown-paused"; readonly leftMs: number }
  | { readonly kind: "scheduled"; readonly leftMs: number }
  /** The window is open and the participant has not begun. */
  | { readonly kind: "may-begin"; readonly leftMs: number }
  | {
      readonly kind: "running";
      readonly contestMs: number;
      readonly leftMs: number;
      /** Inside a removed interval: code is taken, all of it at this same contest time. */
      readonly isStopped: boolean;
    }
  /** This participant is done. isOver: everyone is. */
  | { readonly kind: "ended"; readonly isOver: boolean; readonly isFinal: boolean };

export interface ClockQuestion {
  readonly plan: ContestPlan;
  readonly participant: ParticipantTime;
  /** ms since 1970. */
  readonly now: number;
  /** The most extra time that anyone has, 0 ≤ mostExtraMs. */
  readonly mostExtraMs: number;
}

/**
 * Where a participant's contest stands at an instant.
 *
 * @throws never
 * Source: CCSR, "Removing time intervals", "Changing contest length"; Contest API, countdown_pause_time.
 */
export function clockState({ plan, participant, now, mostExtraMs }: ClockQuestion): ClockState {
  const { startsAt, countdownPausedMs } = plan;
  if (startsAt === null) {
    if (countdownPausedMs === null) return { kind: "unscheduled" };
    return { kind: "countdown-paused", leftMs: countdownPausedMs };
  }
  if (now < startsAt) return { kind: "scheduled", leftMs: startsAt - now };
  const own = ownTime(plan, startsAt, participant);
  if (own !== null && now >= own.beginsAt && now < own.endsAt) {
    const contestMs = contestTimeMs(clockFrom(plan, own.beginsAt), now);
    const isStopped = intervals(plan).some(({ fromMs, toMs }) => fromMs <= now && now < toMs);
    return { kind: "running", contestMs, leftMs: own.limitMs - contestMs, isStopped };
  }
  if (own === null || now < own.beginsAt) {
    const closesAfterMs = commonMs(plan) + participant.extraMs;
    const passedMs = contestTimeMs(clockFrom(plan, startsAt), now);
    if (passedMs < closesAfterMs) return { kind: "may-begin", leftMs: closesAfterMs - passedMs };
  }
  const { finalizedAt } = plan;
  const isOver = now >= everyoneEndsAt(plan, mostExtraMs);
  return { kind: "ended", isOver, isFinal: isOver && finalizedAt !== null && now >= finalizedAt };
}

/**
 * The times that scoring needs of a participant.
 *
 * The freeze is an instant for all alike, whatever time somebody has of their own: a board that froze later for one
 * row would tell of it.
 *
 * @returns null while there is no start
 */
export function participantClock({
  plan,
  participant,
  now,
}: Omit<ClockQuestion, "mostExtraMs">): ScoringClock | null {
  if (plan.startsAt === null) return null;
  const own = ownTime(plan, plan.startsAt, participant);
  if (own === null) return null;
  const { freezeMs, thawedAt } = plan;
  const freezesAfterMs = freezeMs === null ? null : Math.max(0, commonMs(plan) - freezeMs);
  return {
    startsAt: own.beginsAt,
    endsAt: own.endsAt,
    freezesAt: freezesAfterMs === null ? null : instantOf(clockFrom(plan, plan.startsAt), freezesAfterMs),
    thawedAt,
    now,
    removed: intervals(plan),
  };
}

/**
 * When the last participant is done, by the most extra time that anyone has.
 *
 * @returns ms since 1970; infinite while there is no start, or while an interval is being removed
 */
export function everyoneEndsAt(plan: ContestPlan, mostExtraMs: number): number {
  if (plan.startsAt === null) return Number.POSITIVE_INFINITY;
  return instantOf(clockFrom(plan, plan.startsAt), commonMs(plan) + mostExtraMs);
}

/**
 * As what does code sent at an instant count?
 *
 * @returns upsolving only once everyone is done: until then what others find would help who still competes
 */
export function countsAs(question: ClockQuestion): "refused" | "contest" | "upsolving" {
  const state = clockState(question);
  if (state.kind === "running") return "contest";
  return state.kind === "ended" && state.isOver ? "upsolving" : "refused";
}

/**
 * The first instant at which this much contest time has passed.
 *
 * @param contestMs  0 ≤ contestMs
 * @returns ms since 1970; infinite when an interval without an end stands before it
 */
export function instantOf(
  { startsAt, removed }: { readonly startsAt: number; readonly removed: readonly RemovedInterval[] },
  contestMs: number,
): number {
  let at = startsAt + contestMs;
  for (const { fromMs, toMs } of removed.toSorted((a, b) => a.fromMs - b.fromMs)) {
    const from = Math.max(fromMs, startsAt);
    if (from < at && toMs > from) at += toMs - from;
  }
  return at;
}

/** Of the contest, or of the window where there is one. */
const commonMs = (plan: ContestPlan) => (plan.windowMs ?? plan.lengthMs) + plan.extendedMs;

const intervals = ({ removed }: ContestPlan): readonly RemovedInterval[] =>
  removed.map(({ fromMs, toMs }) => ({ fromMs, toMs: toMs ?? Number.POSITIVE_INFINITY }));

const clockFrom = (plan: ContestPlan, startsAt: number) => ({ startsAt, removed: intervals(plan) });

/** null: not begun. Who begins late in a window has no more than what is left of it. */
function ownTime(plan: ContestPlan, startsAt: number, { startedAt, extraMs }: ParticipantTime) {
  if (plan.windowMs !== null && startedAt === null) return null;
  const beginsAt = plan.windowMs === null ? startsAt : Math.max(startsAt, startedAt ?? startsAt);
  const leftOfAllMs = commonMs(plan) + extraMs - contestTimeMs(clockFrom(plan, startsAt), beginsAt);
  const limitMs = Math.max(0, Math.min(plan.lengthMs + plan.extendedMs + extraMs, leftOfAllMs));
  return { beginsAt, limitMs, endsAt: instantOf(clockFrom(plan, beginsAt), limitMs) };
}
