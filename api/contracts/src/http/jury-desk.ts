import { z } from "zod";
import { idShape } from "../ids.ts";
import { submissionSummary } from "./submissions.ts";

const verdict = z.enum(["AC", "WA", "TLE", "RTE", "MLE", "OLE", "CE"]);

/** waiting: no verdict yet. failed: a judging error. */
export const deskVerdict = z.union([verdict, z.enum(["waiting", "failed"])]);

/** What narrows the jury's list; every given part does. */
export const deskFilter = z.object({
  problem: z.string().min(1).max(8).optional().describe("label"),
  team: z.string().trim().min(1).max(80).optional().describe("part of a name"),
  language: z.string().min(1).max(32).optional(),
  verdict: deskVerdict.optional(),
  host: idShape("judgeHost").optional(),
  from: z.coerce.number().int().min(0).optional().describe("sent at or after this minute of the contest"),
  to: z.coerce.number().int().min(0).optional().describe("sent before this minute of the contest"),
});
export type DeskFilter = z.infer<typeof deskFilter>;

/** A submission as the jury's list shows it. */
export const deskSubmission = submissionSummary.extend({
  judgeHostId: z.string().nullable(),
  hostName: z.string().nullable(),
  origin: z.enum(["submission", "rejudge", "override"]).describe("what the counting verdict came from"),
  isIgnored: z.boolean().describe("counts for nothing on any board"),
});
export type DeskSubmission = z.infer<typeof deskSubmission>;

/** GET /api/contests/{slug}/desk/submissions — newest first. */
export const deskSubmissionList = z.object({
  submissions: z.array(deskSubmission),
  nextCursor: z.string().nullable(),
  hosts: z.array(z.object({ judgeHostId: z.string(), name: z.string() })).describe("that judged here"),
});
export type DeskSubmissionList = z.infer<typeof deskSubmissionList>;

const reason = z.string().trim().min(1).max(500);

/** POST /api/submissions/{submissionId}/override — officials only. */
export const newOverride = z.object({
  verdict,
  score: z.number().min(0).max(1_000_000).nullable().describe("null: as the verdict has it"),
  reason,
});

/** POST /api/submissions/{submissionId}/ignore — officials only. */
export const newIgnoring = z.object({ reason });

/** GET /api/submissions/{submissionId}/history — officials only. */
export const submissionHistory = z.object({
  ignored: z
    .object({ reason: z.string(), by: z.string(), at: z.number() })
    .nullable()
    .describe("counts for nothing on any board"),
  judgements: z
    .array(
      z.object({
        judgementId: z.string(),
        isCurrent: z.boolean(),
        origin: z.enum(["submission", "rejudge", "override"]),
        state: z.enum(["queued", "judged", "failed"]),
        verdict: verdict.nullable(),
        score: z.number().nullable(),
        attempt: z.number().int(),
        queuedAt: z.number(),
        finishedAt: z.number().nullable(),
        hostName: z.string().nullable(),
        decidedBy: z.string().nullable(),
        reason: z.string().nullable(),
        rejudgeId: z.string().nullable(),
      }),
    )
    .describe("newest first"),
  /** Of the same line on the same problem, before this one, newest first. */
  earlier: z.array(
    z.object({
      submissionId: z.string(),
      submittedAt: z.number(),
      contestTimeMs: z.number(),
      languageId: z.string(),
      verdict: verdict.nullable(),
      score: z.number().nullable(),
    }),
  ),
});
export type SubmissionHistory = z.infer<typeof submissionHistory>;
