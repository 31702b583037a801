import type { ContestSummary } from "@bilimdon/contracts/http/contests";

export interface SortedContests {
  readonly running: readonly ContestSummary[];
  /** The next first. */
  readonly coming: readonly ContestSummary[];
  /** The latest first. */
  readonly over: readonly ContestSummary[];
}

const mostOver = 3;
const mostComing = 5;

/** Contests by where they stand at a moment; the page's clock decides, so a contest starts on the page by itself. */
export function sortContests(contests: readonly ContestSummary[], now: number): SortedContests {
  // The archive is always open: it is no news.
  const timed = contests.filter(({ format, state }) => format.kind !== "practice" && state === "published");
  const byStart = [...timed].sort((a, b) => a.startsAt - b.startsAt);
  return {
    running: byStart.filter((contest) => contest.startsAt <= now && now < contest.endsAt),
    coming: byStart.filter((contest) => now < contest.startsAt).slice(0, mostComing),
    over: byStart
      .filter((contest) => contest.endsAt <= now)
      .sort((a, b) => b.endsAt - a.endsAt)
      .slice(0, mostOver),
  };
}
