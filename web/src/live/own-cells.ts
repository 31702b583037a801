/**
 * One's own cells of a contest from one's own submissions. The public board hides what was sent after the freeze from
 * everybody; to the sender their own verdicts are no secret.
 */
import type { SubmissionSummary } from "@bilimdon/contracts/http/submissions";
import type { Cell } from "@bilimdon/rules/scoreboard/board";
import { scoreCell } from "@bilimdon/rules/scoring/score-cell";

/** By problem id; problems nothing was sent to are missing. */
export function scoreOwnCells(list: readonly SubmissionSummary[]): ReadonlyMap<string, Cell> {
  // Times since the contest began already leave the removed intervals out, so the clock begins at 0 and runs on.
  const clock = {
    startsAt: 0,
    endsAt: Number.POSITIVE_INFINITY,
    removed: [],
    freezesAt: null,
    thawedAt: null,
    now: 0,
  };
  const problemIds = [...new Set(list.map(({ problemId }) => problemId))];
  return new Map(
    problemIds.map((problemId) => {
      const submissions = list
        .filter((submission) => submission.problemId === problemId)
        .map(({ submissionId, contestTimeMs, verdict }) => ({
          submissionId,
          submittedAt: contestTimeMs,
          verdict,
        }));
      return [problemId, scoreCell({ clock, audience: "jury", submissions })];
    }),
  );
}
