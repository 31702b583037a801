import * as words from "../generated/messages/time.ts";

/** A contest minute in a cell: 116 → 1:56. */
export function formatContestMinutes(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** A clock: 2 202 000 ms → 0:36:42. A part of a second still to run counts as a whole one; never below zero. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const rest = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, "0"));
  return `${Math.floor(seconds / 3600)}:${rest.join(":")}`;
}

/** 36 daqiqa qoldi, in the largest fitting unit. */
export function formatLeft(ms: number): string {
  return inUnits(ms, {
    days: words.daysLeft,
    hours: words.hoursLeft,
    minutes: words.minutesLeft,
    seconds: words.secondsLeft,
  });
}

/** 2 soat oldin */
export function formatAgo(ms: number): string {
  return inUnits(ms, {
    days: words.daysAgo,
    hours: words.hoursAgo,
    minutes: words.minutesAgo,
    seconds: words.secondsAgo,
  });
}

/** 5 soat, 40 daqiqa: a length by itself. */
export function formatLength(ms: number): string {
  return inUnits(ms, {
    days: words.daysLength,
    hours: words.hoursLength,
    minutes: words.minutesLength,
    seconds: words.secondsLength,
  });
}

type UnitWords = Record<"days" | "hours" | "minutes" | "seconds", (v: { count: number }) => string>;

function inUnits(ms: number, unit: UnitWords): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  if (minutes < 1) return unit.seconds({ count: Math.floor(Math.max(0, ms) / 1000) });
  // Up to two hours minutes say more: "90 minutes left", not "1 hour left". Whole hours are said as hours.
  if (minutes < 120 && minutes % 60 !== 0) return unit.minutes({ count: minutes });
  if (minutes < 48 * 60) return unit.hours({ count: Math.floor(minutes / 60) });
  return unit.days({ count: Math.floor(minutes / (24 * 60)) });
}
