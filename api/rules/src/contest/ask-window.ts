import type { ContestPhase } from "./phase.ts";

/**
 * May a participant ask the jury now?
 *
 * @param isOfProblem  about one problem: those are secret until the start
 * @returns not-started: later; ended: the jury answers no more
 * @throws never
 */
export function askWindow(phase: ContestPhase, isOfProblem: boolean): "open" | "not-started" | "ended" {
  if (phase === "ended" || phase === "final") return "ended";
  return phase === "scheduled" && isOfProblem ? "not-started" : "open";
}
