import { contestPauses, judgingAttention, judgingFlow, newPause } from "@bilimdon/contracts/http/judging";
import { idShape } from "@bilimdon/contracts/ids";
import { z } from "zod";
import { contestPath } from "../../http/contest-path.ts";
import { type Route, route } from "../../http/route.ts";
import { judgeGivenUp } from "./judge-given-up.ts";
import { listAttention } from "./list-attention.ts";
import { listContestPauses } from "./list-contest-pauses.ts";
import { pauseJudging, resumeJudging } from "./pause-judging.ts";
import { readFlow } from "./read-judging-flow.ts";

export const judgementRoutes: readonly Route[] = [
  route({
    id: "readJudgingFlow",
    method: "get",
    path: "/api/judging/flow",
    access: "session",
    scope: "judging.read",
    summary: "What waits and how much is judged, in all and by language; officials only",
    reply: judgingFlow,
    run: ({ ctx }) => readFlow(ctx),
  }),
  route({
    id: "listJudgingAttention",
    method: "get",
    path: "/api/judging/attention",
    access: "session",
    scope: "judging.read",
    summary: "What will not be judged by itself: given up, without a host, paused; officials only",
    reply: judgingAttention,
    run: ({ ctx }) => listAttention(ctx),
  }),
  route({
    id: "judgeGivenUp",
    method: "post",
    path: "/api/judgements/{judgementId}/judge-again",
    access: "session",
    scope: "judging.write",
    summary: "Judge once more what was given up after faults; officials only",
    params: z.object({ judgementId: idShape("judgement") }),
    reply: z.object({ judgementId: idShape("judgement") }),
    run: ({ ctx, params }) => judgeGivenUp(ctx, params),
  }),
  route({
    id: "listContestPauses",
    method: "get",
    path: "/api/contests/{slug}/judging-pauses",
    access: "session",
    scope: "judging.read",
    summary: "What is paused in one contest, by whom and why; for its jury",
    params: contestPath,
    reply: contestPauses,
    run: ({ ctx, params }) => listContestPauses(ctx, params),
  }),
  route({
    id: "pauseJudging",
    method: "post",
    path: "/api/judging/pauses",
    access: "session",
    scope: "judging.write",
    summary:
      "Pause the judging of a problem, a contest or both at once; submissions are taken and wait; officials only",
    body: newPause,
    reply: z.object({ pauseId: idShape("judgingPause") }),
    status: 201,
    run: ({ ctx, body }) => pauseJudging(ctx, body),
  }),
  route({
    id: "resumeJudging",
    method: "delete",
    path: "/api/judging/pauses/{pauseId}",
    access: "session",
    scope: "judging.write",
    summary: "End a pause and judge what waits; officials only",
    params: z.object({ pauseId: idShape("judgingPause") }),
    reply: z.object({ handedOut: z.number().int() }),
    run: ({ ctx, params }) => resumeJudging(ctx, params),
  }),
];
