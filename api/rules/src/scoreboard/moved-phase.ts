import type { BoardPhase } from "./board.ts";

/**
 * A phase as it stands at an instant: while the clock stands still, what lies ahead moves away with every millisecond.
 *
 * @throws never
 */
export function movedPhase<P extends BoardPhase>(phase: P, now: number): P {
  const since = phase.stoppedAt ?? null;
  if (since === null || now <= since) return phase;
  const moved = (at: number) => (at > since ? at + (now - since) : at);
  return {
    ...phase,
    endsAt: moved(phase.endsAt),
    freezesAt: phase.freezesAt === null ? null : moved(phase.freezesAt),
  };
}
