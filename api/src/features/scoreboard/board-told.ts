import { everyoneEndsAt } from "@bilimdon/rules/contest/contest-clock";
import type { ContestPlan } from "@bilimdon/rules/contest/contest-plan";
import type { AwardPlan } from "@bilimdon/rules/scoreboard/award-plan";
import type { BoardAudience, BoardPhase } from "@bilimdon/rules/scoreboard/board";
import type { ContestFormat } from "@bilimdon/rules/scoreboard/contest-format";
import { movedPhase } from "@bilimdon/rules/scoreboard/moved-phase";
import type { BoardTold } from "../../db/schema/scoreboard.ts";

/** A contest as its boards see it. */
export interface BoardContest {
  readonly contestId: string;
  readonly format: ContestFormat;
  readonly plan: ContestPlan;
  /** The most extra time that any line has. */
  readonly mostExtraMs: number;
  readonly phase: BoardPhase;
  readonly penaltyMinutes: number;
  readonly awards: AwardPlan;
  readonly rosterVersion: number;
  /** In order of the contest. */
  readonly problems: readonly { readonly problemId: string; readonly points: number | null }[];
}

/** What a board of this audience has to say of the contest at this moment; the public sees no problem before the start. */
export function boardTold(contest: BoardContest, audience: BoardAudience, now: number): BoardTold {
  const phase = movedPhase(contest.phase, now);
  const moments = {
    start: phase.startsAt,
    freeze: phase.freezesAt,
    end: phase.endsAt,
    everyone: everyoneEndsAt(contest.plan, contest.mostExtraMs),
    thaw: phase.thawedAt,
    final: phase.finalizedAt,
  };
  const passed = Object.entries(moments).filter(([, at]) => at !== null && at <= now);
  const isShown = audience === "jury" || phase.startsAt <= now;
  const { format, penaltyMinutes, rosterVersion } = contest;
  return {
    phase: contest.phase,
    passed: passed.map(([name]) => name),
    problemIds: isShown ? contest.problems.map(({ problemId }) => problemId) : [],
    points: isShown ? contest.problems.map(({ points }) => points) : [],
    format,
    penaltyMinutes,
    rosterVersion,
  };
}
