import { newRejudge, rejudgeList, rejudgeView } from "@bilimdon/contracts/http/rejudges";
import { idShape } from "@bilimdon/contracts/ids";
import { z } from "zod";
import { contestPath } from "../../../http/contest-path.ts";
import { perMinute } from "../../../http/default-limits.ts";
import { type Route, route } from "../../../http/route.ts";
import { applyRejudge, dropRejudge, undoRejudge } from "./close-rejudge.ts";
import { listRejudges, readRejudge } from "./read-rejudges.ts";
import { startRejudge } from "./start-rejudge.ts";

const setPath = z.object({ rejudgeId: idShape("rejudge") });

const limits = [perMinute("rejudge", 30)];

export const rejudgeRoutes: readonly Route[] = [
  route({
    id: "listRejudges",
    method: "get",
    path: "/api/contests/{slug}/rejudges",
    access: "session",
    scope: "judging.read",
    summary: "Sets of submissions judged again, newest first; officials only",
    params: contestPath,
    reply: rejudgeList,
    run: ({ ctx, params }) => listRejudges(ctx, params),
  }),
  route({
    id: "startRejudge",
    method: "post",
    path: "/api/contests/{slug}/rejudges",
    access: "session",
    scope: "judging.write",
    summary:
      "Judge submissions again beside what counts; nothing changes until it is applied; officials only",
    params: contestPath,
    body: newRejudge,
    limits,
    reply: rejudgeView,
    status: 201,
    run: ({ ctx, params, body }) => startRejudge(ctx, { ...params, ...body }),
  }),
  route({
    id: "readRejudge",
    method: "get",
    path: "/api/rejudges/{rejudgeId}",
    access: "session",
    scope: "judging.read",
    summary: "One set and how far it is; officials only",
    params: setPath,
    reply: rejudgeView,
    run: ({ ctx, params }) => readRejudge(ctx, params),
  }),
  route({
    id: "applyRejudge",
    method: "post",
    path: "/api/rejudges/{rejudgeId}/apply",
    access: "session",
    scope: "judging.write",
    summary: "Let the set's verdicts count, all at once; officials only",
    params: setPath,
    limits,
    reply: rejudgeView,
    run: ({ ctx, params }) => applyRejudge(ctx, params),
  }),
  route({
    id: "dropRejudge",
    method: "post",
    path: "/api/rejudges/{rejudgeId}/drop",
    access: "session",
    scope: "judging.write",
    summary: "Forget the set; nothing of it counts; officials only",
    params: setPath,
    limits,
    reply: rejudgeView,
    run: ({ ctx, params }) => dropRejudge(ctx, params),
  }),
  route({
    id: "undoRejudge",
    method: "post",
    path: "/api/rejudges/{rejudgeId}/undo",
    access: "session",
    scope: "judging.write",
    summary: "Let what counted before the set count again; officials only",
    params: setPath,
    limits,
    reply: rejudgeView,
    run: ({ ctx, params }) => undoRejudge(ctx, params),
  }),
];
