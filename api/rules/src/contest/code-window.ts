import type { ContestFormat } from "../scoreboard/contest-format.ts";
import { type ClockQuestion, clockState } from "./contest-clock.ts";

export interface CodeQuestion extends Omit<ClockQuestion, "participant"> {
  readonly format: ContestFormat;
  readonly isUpsolvable: boolean;
  /** null: has no line yet. An upsolver's line came after the end and never competes. */
  readonly participant: (ClockQuestion["participant"] & { readonly part: "contestant" | "upsolver" }) | null;
  /** What the sender means it for: who sends a moment too late must learn so, not land in the archive unawares. */
  readonly as: "contest" | "upsolving";
}

export type CodeWindow =
  /** needsLine: whoever has none gets one with it. */
  | { readonly kind: "open"; readonly needsLine: boolean }
  | { readonly kind: "not-started" }
  /** The window is open, the participant has not begun their own time. */
  | { readonly kind: "not-begun" }
  /** mayUpsolve: it would be taken for the archive, now. */
  | { readonly kind: "ended"; readonly mayUpsolve: boolean }
  /** Sent for the archive while somebody still competes. */
  | { readonly kind: "still-running" }
  | { readonly kind: "not-participating" };

/**
 * Is code taken at this instant, and as what?
 *
 * In practice whoever is signed in takes part from the start on. After a contest, once everyone is done, whoever is
 * signed in may go on solving, if the contest lets them.
 *
 * @throws never
 */
export function codeWindow(question: CodeQuestion): CodeWindow {
  const { plan, participant, format, isUpsolvable, now, mostExtraMs, as } = question;
  const line = participant?.part === "contestant" ? participant : null;
  const state = clockState({ plan, participant: line ?? nobody, now, mostExtraMs });
  if (state.kind === "ended") {
    const mayUpsolve = isUpsolvable && state.isOver;
    if (as === "contest") {
      if (line === null) return { kind: "not-participating" };
      return { kind: "ended", mayUpsolve };
    }
    if (mayUpsolve) return { kind: "open", needsLine: participant === null };
    return state.isOver ? { kind: "ended", mayUpsolve } : { kind: "still-running" };
  }
  if (state.kind === "running" && format.kind === "practice")
    return { kind: "open", needsLine: participant === null };
  if (line === null) return { kind: "not-participating" };
  if (state.kind === "may-begin") return { kind: "not-begun" };
  if (state.kind === "running")
    return as === "contest" ? { kind: "open", needsLine: false } : { kind: "still-running" };
  return { kind: "not-started" };
}

const nobody = { startedAt: null, extraMs: 0 };
