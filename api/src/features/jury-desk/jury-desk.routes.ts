import { deskFilter, deskSubmissionList, submissionHistory } from "@bilimdon/contracts/http/jury-desk";
import { z } from "zod";
import { contestPath } from "../../http/contest-path.ts";
import { type Route, route } from "../../http/route.ts";
import { listDeskSubmissions } from "./list-desk-submissions.ts";
import { readHistory } from "./read-history.ts";

export const juryDeskRoutes: readonly Route[] = [
  route({
    id: "listDeskSubmissions",
    method: "get",
    path: "/api/contests/{slug}/desk/submissions",
    access: "session",
    scope: "submissions.read",
    summary: "Everybody's submissions in a contest, filtered, newest first; officials only",
    params: contestPath,
    query: deskFilter.extend({
      cursor: z.string().max(120).optional().describe("nextCursor of the page before"),
      limit: z.coerce.number().int().min(1).max(100).default(60),
    }),
    reply: deskSubmissionList,
    run: ({ ctx, params, query }) => listDeskSubmissions(ctx, { ...params, ...query }),
  }),
  route({
    id: "readSubmissionHistory",
    method: "get",
    path: "/api/submissions/{submissionId}/history",
    access: "session",
    scope: "submissions.read",
    summary: "Every judgement of a submission, and what was sent before it; officials only",
    params: z.object({ submissionId: z.string().max(36) }),
    reply: submissionHistory,
    run: ({ ctx, params }) => readHistory(ctx, params),
  }),
];
