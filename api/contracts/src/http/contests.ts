import { z } from "zod";

const localized = z.record(z.string(), z.string()).describe("by language code: uz, ru, en");

export const contestPhase = z.enum(["scheduled", "running", "frozen", "ended", "final"]);

export const contestSummary = z.object({
  contestId: z.string(),
  slug: z.string(),
  title: localized,
  startsAt: z.number().describe("ms since 1970"),
  endsAt: z.number(),
  freezesAt: z.number().nullable(),
  thawedAt: z.number().nullable(),
  finalizedAt: z.number().nullable(),
  phase: contestPhase,
  participantCount: z.number().int(),
  problemCount: z.number().int(),
});
export type ContestSummary = z.infer<typeof contestSummary>;

/** GET /api/contests */
export const contestList = z.object({ contests: z.array(contestSummary), serverTime: z.number() });

/** GET /api/contests/{slug}; problems are empty before the start. */
export const contestDetail = contestSummary.extend({
  serverTime: z.number(),
  penaltyMinutes: z.number().int(),
  problems: z.array(
    z.object({
      problemId: z.string(),
      label: z.string(),
      name: localized,
      timeLimitMs: z.number(),
      memoryBytes: z.number(),
      isScoring: z.boolean(),
      isJudgingPaused: z.boolean().describe("code is taken and kept; it is judged when the jury resumes"),
      solvedCount: z.number().int().describe("participants, by the public board"),
    }),
  ),
  /** The caller's own participation, or null. */
  participation: z.object({ participantId: z.string(), name: z.string() }).nullable(),
});
export type ContestDetail = z.infer<typeof contestDetail>;
