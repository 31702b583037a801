import type { BoardPhase } from "./board.ts";
import { movedPhase } from "./moved-phase.ts";

export type FreezeBanner = { readonly kind: "none" } | { readonly kind: "frozen"; readonly minutes: number };

/**
 * Does a public board have to say that it is frozen, and with how many minutes?
 *
 * The number stands twice in: "The scoreboard was frozen with XX minutes remaining - submissions in the last XX
 * minutes of the contest are still shown as pending." It is rounded down, so that the second half stays true.
 *
 * @param now  ms since 1970 by the server's clock
 * @returns frozen from the freeze until the thaw, also after the contest's end
 * Source: CCSR "Scoreboard freeze".
 */
export function freezeBanner(kept: BoardPhase, now: number): FreezeBanner {
  const phase = movedPhase(kept, now);
  const isThawed = phase.thawedAt !== null && phase.thawedAt <= now;
  if (phase.freezesAt === null || phase.freezesAt > now || isThawed) return { kind: "none" };
  return { kind: "frozen", minutes: Math.max(0, Math.floor((phase.endsAt - phase.freezesAt) / 60_000)) };
}

/**
 * Does every board have to say "not final"? From the contest's end until it is finalized.
 *
 * @param now  ms since 1970 by the server's clock
 */
export function isNotFinal(kept: BoardPhase, now: number): boolean {
  const phase = movedPhase(kept, now);
  const isFinal = phase.finalizedAt !== null && phase.finalizedAt <= now;
  return phase.endsAt <= now && !isFinal;
}
