import { rejudgePreview } from "@bilimdon/contracts/http/rejudges";
import { boardSnapshot } from "@bilimdon/contracts/http/scoreboard";
import { idShape } from "@bilimdon/contracts/ids";
import { z } from "zod";
import { contestPath } from "../../http/contest-path.ts";
import { type Route, route } from "../../http/route.ts";
import { previewRejudge } from "./preview-rejudge.ts";
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
