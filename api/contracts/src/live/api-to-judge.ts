import { z } from "zod";
import { idShape } from "../ids.ts";
import { hostRestriction } from "../judging-words.ts";

/**
 * Event "welcome", the first thing a worker hears: where its queue is. A worker therefore needs nothing but the API's
 * address and a token.
 */
export const judgeWelcome = z.object({
  v: z.literal(1),
  hostId: idShape("judgeHost"),
  queue: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("redis"), url: z.string(), prefix: z.string() }),
    z.object({ kind: z.literal("postgres"), url: z.string(), schema: z.string() }),
  ]),
});
export type JudgeWelcome = z.infer<typeof judgeWelcome>;

/** Event "host-state": enabled takes jobs; drained finishes what it has and takes no more. */
export const judgeHostState = z.object({
  state: z.enum(["enabled", "drained"]),
  restriction: hostRestriction.nullable().default(null),
});
export type JudgeHostState = z.infer<typeof judgeHostState>;
