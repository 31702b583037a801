import type { ContestSummary } from "@bilimdon/contracts/http/contests";
import { phaseAt } from "@bilimdon/rules/contest/phase";
import { boardPhaseOf } from "@bilimdon/rules/contest/plan-of-times";
import { movedPhase } from "@bilimdon/rules/scoreboard/moved-phase";
import { timesOf } from "../../db/timed-contest.queries.ts";
import type { ContestRow } from "./contests.queries.ts";

/** A contest as lists show it. */
export function summarizeContest(row: ContestRow, now: number): ContestSummary {
  const phase = boardPhaseOf(timesOf(row));
  const { contestId, slug, title, state, format, countdownPausedMs, ownLengthMs } = row;
  const { participantCount, problemCount } = row;
  return {
    contestId,
    slug,
    title,
    ...phase,
    countdownPausedMs,
    ownLengthMs,
    state,
    format,
    isExam: row.isExam === 1,
    isUpsolvable: row.isUpsolvable === 1,
    phase: phaseAt(movedPhase(phase, now), now),
    participantCount,
    problemCount,
  };
}
