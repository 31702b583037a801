import { z } from "zod";
import { instant } from "./instant.ts";

const reason = z.string().min(1).max(200).describe("kept with the interval, for whoever asks why");

/** POST /api/contests/{slug}/clock; see rules/contest/change-clock for what each does and when. */
export const clockChange = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("start-at"), startsAt: instant }),
  z.object({ kind: z.literal("pause-countdown") }),
  z.object({ kind: z.literal("resume-countdown") }),
  z.object({
    kind: z.literal("extend"),
    byMs: z.number().int().min(-31_622_400_000).max(31_622_400_000),
  }),
  z.object({ kind: z.literal("stop"), reason }),
  z.object({ kind: z.literal("go-on") }),
  z.object({ kind: z.literal("remove"), fromMs: instant, toMs: instant, reason }),
  z.object({ kind: z.literal("restore"), fromMs: instant }),
  z.object({ kind: z.literal("freeze") }),
  z.object({ kind: z.literal("thaw"), at: instant.nullable().describe("null: now") }),
  z.object({ kind: z.literal("withdraw-results") }),
]);
export type ClockChangeWish = z.infer<typeof clockChange>;

/** GET /api/contests/{slug}/clock, for officials; and after each change. */
export const contestClock = z.object({
  contestId: z.string(),
  serverTime: z.number(),
  startsAt: z.number(),
  endsAt: z.number().describe("the common end; while the clock stands still as if it went on at once"),
  everyoneEndsAt: z.number().nullable().describe("with all extra time; null: not known yet"),
  freezesAt: z.number().nullable(),
  thawedAt: z.number().nullable(),
  finalizedAt: z.number().nullable(),
  countdownPausedMs: z.number().nullable(),
  stoppedAt: z.number().nullable(),
  removed: z.array(z.object({ fromMs: z.number(), toMs: z.number().nullable(), reason: z.string() })),
  obstacles: z
    .array(
      z.object({
        kind: z.enum(["running", "unjudged", "judging-error", "clarification"]),
        count: z.number(),
      }),
    )
    .describe("what stands between the contest and its final results"),
});
export type ContestClock = z.infer<typeof contestClock>;
