import { newIgnoring, newOverride } from "@bilimdon/contracts/http/jury-desk";
import { idShape } from "@bilimdon/contracts/ids";
import { z } from "zod";
import { perMinute } from "../../../http/default-limits.ts";
import { type Route, route } from "../../../http/route.ts";
import {
  ignoreSubmission,
  overrideVerdict,
  restoreSubmission,
  withdrawOverride,
} from "./decide-submission.ts";

const params = z.object({ submissionId: idShape("submission") });
const reply = z.object({ submissionId: z.string() });

const limits = [perMinute("decide", 120)];

export const decisionRoutes: readonly Route[] = [
  route({
    id: "overrideVerdict",
    method: "post",
    path: "/api/submissions/{submissionId}/override",
    access: "session",
    scope: "judging.write",
    summary: "Let another verdict count, with a reason; officials only",
    params,
    body: newOverride,
    limits,
    reply,
    run: ({ ctx, params, body }) => overrideVerdict(ctx, { ...params, ...body }),
  }),
  route({
    id: "withdrawOverride",
    method: "delete",
    path: "/api/submissions/{submissionId}/override",
    access: "session",
    scope: "judging.write",
    summary: "Let what the last verdict by hand replaced count again; officials only",
    params,
    limits,
    reply,
    run: ({ ctx, params }) => withdrawOverride(ctx, params),
  }),
  route({
    id: "ignoreSubmission",
    method: "post",
    path: "/api/submissions/{submissionId}/ignore",
    access: "session",
    scope: "judging.write",
    summary: "Let a submission count for nothing, with a reason; officials only",
    params,
    body: newIgnoring,
    limits,
    reply,
    run: ({ ctx, params, body }) => ignoreSubmission(ctx, { ...params, ...body }),
  }),
  route({
    id: "restoreSubmission",
    method: "delete",
    path: "/api/submissions/{submissionId}/ignore",
    access: "session",
    scope: "judging.write",
    summary: "Let an ignored submission count again; officials only",
    params,
    limits,
    reply,
    run: ({ ctx, params }) => restoreSubmission(ctx, params),
  }),
];
