import { customRunView, newCustomRun } from "@bilimdon/contracts/http/custom-runs";
import { idShape } from "@bilimdon/contracts/ids";
import { z } from "zod";
import { contestPath } from "../../../http/contest-path.ts";
import { perMinute } from "../../../http/default-limits.ts";
import { type Route, route } from "../../../http/route.ts";
import { readCustomRun } from "./read-custom-run.ts";
import { startCustomRun } from "./start-custom-run.ts";
import { startTestRun } from "./start-test-run.ts";

export const customRunRoutes: readonly Route[] = [
  route({
    id: "startCustomRun",
    method: "post",
    path: "/api/contests/{slug}/custom-runs",
    access: "session",
    inExam: "part",
    scope: "submissions.send",
    summary: "Run code on the samples or on your own input; nothing is scored",
    params: contestPath,
    body: newCustomRun,
    // A source of 1 MiB may swell threefold when JSON escapes it.
    bodyBytes: 4 * 2 ** 20,
    mayHoldNul: ["source"],
    limits: [perMinute("custom-run", 20)],
    reply: customRunView,
    status: 201,
    run: ({ ctx, params, body }) => startCustomRun(ctx, { ...body, contestSlug: params.slug }),
  }),
  route({
    id: "startTestRun",
    method: "post",
    path: "/api/submissions/{submissionId}/tests/{number}/runs",
    access: "session",
    scope: "judging.write",
    summary: "Run a submission on one of its tests once more, to see what it writes; for the jury",
    params: z.object({
      submissionId: idShape("submission"),
      number: z.coerce.number().int().min(1).max(100_000).describe("of the test, from 1"),
    }),
    limits: [perMinute("test-run", 30)],
    reply: customRunView,
    status: 201,
    run: ({ ctx, params }) => startTestRun(ctx, params),
  }),
  route({
    id: "readCustomRun",
    method: "get",
    path: "/api/custom-runs/{customRunId}",
    access: "session",
    inExam: "part",
    scope: "submissions.read",
    summary: "A custom run of yours and what became of it; kept for an hour",
    params: z.object({ customRunId: z.string().max(36) }),
    reply: customRunView,
    run: ({ ctx, params }) => readCustomRun(ctx, params),
  }),
];
