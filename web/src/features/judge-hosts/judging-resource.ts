import type { judgeHostEvents } from "@bilimdon/contracts/http/judge-hosts";
import type { JudgingAttention, JudgingFlow } from "@bilimdon/contracts/http/judging";
import type { z } from "zod";
import { getApi } from "../../client/call-api.ts";
import { keyedResource, makeResource } from "../../client/resource.ts";

export const flowResource = makeResource(() => getApi<JudgingFlow>("/api/judging/flow"));
export const attentionResource = makeResource(() => getApi<JudgingAttention>("/api/judging/attention"));

export type HostEvents = z.infer<typeof judgeHostEvents>;
export const hostEventsResource = keyedResource((hostId) =>
  getApi<HostEvents>(`/api/judge-hosts/${encodeURIComponent(hostId)}/events`),
);
