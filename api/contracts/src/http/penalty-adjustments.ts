import { adjustmentAtMost } from "@bilimdon/rules/scoreboard/adjust-total";
import { z } from "zod";

/** One change of a line's total by the jury. */
export const penaltyAdjustment = z.object({
  adjustmentId: z.string(),
  participantId: z.string(),
  participantName: z.string(),
  amount: z.number().describe("added to the line's penalty minutes, or to its points"),
  reason: z.string(),
  givenBy: z.string(),
  givenAt: z.number().describe("ms since 1970"),
  withdrawnBy: z.string().nullable(),
  withdrawnAt: z.number().nullable().describe("null: it counts"),
});
export type PenaltyAdjustment = z.infer<typeof penaltyAdjustment>;

/** GET /api/contests/{slug}/adjustments; every change answers with it too. Newest first. */
export const penaltyAdjustmentList = z.object({
  unit: z.enum(["minutes", "points"]).describe("by the contest's format"),
  hasBegun: z.boolean().describe("before that nothing is adjusted"),
  adjustments: z.array(penaltyAdjustment),
});
export type PenaltyAdjustmentList = z.infer<typeof penaltyAdjustmentList>;

/** POST /api/contests/{slug}/participants/{participantId}/adjustments */
export const newAdjustment = z.object({
  amount: z.number().min(-adjustmentAtMost).max(adjustmentAtMost),
  reason: z.string().trim().min(1).max(500),
  sendKey: z.string().min(8).max(64).describe("chosen by the sender; a repeat adjusts nothing again"),
});
