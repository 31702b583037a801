import { bySending, type CellQuestion, isHidden } from "./score-cell.ts";

export interface RunCounts {
  /** Runs with a verdict this audience may see, up to and with the first accepted one. */
  readonly judged: number;
  /** Runs without one, sent before the first accepted one: queued, a judging error, or hidden by the freeze. */
  readonly pending: number;
}

/**
 * How many runs of one participant on one problem does a board count? Compile errors count as judged.
 *
 * @throws never
 * Source: Contest API, "Scoreboard", num_judged and num_pending.
 */
export function countRuns({ clock, audience, submissions }: CellQuestion): RunCounts {
  const inTime = submissions.filter((s) => s.submittedAt >= clock.startsAt && s.submittedAt < clock.endsAt);
  let judged = 0;
  let pending = 0;
  for (const run of inTime.sort(bySending)) {
    if (run.verdict === null || isHidden(run, clock, audience)) {
      pending += 1;
      continue;
    }
    judged += 1;
    if (run.verdict === "AC") break;
  }
  return { judged, pending };
}
