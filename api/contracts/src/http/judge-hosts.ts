import { z } from "zod";
import { boxSelfTest, hostLanguage } from "../judging-words.ts";

/** GET /api/judge-hosts — operators only. */
export const judgeHostView = z.object({
  hostId: z.string(),
  name: z.string(),
  workerId: z.string(),
  isConnected: z.boolean(),
  state: z.enum(["enabled", "drained"]),
  lastSeenAt: z.number(),
  cores: z.number().int(),
  lanes: z.number().int(),
  memoryBytes: z.number(),
  languages: z.array(hostLanguage),
  missingLanguages: z.array(z.object({ id: z.string(), why: z.string() })),
  box: boxSelfTest,
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

/** PATCH /api/judge-hosts/{id} */
export const judgeHostPatch = z.object({ state: z.enum(["enabled", "drained"]) });
