import { z } from "zod";
import { idShape } from "../ids.ts";

const judgedLately = z.object({
  one: z.number().int(),
  five: z.number().int(),
  fifteen: z.number().int(),
});

/** GET /api/judging/flow — officials only. Judged: how many in the last 1, 5 and 15 minutes. */
export const judgingFlow = z.object({
  waiting: z
    .number()
    .int()
    .describe("without a verdict, those that are being judged among them, paused ones not"),
  oldestMs: z.number().nullable(),
  judged: judgedLately,
  languages: z.array(
    z.object({
      languageId: z.string(),
      waiting: z.number().int(),
      oldestMs: z.number().nullable(),
      judged: judgedLately,
    }),
  ),
});
export type JudgingFlow = z.infer<typeof judgingFlow>;

/** GET /api/judging/attention — what will not be judged by itself; officials only. */
export const judgingAttention = z.object({
  givenUp: z.array(
    z.object({
      judgementId: z.string(),
      submissionId: z.string(),
      contestSlug: z.string(),
      problemLabel: z.string(),
      participantName: z.string(),
      languageId: z.string(),
      fault: z.enum(["setter", "platform"]).nullable(),
      givenUpAt: z.number(),
      tries: z.array(
        z.object({
          attempt: z.number().int(),
          step: z.string(),
          detail: z.string(),
          hostId: z.string().nullable(),
          hostName: z.string().nullable(),
        }),
      ),
    }),
  ),
  /** Waiting, and no host that takes jobs may judge them. */
  unjudgeable: z.array(
    z.object({
      languageId: z.string(),
      contestSlug: z.string(),
      problemLabel: z.string(),
      waiting: z.number().int(),
      oldestAt: z.number(),
    }),
  ),
  pauses: z.array(
    z.object({
      pauseId: z.string(),
      problemId: z.string().nullable(),
      problemSlug: z.string().nullable(),
      contestId: z.string().nullable(),
      contestSlug: z.string().nullable(),
      reason: z.string(),
      pausedAt: z.number(),
      by: z.string(),
      waiting: z.number().int(),
    }),
  ),
});
export type JudgingAttention = z.infer<typeof judgingAttention>;

/** POST /api/judging/pauses */
export const newPause = z.object({
  scope: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("problem"), problemId: idShape("problem") }),
    z.object({ kind: z.literal("contest"), contestId: idShape("contest") }),
    z.object({
      kind: z.literal("contest-problem"),
      contestId: idShape("contest"),
      problemId: idShape("problem"),
    }),
  ]),
  reason: z.string().trim().min(1).max(500),
});

/** GET /api/contests/{slug}/judging-pauses — for the contest's jury. */
export const contestPauses = z.object({
  contestId: z.string(),
  pauses: z.array(
    z.object({
      pauseId: z.string(),
      problemLabel: z.string().nullable().describe("null: all problems"),
      isEverywhere: z.boolean().describe("by an operator, in every contest that has the problem"),
      mayResume: z.boolean().describe("by whoever asks"),
      reason: z.string(),
      pausedAt: z.number(),
      by: z.string(),
      waiting: z.number().int().describe("submissions of this contest"),
    }),
  ),
});
export type ContestPauses = z.infer<typeof contestPauses>;
