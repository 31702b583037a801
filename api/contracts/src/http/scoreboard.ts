import { z } from "zod";

export const boardCell = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("untouched") }),
  z.object({ kind: z.literal("solved"), wrongBefore: z.number().int(), solvedAtMinutes: z.number().int() }),
  z.object({ kind: z.literal("tried"), wrong: z.number().int() }),
  z.object({
    kind: z.literal("pending"),
    wrong: z.number().int(),
    pending: z.number().int(),
    lastAtMinutes: z.number().int(),
    why: z.enum(["judging", "frozen"]),
  }),
]);
export const boardCellAt = z.object({ participantId: z.string(), problemId: z.string(), cell: boardCell });
export const boardFirst = z.object({ problemId: z.string(), participantId: z.string().nullable() });
export const boardPhase = z.object({
  startsAt: z.number().describe("ms since 1970"),
  endsAt: z.number(),
  freezesAt: z.number().nullable(),
  thawedAt: z.number().nullable(),
  finalizedAt: z.number().nullable(),
});

/** GET /api/contests/{slug}/scoreboard */
export const boardSnapshot = z.object({
  contestId: z.string(),
  audience: z.enum(["public", "jury"]),
  version: z.number().int(),
  phase: boardPhase,
  penaltyMinutes: z.number().int(),
  problems: z.array(
    z.object({ problemId: z.string(), label: z.string(), name: z.record(z.string(), z.string()) }),
  ),
  participants: z.array(
    z.object({
      participantId: z.string(),
      name: z.string(),
      organisation: z.string().nullable(),
      group: z.string().nullable(),
    }),
  ),
  cells: z.array(boardCellAt),
  firsts: z.array(boardFirst),
});
