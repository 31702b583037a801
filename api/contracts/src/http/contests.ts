import { contestLevels } from "@bilimdon/rules/contest/qualification";
import { z } from "zod";
import { contestFormat } from "./scoreboard.ts";

const localized = z.record(z.string(), z.string()).describe("by language code: uz, ru, en");

/** Who may come from the level below. */
export const qualification = z.object({
  slug: z.string().max(80).describe("address of a contest of the level below"),
  by: z.enum(["top", "score"]).describe("by a place, or by points (in icpc: solved problems)"),
  least: z.number().describe("the last place that counts, or the least score"),
});

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
  stoppedAt: z
    .number()
    .optional()
    .describe("the clock stands still since; end and freeze are as if it went on then; absent: it runs"),
  countdownPausedMs: z
    .number()
    .nullable()
    .describe("left of a countdown that is paused; the start is not known then"),
  ownLengthMs: z.number().nullable().describe("what each has from their own start; null: all begin together"),
  state: z.enum(["draft", "template", "published", "archived"]),
  format: contestFormat,
  isExam: z.boolean(),
  isUpsolvable: z.boolean().describe("once everyone is done, whoever is signed in may go on solving"),
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
  printPages: z
    .number()
    .int()
    .nullable()
    .describe("pages of one print at most; null: contestants do not print"),
  hasBalloons: z.boolean(),
  level: z.enum(contestLevels).nullable().describe("of an olympiad; null: none"),
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
  participation: z
    .object({
      participantId: z.string(),
      name: z.string(),
      part: z.enum(["contestant", "upsolver"]),
      clock: z
        .enum(["waiting", "may-begin", "running", "done"])
        .describe("by their own time, with what they have of extra time"),
      endsAt: z.number().nullable().describe("of their own time; null: not begun, or the clock stands still"),
    })
    .nullable(),
  joining: z
    .object({
      needsCode: z.boolean(),
      takes: z.enum(["individuals", "teams"]),
      placesLeft: z.number().int().nullable().describe("null: no bound"),
      qualification: qualification
        .extend({ title: localized, counts: z.enum(["points", "solved"]).describe("what a score is there") })
        .nullable()
        .describe("only whoever reached this there; null: whoever likes"),
    })
    .nullable()
    .describe("who is not in may join by themselves; null: not, or not any more"),
  codeIsTaken: z
    .enum(["contest", "upsolving", "no"])
    .describe("as what code of the caller counts now; upsolving has to be asked for"),
  permissions: z
    .array(z.string())
    .describe("acts of rules/access/permit that only officials have, and the caller has here"),
});
export type ContestDetail = z.infer<typeof contestDetail>;
