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
  z.object({
    kind: z.literal("scored"),
    score: z.number().describe("points, six decimals at most"),
    isFull: z.boolean(),
    attempts: z.number().int(),
    penalties: z.number().int(),
    improvedAtSeconds: z.number().int().nullable(),
    pending: z.number().int(),
    why: z.enum(["judging", "frozen"]).nullable(),
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
  stoppedAt: z
    .number()
    .optional()
    .describe("the clock stands still since; end and freeze are as if it went on then; absent: it runs"),
});

export const contestFormat = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("icpc") }),
  z.object({
    kind: z.literal("ioi"),
    counts: z.enum(["best-submission", "best-per-subtask", "last-submission"]),
    feedback: z.enum(["full", "score", "none"]),
  }),
  z.object({
    kind: z.literal("codeforces"),
    lossPercent: z.number().min(0).max(100),
    leastPercent: z.number().min(0).max(100),
    wrongPoints: z.number().min(0),
    hacks: z.object({ wonPoints: z.number(), lostPoints: z.number() }).nullable(),
  }),
  z.object({ kind: z.literal("atcoder") }),
  z.object({ kind: z.literal("practice") }),
]);

export const awardPlan = z.object({
  medalPercent: z
    .number()
    .int()
    .optional()
    .describe("medals for so many percent of those who competed, divided as the three; absent: places"),
  gold: z.number().int().describe("places that bring gold; who shares a place shares the medal"),
  silver: z.number().int(),
  bronze: z.number().int(),
  groupWinners: z.boolean(),
  firstSolves: z.boolean(),
  honours: z.boolean().describe("ranks and honours of those without a medal; in icpc alone"),
});

/** GET /api/contests/{slug}/scoreboard */
export const boardSnapshot = z.object({
  contestId: z.string(),
  audience: z.enum(["public", "jury"]),
  version: z.number().int(),
  phase: boardPhase,
  format: contestFormat.optional().describe("absent: icpc"),
  penaltyMinutes: z.number().int(),
  awards: awardPlan.optional().describe("what the contest gives; absent: the usual, four of each medal"),
  problems: z.array(
    z.object({ problemId: z.string(), label: z.string(), name: z.record(z.string(), z.string()) }),
  ),
  groups: z
    .array(z.object({ groupId: z.string(), name: z.string(), sortOrder: z.number().int() }))
    .optional()
    .describe("with boards of their own; a higher sort order stands below and is ranked by itself"),
  participants: z.array(
    z.object({
      participantId: z.string(),
      name: z.string(),
      organisation: z.string().nullable(),
      group: z.string().nullable().describe("name of the first of its groups"),
      groupIds: z.array(z.string()).optional().describe("absent: in none"),
      isUnofficial: z.boolean().optional().describe("out of competition: takes no rank; absent: official"),
      isHidden: z.boolean().optional().describe("on the jury's board alone"),
      adjustment: z
        .number()
        .optional()
        .describe("added to its total by the jury: minutes or points, by the format; absent: nothing"),
    }),
  ),
  cells: z.array(boardCellAt),
  firsts: z.array(boardFirst),
});
