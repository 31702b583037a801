import {
  judgeHostEvents,
  judgeHostList,
  judgeHostPatch,
  judgeHostView,
} from "@bilimdon/contracts/http/judge-hosts";
import { idShape } from "@bilimdon/contracts/ids";
import { z } from "zod";
import { type Route, route } from "../../http/route.ts";
import { listHostEvents } from "./list-host-events.ts";
import { listJudgeHosts } from "./list-judge-hosts.ts";
import { setJudgeHostState } from "./set-judge-host-state.ts";

export const judgeHostRoutes: readonly Route[] = [
  route({
    id: "listJudgeHosts",
    method: "get",
    path: "/api/judge-hosts",
    access: "session",
    scope: "judging.read",
    summary: "Judge hosts of the last week and the depth of the queue; officials only",
    reply: judgeHostList,
    run: ({ ctx }) => listJudgeHosts(ctx),
  }),
  route({
    id: "setJudgeHostState",
    method: "patch",
    path: "/api/judge-hosts/{hostId}",
    access: "session",
    scope: "judging.write",
    summary:
      "Drain a host, let it take jobs again, or keep it to languages, problems or contests; admins only",
    params: z.object({ hostId: idShape("judgeHost") }),
    body: judgeHostPatch,
    reply: judgeHostView.pick({ hostId: true, state: true, restriction: true }),
    run: ({ ctx, params, body }) => setJudgeHostState(ctx, { ...params, ...body }),
  }),
  route({
    id: "listJudgeHostEvents",
    method: "get",
    path: "/api/judge-hosts/{hostId}/events",
    access: "session",
    scope: "judging.read",
    summary: "What happened to a host and who did it, newest first; officials only",
    params: z.object({ hostId: idShape("judgeHost") }),
    reply: judgeHostEvents,
    run: ({ ctx, params }) => listHostEvents(ctx, params),
  }),
];
