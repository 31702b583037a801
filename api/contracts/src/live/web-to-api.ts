import { z } from "zod";

/** Event "join" / "leave", both acknowledged with a JoinAnswer. */
export const joinRoom = z.object({ room: z.string().min(1).max(120) });
export const joinAnswer = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("joined"), serverTime: z.number() }),
  z.object({ kind: z.literal("refused"), code: z.string() }),
]);
export type JoinAnswer = z.infer<typeof joinAnswer>;
