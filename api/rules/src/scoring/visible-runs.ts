/**
 * The freeze of every format. As in score-cell, what an audience may not learn is taken away before anything is
 * scored, so that no format can leak by its own arithmetic.
 */
import type { BoardAudience } from "../scoreboard/board.ts";
import type { ContestFormat } from "../scoreboard/contest-format.ts";
import { bySending, isHidden, type ScoredSubmission, type ScoringClock } from "./score-cell.ts";

export interface PointsSubmission extends ScoredSubmission {
  /** As judged; null in pass-fail problems and while there is no verdict. */
  readonly score: number | null;
  /** Subtasks of the same run, as subtasksOf gives them. */
  readonly subtasks: readonly Subtask[];
}

export interface Subtask {
  readonly name: string;
  readonly score: number;
}

export interface VisibleRuns {
  /** With a verdict this audience may see, by time of sending. */
  readonly judged: readonly (PointsSubmission & {
    readonly verdict: NonNullable<PointsSubmission["verdict"]>;
  })[];
  /** When the others were sent, and whether by a hidden verdict or for want of one; by time of sending. */
  readonly unseen: readonly { readonly submittedAt: number; readonly why: "judging" | "frozen" }[];
}

export interface RunsQuestion {
  readonly format: ContestFormat;
  readonly clock: ScoringClock;
  readonly audience: BoardAudience;
  /** ms since 1970: when the last participant is done; absent: the clock's end. Who has extra time ends later. */
  readonly everyoneEndsAt?: number;
}

/**
 * What an audience may see of submissions.
 *
 * Practice has neither clock nor freeze. Where the format gives no feedback until the end, the public board says
 * nothing until everyone has ended; elsewhere the freeze of the contest holds.
 *
 * @param submissions  in any order; those outside the contest's time are left out
 * @throws never
 * Source: CCSR "Scoreboard freeze".
 */
export function visibleRuns(question: RunsQuestion, submissions: readonly PointsSubmission[]): VisibleRuns {
  const { format, clock } = question;
  const isTimed = format.kind !== "practice";
  const inTime = submissions.filter(
    ({ submittedAt: at }) => !isTimed || (at >= clock.startsAt && at < clock.endsAt),
  );
  const judged = [];
  const unseen = [];
  for (const run of inTime.sort(bySending)) {
    const { verdict, submittedAt } = run;
    if (isTimed && isUnseen(question, submittedAt)) unseen.push({ submittedAt, why: "frozen" as const });
    else if (verdict === null) unseen.push({ submittedAt, why: "judging" as const });
    else judged.push({ ...run, verdict });
  }
  return { judged, unseen };
}

/** Must this audience not learn what came of something done then? */
export function isUnseen(question: RunsQuestion, submittedAt: number): boolean {
  const { format, clock, audience } = question;
  const isSilent = format.kind === "ioi" && format.feedback === "none";
  const isStillSilent = isSilent && clock.now < Math.max(clock.endsAt, question.everyoneEndsAt ?? 0);
  return (audience === "public" && isStillSilent) || isHidden({ submittedAt }, clock, audience);
}
