import { judgeHostList, judgeHostPatch } from "@bilimdon/contracts/http/judge-hosts";
import { idShape } from "@bilimdon/contracts/ids";
import { z } from "zod";
import { type Route, route } from "../../http/route.ts";
import { listJudgeHosts } from "./list-judge-hosts.ts";
import { setJudgeHostState } from "./set-judge-host-state.ts";

export const judgeHostRoutes: readonly Route[] = [
  route({
    id: "listJudgeHosts",
    method: "get",
    path: "/api/judge-hosts",
    access: "session",
    summary: "Judge hosts of the last week and the depth of the queue; officials only",
    reply: judgeHostList,
    run: ({ ctx }) => listJudgeHosts(ctx),
  }),
  route({
    id: "setJudgeHostState",
    method: "patch",
    path: "/api/judge-hosts/{hostId}",
    access: "session",
    summary: "Drain a host, or let it take jobs again; admins only",
    params: z.object({ hostId: idShape("judgeHost") }),
    body: judgeHostPatch,
    reply: z.object({ hostId: idShape("judgeHost"), state: judgeHostPatch.shape.state }),
    run: ({ ctx, params, body }) => setJudgeHostState(ctx, { ...params, ...body }),
  }),
];
