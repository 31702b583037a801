import type { BoardAudience, FirstSolve } from "../scoreboard/board.ts";
import { bySending, isHidden, type ScoredSubmission, type ScoringClock } from "./score-cell.ts";

export interface ProblemSubmission extends ScoredSubmission {
  readonly participantId: string;
  readonly problemId: string;
}

export interface FirstSolvesQuestion {
  readonly clock: ScoringClock;
  readonly audience: BoardAudience;
  /**
   * Of one or more problems, in any order. Not all are needed: a problem's earliest accepted and earliest unjudged
   * submission that this audience may see decide.
   */
  readonly submissions: readonly ProblemSubmission[];
}

/**
 * Who solved each problem first.
 *
 * A person is first only while no submission of anyone on that problem sent earlier is unjudged: until then it might
 * still turn out to be the first. What the freeze hides counts as unjudged for the public.
 *
 * @returns one entry for every problem that the submissions name; null: nobody, or not certain yet
 * @throws never
 * Source: CCSR "Scoring", first to solve.
 */
export function firstSolves({ clock, audience, submissions }: FirstSolvesQuestion): readonly FirstSolve[] {
  const inTime = submissions.filter((s) => s.submittedAt >= clock.startsAt && s.submittedAt < clock.endsAt);
  const problemIds = [...new Set(submissions.map((s) => s.problemId))];
  return problemIds.map((problemId) => {
    const decisive = inTime
      .filter((s) => s.problemId === problemId)
      .sort(bySending)
      .find((s) => s.verdict === null || isHidden(s, clock, audience) || s.verdict === "AC");
    const isCertain =
      decisive !== undefined && decisive.verdict === "AC" && !isHidden(decisive, clock, audience);
    return { problemId, participantId: isCertain ? decisive.participantId : null };
  });
}
