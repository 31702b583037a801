import { contestLevels } from "@bilimdon/rules/contest/qualification";
import { z } from "zod";
import { qualification } from "./contests.ts";
import { awardPlan, contestFormat } from "./scoreboard.ts";

const ms = z.number().int().min(0).max(4_102_444_800_000);

/** What a contest is set to be; rules/contest/check-settings says what is good. */
export const contestSettings = z.object({
  slug: z.string().max(80),
  title: z
    .object({ uz: z.string().max(400), ru: z.string().max(400), en: z.string().max(400) })
    .partial()
    .describe("by language; one is enough"),
  startsAt: ms.describe("ms since 1970"),
  lengthMs: ms.describe("what each participant has; practice has no end and says 0"),
  windowMs: ms
    .nullable()
    .describe("each begins by themselves while the window, this long, is open; null: all begin together"),
  freezeMs: ms.nullable().describe("before the common end; null: the board is never frozen"),
  format: contestFormat,
  penaltyMinutes: z.number().int(),
  awards: awardPlan,
  confirmsLate: z
    .boolean()
    .describe("over the time limit counts only after another host has judged it again, where one is there"),
  hasBalloons: z.boolean().describe("each solved problem brings a balloon to the place"),
  printPages: z.number().int().nullable().describe("pages of one print at most; null: nobody prints"),
  isUpsolvable: z.boolean(),
  registration: z.enum(["closed", "open", "code"]),
  invitationCode: z.string().max(64).nullable(),
  registrationEndsAt: ms.nullable().describe("null: as long as code is taken"),
  takes: z.enum(["individuals", "teams"]),
  capacity: z.number().int().nullable().describe("null: no bound"),
  level: z.enum(contestLevels).nullable().describe("of an olympiad; null: none"),
  qualification: qualification
    .nullable()
    .describe(
      "who joins by themselves must have reached this in a contest of the level below; null: not asked",
    ),
  isExam: z.boolean(),
  examRanges: z.array(z.string().max(64)).max(100).describe("CIDR; empty: from anywhere"),
  problems: z
    .array(
      z.object({
        slug: z.string().max(80),
        label: z.string().max(16),
        points: z.number().nullable().describe("of a pass-fail problem; null: one"),
        rgb: z.string().max(7).nullable().describe("of its balloon, #rrggbb"),
      }),
    )
    .max(100),
});

const state = z.enum(["draft", "template", "published", "archived"]);

/** GET /api/contests/{slug}/settings */
export const contestDesk = z.object({
  contestId: z.string(),
  state,
  settings: contestSettings,
  hasStarted: z.boolean().describe("start, format and used problems are fixed from then on"),
  problemNames: z.record(z.string(), z.record(z.string(), z.string())).describe("by slug, by language"),
});
export type ContestDesk = z.infer<typeof contestDesk>;

/** Of POST /api/contests, /clone, PUT /settings: where the contest is now. */
export const contestKept = z.object({ contestId: z.string(), slug: z.string() });

/** POST /api/contests/{slug}/state */
export const contestStateWish = z.object({ state });

/** POST /api/contests/{slug}/clone */
export const contestCloneWish = z.object({ slug: z.string().max(80), startsAt: ms });

/** GET /api/contests/{slug}/usable-problems */
export const usableProblems = z.object({
  problems: z.array(z.object({ slug: z.string(), name: z.record(z.string(), z.string()) })),
});
