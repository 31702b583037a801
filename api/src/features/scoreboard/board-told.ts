import type { BoardAudience, BoardPhase } from "@bilimdon/rules/scoreboard/board";
import type { ScoringClock } from "@bilimdon/rules/scoring/score-cell";
import type { BoardTold } from "../../db/schema/scoreboard.ts";

/** A contest as its boards see it. */
export interface BoardContest {
  readonly contestId: string;
  readonly phase: BoardPhase;
  readonly penaltyMinutes: number;
  /** In order of the contest. */
  readonly problemIds: readonly string[];
}

/** What a board of this audience has to say of the contest at this moment; the public sees no problem before the start. */
export function boardTold(contest: BoardContest, audience: BoardAudience, now: number): BoardTold {
  const { phase } = contest;
  const moments = {
    start: phase.startsAt,
    freeze: phase.freezesAt,
    end: phase.endsAt,
    thaw: phase.thawedAt,
    final: phase.finalizedAt,
  };
  const passed = Object.entries(moments).filter(([, at]) => at !== null && at <= now);
  const isShown = audience === "jury" || phase.startsAt <= now;
  return {
    phase,
    passed: passed.map(([name]) => name),
    problemIds: isShown ? contest.problemIds : [],
    penaltyMinutes: contest.penaltyMinutes,
  };
}

/** The times the rules of scoring need. No interval is ever taken out of a contest's clock yet. */
export function scoringClock(phase: BoardPhase, now: number): ScoringClock {
  return { ...phase, now, removed: [] };
}
