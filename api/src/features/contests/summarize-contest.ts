import type { ContestSummary } from "@bilimdon/contracts/http/contests";
import { phaseAt } from "@bilimdon/rules/contest/phase";
import type { ContestRow } from "./contests.queries.ts";

/** A contest as lists show it. */
export function summarizeContest(contest: ContestRow, now: number): ContestSummary {
  const { penaltyMinutes: _, ...rest } = contest;
  const times = {
    startsAt: contest.startsAt.getTime(),
    endsAt: contest.endsAt.getTime(),
    freezesAt: contest.freezesAt?.getTime() ?? null,
    thawedAt: contest.thawedAt?.getTime() ?? null,
    finalizedAt: contest.finalizedAt?.getTime() ?? null,
  };
  return { ...rest, ...times, phase: phaseAt(times, now) };
}
