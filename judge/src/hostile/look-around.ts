import type { OpenMode } from "./hostile-modes.ts";
import { mostProcessesBelow } from "./leftover-processes.ts";
import { probeLane, type Range } from "./run-program.ts";

/** Says what the program before has left, or null. */
export type LookAround = () => Promise<string | null>;

const settleWithinMs = 2_000;
const settleStepMs = 50;

/**
 * Looks from two sides: by a probe in the lane, and at the machine's list of processes, which shows what a probe with a
 * pid namespace of its own cannot see.
 */
export async function openLookAround(opened: OpenMode, range: Range): Promise<LookAround> {
  const count = async () => mostProcessesBelow(await opened.runners());
  await probeLane(range);
  // The init of the next test is made ahead; wait until it stands.
  await new Promise((settle) => setTimeout(settle, 4 * settleStepMs));
  const usual = await count();
  return async () => {
    const leftover = await probeLane(range);
    if (leftover !== null) return leftover;
    for (let waitedMs = 0; ; waitedMs += settleStepMs) {
      const now = await count();
      if (now <= usual) return null;
      if (waitedMs >= settleWithinMs) return `left: ${now - usual} processes, seen from outside`;
      await new Promise((settle) => setTimeout(settle, settleStepMs));
    }
  };
}
