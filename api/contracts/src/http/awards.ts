import { z } from "zod";

/** GET /api/contests/{slug}/awards */
export const contestAwards = z.object({
  state: z
    .enum(["hidden", "standing", "final"])
    .describe("hidden: nothing may be said yet; standing: for officials, as the board stands; final"),
  awards: z.array(
    z.object({
      awardId: z.string().describe("as the CLICS Contest API names it"),
      kind: z.enum([
        "winner",
        "gold-medal",
        "silver-medal",
        "bronze-medal",
        "rank",
        "highest-honors",
        "high-honors",
        "honors",
        "honorable-mention",
        "first-to-solve",
        "group-winner",
      ]),
      about: z.string().nullable().describe("the problem's label, the group's name or the rank it is for"),
      participants: z.array(
        z.object({
          participantId: z.string(),
          name: z.string(),
          organisation: z.string().nullable(),
          rank: z.number().int(),
          solved: z.number().int(),
          score: z.number(),
        }),
      ),
    }),
  ),
});
export type ContestAwards = z.infer<typeof contestAwards>;
