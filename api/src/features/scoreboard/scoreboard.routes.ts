import { contestAwards } from "@bilimdon/contracts/http/awards";
import { rejudgePreview } from "@bilimdon/contracts/http/rejudges";
import { boardSnapshot } from "@bilimdon/contracts/http/scoreboard";
import { idShape } from "@bilimdon/contracts/ids";
import { z } from "zod";
import { contestPath } from "../../http/contest-path.ts";
import { type Route, route } from "../../http/route.ts";
import { previewRejudge } from "./preview-rejudge.ts";
import { readAwards } from "./read-awards.ts";
import { readSnapshot } from "./read-snapshot.ts";

export const scoreboardRoutes: readonly Route[] = [
  route({
    id: "readScoreboard",
    method: "get",
    path: "/api/contests/{slug}/scoreboard",
    access: "public",
    inExam: "part",
    scope: "contests.read",
    summary: "The board of a contest; audience=jury shows officials what the freeze hides",
    params: contestPath,
    query: z.object({ audience: z.enum(["public", "jury"]).default("public") }),
    reply: boardSnapshot,
    isCached: true,
    run: ({ ctx, params, query }) => readSnapshot(ctx, { ...params, ...query }),
  }),
  route({
    id: "readAwards",
    method: "get",
    path: "/api/contests/{slug}/awards",
    access: "public",
    inExam: "part",
    scope: "contests.read",
    summary: "What the contest gives and to whom, once its results are final; officials see how it stands",
    params: contestPath,
    reply: contestAwards,
    run: ({ ctx, params }) => readAwards(ctx, params),
  }),
  route({
    id: "previewRejudge",
    method: "get",
    path: "/api/rejudges/{rejudgeId}/preview",
    access: "session",
    scope: "judging.read",
    summary: "What applying a set changes: verdicts, ranks, awards, first solves, balloons; officials only",
    params: z.object({ rejudgeId: idShape("rejudge") }),
    reply: rejudgePreview,
    run: ({ ctx, params }) => previewRejudge(ctx, params),
  }),
];
