import { roles } from "@bilimdon/rules/access/roles";
import { z } from "zod";

const count = z.number().int();

/** GET and POST /api/people/statistics: living accounts, as they were when last counted. */
export const peopleStatistics = z.object({
  countedAt: z.number().nullable().describe("milliseconds since 1970; null: never yet"),
  people: count.describe("all of them"),
  byRole: z.array(z.object({ role: z.enum(roles), active: count, blocked: count })),
  organisations: z
    .array(z.object({ name: z.string(), people: count }))
    .describe("the largest, largest first; of each person the one their newest line in a contest names"),
  otherOrganisations: z.object({ organisations: count, people: count }).describe("those not named above"),
  withoutOrganisation: count,
  registrations: z
    .array(z.object({ day: z.string().describe("2026-11-30, in Tashkent"), people: count }))
    .describe("the last 30 days, oldest first, today last"),
});
export type PeopleStatistics = z.infer<typeof peopleStatistics>;
