import type { judgeHostList } from "@bilimdon/contracts/http/judge-hosts";
import type { z } from "zod";
import { getApi } from "../../client/call-api.ts";
import { makeResource } from "../../client/resource.ts";

export type JudgeHostList = z.infer<typeof judgeHostList>;

export const judgeHostsResource = makeResource(() => getApi<JudgeHostList>("/api/judge-hosts"));
