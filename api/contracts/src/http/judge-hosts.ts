import { z } from "zod";
import { boxSelfTest, hostCheck, hostLanguage, hostRestriction } from "../judging-words.ts";

/** GET /api/judge-hosts — operators only. */
export const judgeHostView = z.object({
  hostId: z.string(),
  name: z.string(),
  workerId: z.string(),
  isConnected: z.boolean(),
  /** aside: drained by the platform itself, for a cause. */
  state: z.enum(["enabled", "drained", "aside"]),
  /** Why it is aside or drained, and since when; null: nobody has changed it. */
  stateCause: z.string().nullable(),
  stateSince: z.number().nullable(),
  restriction: hostRestriction.nullable(),
  running: z.number().int().describe("jobs it holds now"),
  lastSeenAt: z.number(),
  cores: z.number().int(),
  lanes: z.number().int(),
  memoryBytes: z.number(),
  languages: z.array(hostLanguage),
  missingLanguages: z.array(z.object({ id: z.string(), why: z.string() })),
  box: boxSelfTest,
  checks: z.array(hostCheck),
  judgedLastHour: z.number().int(),
  platformFaultsLastHour: z.number().int(),
});
export type JudgeHostView = z.infer<typeof judgeHostView>;

export const judgeHostList = z.object({
  hosts: z.array(judgeHostView),
  queue: z.object({
    waiting: z.number().int(),
    running: z.number().int(),
    oldestWaitingMs: z.number().nullable(),
    backend: z.enum(["redis", "postgres"]),
  }),
});

/** PATCH /api/judge-hosts/{id}: what is left out stays as it is. */
export const judgeHostPatch = z
  .object({
    state: z.enum(["enabled", "drained"]).optional(),
    restriction: hostRestriction.nullable().optional(),
    cause: z.string().max(500).optional().describe("why; kept in the host's history"),
  })
  .refine(({ state, restriction }) => state !== undefined || restriction !== undefined, {
    message: "say a state or a restriction",
  });

export const hostEventKind = z.enum([
  ...["joined", "lost", "enabled", "drained", "aside", "restricted", "fault", "disagreed"],
] as const);

/** GET /api/judge-hosts/{id}/events — newest first. */
export const judgeHostEvents = z.object({
  events: z.array(
    z.object({
      kind: hostEventKind,
      at: z.number(),
      by: z.string().nullable().describe("login of who did it; null: the platform"),
      detail: z.string().nullable(),
    }),
  ),
});
