import { boardSnapshot } from "@bilimdon/contracts/http/scoreboard";
import { z } from "zod";
import { type Route, route } from "../../http/route.ts";
import { readSnapshot } from "./read-snapshot.ts";

export const scoreboardRoutes: readonly Route[] = [
  route({
    id: "readScoreboard",
    method: "get",
    path: "/api/contests/{slug}/scoreboard",
    access: "public",
    summary: "The board of a contest; audience=jury shows officials what the freeze hides",
    params: z.object({ slug: z.string().max(80) }),
    query: z.object({ audience: z.enum(["public", "jury"]).default("public") }),
    reply: boardSnapshot,
    isCached: true,
    run: ({ ctx, params, query }) => readSnapshot(ctx, { ...params, ...query }),
  }),
];
