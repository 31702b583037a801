import type { BoardAudience, BoardPhase } from "./board.ts";
import { movedPhase } from "./moved-phase.ts";

/** standing: who would have one now. final: who has one. */
export type MedalsShown = "none" | "standing" | "final";

/**
 * May a board say who has a medal?
 *
 * The public reads of places that bring a medal while the contest runs in the open. From the freeze on the board they
 * see is not how it stands, and between the end and the final results a medal would be a claim that nobody has made:
 * both times there is none. The jury always sees how it stands.
 *
 * @param now  ms since 1970 by the server's clock
 * @throws never
 * Source: CCSR "Scoreboard freeze": awards show nothing of what came after the freeze until the thaw.
 */
export function medalsShown(
  { audience, phase: kept }: { readonly audience: BoardAudience; readonly phase: BoardPhase },
  now: number,
): MedalsShown {
  const phase = movedPhase(kept, now);
  const hasPassed = (at: number | null) => at !== null && at <= now;
  const isFrozen = hasPassed(phase.freezesAt) && !hasPassed(phase.thawedAt);
  const isFinal = hasPassed(phase.finalizedAt);
  if (audience === "jury") return isFinal ? "final" : "standing";
  if (isFrozen || !hasPassed(phase.startsAt)) return "none";
  if (isFinal) return "final";
  return hasPassed(phase.endsAt) ? "none" : "standing";
}
