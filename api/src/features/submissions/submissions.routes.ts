import {
  newSubmission,
  submissionDetail,
  submissionList,
  submissionSummary,
} from "@bilimdon/contracts/http/submissions";
import { z } from "zod";
import { contestPath } from "../../http/contest-path.ts";
import { perMinute } from "../../http/default-limits.ts";
import { type Route, route } from "../../http/route.ts";
import { listSubmissions } from "./list-submissions.ts";
import { readSubmission } from "./read-submission.ts";
import { submitCode } from "./submit-code.ts";

export const submissionRoutes: readonly Route[] = [
  route({
    id: "submitCode",
    method: "post",
    path: "/api/contests/{slug}/submissions",
    access: "session",
    inExam: "part",
    scope: "submissions.send",
    summary: "Send code, or answers where the problem takes those, to a running contest you take part in",
    params: contestPath,
    body: newSubmission,
    // A source of 1 MiB may swell threefold when JSON escapes it.
    bodyBytes: 4 * 2 ** 20,
    mayHoldNul: ["source", "answers"],
    limits: [perMinute("submit", 6)],
    reply: submissionSummary,
    status: 201,
    run: ({ ctx, params, body }) => submitCode(ctx, { ...body, contestSlug: params.slug }),
  }),
  route({
    id: "listSubmissions",
    method: "get",
    path: "/api/contests/{slug}/submissions",
    access: "session",
    inExam: "part",
    scope: "submissions.read",
    summary: "Your submissions in a contest, newest first; scope=all is for officials",
    params: contestPath,
    query: z.object({
      scope: z.enum(["own", "all"]).default("own"),
      problem: z.string().max(8).optional().describe("label"),
      cursor: z.string().max(120).optional().describe("nextCursor of the page before"),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    reply: submissionList,
    run: ({ ctx, params, query }) => listSubmissions(ctx, { ...params, ...query }),
  }),
  route({
    id: "readSubmission",
    method: "get",
    path: "/api/submissions/{submissionId}",
    access: "session",
    inExam: "part",
    scope: "submissions.read",
    summary: "One submission with its source and tests; its sender's and the jury's",
    params: z.object({ submissionId: z.string().max(36) }),
    reply: submissionDetail,
    run: ({ ctx, params }) => readSubmission(ctx, params),
  }),
];
