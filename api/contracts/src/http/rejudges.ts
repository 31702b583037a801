import { z } from "zod";
import { idShape } from "../ids.ts";
import { instant } from "./instant.ts";

export const rejudgeLimits = { submissionsAtMost: 5_000, idsAtMost: 500, changesShown: 500 } as const;

const verdict = z.enum(["AC", "WA", "TLE", "RTE", "MLE", "OLE", "CE"]);

/** What is judged again: by filter, every given part narrows; or by the ids picked. */
export const rejudgePick = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("filter"),
    problemLabel: z.string().min(1).max(8).optional(),
    languageId: z.string().min(1).max(32).optional(),
    participantId: idShape("participant").optional(),
    team: z.string().trim().min(1).max(80).optional().describe("part of a name"),
    judgeHostId: idShape("judgeHost").optional(),
    verdict: z
      .union([verdict, z.literal("failed")])
      .optional()
      .describe("failed: a judging error"),
    from: instant.optional().describe("sent at or after, ms since 1970"),
    before: instant.optional().describe("sent before"),
  }),
  z.object({
    kind: z.literal("ids"),
    submissionIds: z.array(idShape("submission")).min(1).max(rejudgeLimits.idsAtMost),
  }),
]);
export type RejudgePick = z.infer<typeof rejudgePick>;

/** POST /api/contests/{slug}/rejudges */
export const newRejudge = z.object({ pick: rejudgePick, reason: z.string().trim().min(1).max(500) });

export const rejudgeView = z.object({
  rejudgeId: z.string(),
  reason: z.string(),
  pick: rejudgePick,
  state: z.enum(["open", "applied", "dropped", "undone"]),
  createdBy: z.string(),
  createdAt: z.number(),
  closedBy: z.string().nullable(),
  closedAt: z.number().nullable(),
  total: z.number().int(),
  judged: z.number().int(),
  failed: z.number().int().describe("a judging error: such a submission keeps its verdict"),
  changedMeanwhile: z.number().int().describe("decided otherwise since the set was made: left alone"),
});
export type RejudgeView = z.infer<typeof rejudgeView>;

/** GET /api/contests/{slug}/rejudges — newest first. */
export const rejudgeList = z.object({ rejudges: z.array(rejudgeView) });

const code = verdict.nullable().describe("null: none, a judging error");

/** GET /api/rejudges/{rejudgeId}/preview: what applying changes, or has changed. */
export const rejudgePreview = z.object({
  rejudgeId: z.string(),
  isWhole: z.boolean().describe("every submission of the set is judged"),
  unchanged: z.number().int(),
  transitions: z.array(z.object({ from: code, to: code, count: z.number().int() })),
  changes: z
    .array(
      z.object({
        submissionId: z.string(),
        participantName: z.string(),
        problemLabel: z.string(),
        from: code,
        to: code,
        scoreFrom: z.number().nullable(),
        scoreTo: z.number().nullable(),
      }),
    )
    .describe("the first 500, by time of sending"),
  rows: z.array(
    z.object({
      participantId: z.string(),
      name: z.string(),
      before: z.object({
        rank: z.number(),
        solved: z.number(),
        penaltyMinutes: z.number(),
        score: z.number(),
      }),
      after: z.object({
        rank: z.number(),
        solved: z.number(),
        penaltyMinutes: z.number(),
        score: z.number(),
      }),
    }),
  ),
  awards: z.array(z.object({ awardId: z.string(), gained: z.array(z.string()), lost: z.array(z.string()) })),
  firsts: z.array(
    z.object({ problemLabel: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  balloons: z.array(
    z.object({ name: z.string(), problemLabel: z.string(), kind: z.enum(["gained", "lost"]) }),
  ),
});
export type RejudgePreview = z.infer<typeof rejudgePreview>;
