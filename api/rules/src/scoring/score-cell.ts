/**
 * One cell of the board from one person's submissions on one problem.
 *
 * The freeze lives here and nowhere else. What could go wrong: a verdict of a submission sent after the freeze leaks
 * to the public, through the cell itself or through the mere fact that the cell changed. So the public view is
 * computed from submissions whose verdicts were hidden *first*: everything after that step cannot tell an accepted
 * run from a rejected one, a judged one from a waiting one, and the cell stays equal when such a verdict arrives.
 * What counts is when the submission was sent, not when it was judged.
 */
import type { BoardAudience, Cell } from "../scoreboard/board.ts";
import type { VerdictCode } from "../verdict/verdict.ts";
import { type ContestClock, contestMinutes } from "./contest-minutes.ts";
import { carriesPenalty } from "./penalty-verdicts.ts";

/** The contest's times that scoring needs, ms since 1970. */
export interface ScoringClock extends ContestClock {
  readonly endsAt: number;
  readonly freezesAt: number | null;
  readonly thawedAt: number | null;
  /** The moment the board is looked at; it decides nothing but whether the thaw has passed. */
  readonly now: number;
}

export interface ScoredSubmission {
  readonly submissionId: string;
  /** ms since 1970. */
  readonly submittedAt: number;
  /** null: not judged yet, or a judging error. */
  readonly verdict: VerdictCode | null;
}

export interface CellQuestion {
  readonly clock: ScoringClock;
  readonly audience: BoardAudience;
  /** All of one participant on one problem, in any order. */
  readonly submissions: readonly ScoredSubmission[];
}

/**
 * The cell of one participant × one problem for one audience.
 *
 * Minutes are floored; compile errors and judging errors are free, a judging error shows as pending; what follows the
 * first accepted run is ignored, and so is what was sent before the start or after the end.
 *
 * @throws never
 * Source: CCSR "Scoring" and "Scoreboard freeze".
 */
export function scoreCell({ clock, audience, submissions }: CellQuestion): Cell {
  const inTime = submissions.filter((s) => s.submittedAt >= clock.startsAt && s.submittedAt < clock.endsAt);
  const shown = inTime.sort(bySending).map((s) => ({ ...s, isHidden: isHidden(s, clock, audience) }));

  let wrong = 0;
  let pending = 0;
  let hidden = 0;
  let lastAtMinutes = 0;
  for (const { isHidden, verdict, submittedAt } of shown) {
    if (isHidden || verdict === null) {
      pending += 1;
      hidden += isHidden ? 1 : 0;
      lastAtMinutes = contestMinutes(clock, submittedAt);
    } else if (verdict === "AC") {
      return { kind: "solved", wrongBefore: wrong, solvedAtMinutes: contestMinutes(clock, submittedAt) };
    } else if (carriesPenalty[verdict]) {
      wrong += 1;
    }
  }
  if (pending > 0)
    return { kind: "pending", wrong, pending, lastAtMinutes, why: hidden > 0 ? "frozen" : "judging" };
  return wrong > 0 ? { kind: "tried", wrong } : { kind: "untouched" };
}

/**
 * Must this audience not learn the verdict of a submission sent then?
 *
 * @returns true for the public when it was sent at or after the freeze and the thaw has not passed
 */
export function isHidden(
  submission: { readonly submittedAt: number },
  clock: Pick<ScoringClock, "freezesAt" | "thawedAt" | "now">,
  audience: BoardAudience,
): boolean {
  if (audience === "jury" || clock.freezesAt === null) return false;
  const isThawed = clock.thawedAt !== null && clock.thawedAt <= clock.now;
  return !isThawed && submission.submittedAt >= clock.freezesAt;
}

/** By time of sending; the id settles two of the same millisecond, so that the order is always the same. */
export function bySending(a: ScoredSubmission, b: ScoredSubmission): number {
  if (a.submittedAt !== b.submittedAt) return a.submittedAt - b.submittedAt;
  return a.submissionId < b.submissionId ? -1 : a.submissionId > b.submissionId ? 1 : 0;
}
