import { type ClockQuestion, clockState } from "./contest-clock.ts";

export interface ProblemsQuestion extends Omit<ClockQuestion, "participant"> {
  /** null: does not take part. */
  readonly participant: ClockQuestion["participant"] | null;
  readonly isExam: boolean;
}

/**
 * May a contest's problems be read?
 *
 * Where all begin together they are open to everyone from the start on. Where each begins by themselves, and in an exam,
 * outsiders wait until the last one is done: whatever they read could be passed on.
 *
 * @returns open, or why not yet: begin: the window is open, and reading begins one's own time
 * @throws never
 */
export function mayReadProblems(question: ProblemsQuestion): "open" | "not-started" | "begin" | "running" {
  const { plan, participant, isExam } = question;
  const state = clockState({ ...question, participant: participant ?? { startedAt: null, extraMs: 0 } });
  switch (state.kind) {
    case "unscheduled":
    case "countdown-paused":
    case "scheduled":
      return "not-started";
    case "may-begin":
      return participant === null ? "running" : "begin";
    case "running":
      return participant === null && isExam ? "running" : "open";
    case "ended": {
      const isPersonal = plan.windowMs !== null || isExam;
      const hasBegun = participant !== null && (plan.windowMs === null || participant.startedAt !== null);
      return state.isOver || !isPersonal || hasBegun ? "open" : "running";
    }
  }
}
