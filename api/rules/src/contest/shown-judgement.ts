import { isUnseen, type RunsQuestion } from "../scoring/visible-runs.ts";
import type { VerdictCode } from "../verdict/verdict.ts";

export interface JudgementQuestion extends Omit<RunsQuestion, "audience"> {
  /** owner: who sent it. other: everyone else, spectators among them. */
  readonly viewer: "jury" | "owner" | "other";
  readonly submittedAt: number;
  readonly verdict: VerdictCode;
}

/** What may be told; what is false must not leave the server. */
export interface ShownJudgement {
  readonly verdict: boolean;
  readonly score: boolean;
  readonly subtasks: boolean;
  readonly tests: boolean;
}

/**
 * How much of a judgement may somebody see?
 *
 * The jury sees all. Who sent it sees as much as the format's feedback gives, a compile error always, and all of it
 * once everyone has ended; the freeze hides nothing from them. Others see what the board shows them, never subtasks
 * and tests.
 *
 * @throws never
 */
export function shownJudgement(question: JudgementQuestion): ShownJudgement {
  const { viewer, verdict, submittedAt } = question;
  if (viewer === "jury") return everything;
  if (viewer === "other") {
    if (isUnseen({ ...question, audience: "public" }, submittedAt)) return nothing;
    const { verdict: mayVerdict, score } = hasEnded(question) ? everything : feedback(question);
    return { ...nothing, verdict: mayVerdict, score };
  }
  if (hasEnded(question)) return everything;
  const given = feedback(question);
  return verdict === "CE" ? { ...given, verdict: true } : given;
}

const everything: ShownJudgement = { verdict: true, score: true, subtasks: true, tests: true };
const nothing: ShownJudgement = { verdict: false, score: false, subtasks: false, tests: false };

function hasEnded({ format, clock, everyoneEndsAt }: JudgementQuestion): boolean {
  return format.kind === "practice" || clock.now >= Math.max(clock.endsAt, everyoneEndsAt ?? 0);
}

/** While the contest runs. Only an olympiad keeps something back: there the feedback is part of the rules. */
function feedback({ format }: JudgementQuestion): ShownJudgement {
  if (format.kind !== "ioi") return everything;
  switch (format.feedback) {
    case "full":
      return everything;
    case "score":
      return { ...nothing, score: true };
    case "none":
      return nothing;
  }
}
