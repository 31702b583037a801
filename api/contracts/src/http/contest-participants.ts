import { z } from "zod";

const name = z.string().trim().min(1).max(120);

/** POST /api/contests/{slug}/registration */
export const registrationWish = z.object({
  code: z.string().max(64).optional().describe("the invitation code, where the contest asks for one"),
  team: z
    .object({
      name,
      organisation: name.nullable().default(null),
      members: z
        .array(name)
        .max(20)
        .default([])
        .describe("names of those besides the caller, who is the first"),
    })
    .optional()
    .describe("needed where the contest takes teams, and only there"),
});

const member = z.object({
  name: z.string(),
  login: z.string().nullable(),
  part: z.enum(["contestant", "coach"]),
});

/** One line, as officials see it. */
export const contestParticipant = z.object({
  participantId: z.string(),
  kind: z.enum(["individual", "team"]),
  part: z.enum(["contestant", "upsolver"]),
  name: z.string(),
  login: z.string().nullable(),
  label: z.string().nullable(),
  organisation: z.string().nullable(),
  country: z.string().nullable(),
  groups: z.array(z.string()),
  isHidden: z.boolean(),
  isUnofficial: z.boolean(),
  extraMs: z.number(),
  startedAt: z.number().nullable(),
  withdrawnAt: z.number().nullable(),
  members: z.array(member),
});
export type ContestParticipant = z.infer<typeof contestParticipant>;

/** GET /api/contests/{slug}/participants */
export const participantList = z.object({
  participants: z.array(contestParticipant),
  groups: z.array(
    z.object({
      groupId: z.string(),
      name: z.string(),
      sortOrder: z.number().int(),
      isHidden: z.boolean(),
      count: z.number().int(),
    }),
  ),
});

/** PATCH /api/contests/{slug}/participants/{participantId}; what is absent stays. */
export const participantChange = z.object({
  name: name.optional(),
  organisation: name.nullable().optional(),
  isHidden: z.boolean().optional(),
  isUnofficial: z.boolean().optional(),
  extraMs: z.number().int().min(0).max(86_400_000).optional(),
  isWithdrawn: z.boolean().optional(),
});

/** PUT /api/contests/{slug}/participants/{participantId}/members: the whole of a team's people, in order. */
export const teamMembers = z.object({
  members: z
    .array(
      z.object({
        name,
        login: z.string().trim().min(1).max(64).nullable().describe("of their account; null: they have none"),
        part: z.enum(["contestant", "coach"]),
      }),
    )
    .max(20),
});

/** PATCH /api/contests/{slug}/groups/{groupId} */
export const groupChange = z.object({
  sortOrder: z.number().int().min(0).max(1_000).optional(),
  isHidden: z.boolean().optional(),
});

/** POST /api/contests/{slug}/participants/import */
export const participantImport = z.object({
  form: z.enum(["csv", "json"]),
  text: z.string().max(4_000_000),
  isDryRun: z.boolean().describe("true: says what would happen and changes nothing"),
});

/** What an import does, or would do. With one fault nothing is changed. */
export const importReport = z.object({
  isApplied: z.boolean(),
  added: z.number().int(),
  changed: z.number().int(),
  faults: z.array(z.object({ line: z.number().int(), column: z.string().nullable(), fault: z.string() })),
});
export type ImportReport = z.infer<typeof importReport>;

export const participantKept = z.object({ participantId: z.string() });
export const groupKept = z.object({ groupId: z.string() });
