import { z } from "zod";

export const clarificationLimits = { textLength: 2_000, cannedAtMost: 30 } as const;

const text = z.string().trim().min(1).max(clarificationLimits.textLength);
const sendKey = z
  .string()
  .regex(/^[\w-]{8,64}$/)
  .optional()
  .describe("made by the sender: sent again under the same key it stays one");
const problemLabel = z.string().min(1).max(8).nullable().describe("null: of the contest itself");

/** One question, answer or announcement, as its reader may see it. */
export const clarification = z.object({
  clarificationId: z.string(),
  contestId: z.string(),
  seq: z.number().int().describe("grows within the contest; ask for what came after the last one you have"),
  kind: z.enum(["question", "answer", "announcement"]),
  questionId: z.string().nullable().describe("what an answer answers"),
  problemLabel: z.string().nullable(),
  isToAll: z.boolean(),
  text: z.string(),
  quoted: z.string().nullable().describe("the question, repeated for everybody"),
  sentAt: z.number(),
  /** Who asked; to the jury and to the asker. */
  askedBy: z.object({ participantId: z.string(), name: z.string() }).nullable(),
  /** Who answered or announced; to the jury. */
  author: z.string().nullable(),
});
export type Clarification = z.infer<typeof clarification>;

/**
 * GET /api/contests/{slug}/clarifications: officials read all, a participant what is for everybody and their own,
 * anybody else what is for everybody.
 */
export const clarificationList = z.object({
  clarifications: z.array(clarification).describe("by seq"),
  hasMore: z.boolean().describe("ask again after the last seq"),
  readSeq: z.number().int().describe("up to where the caller has read; 0: nothing, or a guest"),
  participantId: z.string().nullable().describe("the caller's own line, whose room may be joined"),
  mayAnswer: z.boolean(),
});
export type ClarificationList = z.infer<typeof clarificationList>;

/** POST /api/contests/{slug}/clarifications */
export const newQuestion = z.object({ text, problemLabel, sendKey });

/** POST /api/clarifications/{clarificationId}/answers */
export const newAnswer = z.object({
  text,
  audience: z.enum(["asker", "all"]),
  isQuoted: z.boolean().describe("to all: repeat the question, without its asker"),
  sendKey,
});

/** POST /api/contests/{slug}/announcements */
export const newAnnouncement = z.object({ text, problemLabel, sendKey });

/** GET /api/contests/{slug}/canned-answers */
export const cannedAnswerList = z.object({
  cannedAnswers: z.array(z.object({ cannedAnswerId: z.string(), text: z.string() })),
});
export const newCannedAnswer = z.object({ text });
