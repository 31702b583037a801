import type { Ctx } from "../../src/ctx.ts";
import { openEvents, type ReactionDoors } from "../../src/reactions.ts";

/** The same context with the real reactions joined, as main.ts does. */
export function wireEvents<T extends Ctx>(ctx: T, given: Partial<ReactionDoors> = {}): T {
  const doors: ReactionDoors = {
    wakeOutbox: () => {},
    tellHostOrders: () => {},
    measureJudgement: async () => {},
    countHostFault: () => {},
    ...given,
  };
  const wired: T = { ...ctx, events: openEvents(() => ({ ctx: wired, doors })) };
  return wired;
}
