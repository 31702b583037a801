import { balloonList, balloonMove } from "@bilimdon/contracts/http/balloons";
import { idShape } from "@bilimdon/contracts/ids";
import { z } from "zod";
import { contestPath } from "../../http/contest-path.ts";
import { perMinute } from "../../http/default-limits.ts";
import { type Route, route } from "../../http/route.ts";
import { carryBalloon } from "./carry-balloon.ts";
import { listBalloons } from "./list-balloons.ts";

export const balloonRoutes: readonly Route[] = [
  route({
    id: "listBalloons",
    method: "get",
    path: "/api/contests/{slug}/balloons",
    access: "session",
    scope: "contests.read",
    summary: "Balloons to bring, under way, to take back, and the last delivered; for runners and officials",
    params: contestPath,
    reply: balloonList,
    run: ({ ctx, params }) => listBalloons(ctx, params),
  }),
  route({
    id: "carryBalloon",
    method: "post",
    path: "/api/balloons/{balloonId}/moves",
    access: "session",
    scope: "contests.write",
    summary: "Take a balloon, deliver it, undo either, or bring back one that is not earned any more",
    params: z.object({ balloonId: idShape("balloon") }),
    body: balloonMove,
    limits: [perMinute("balloons", 120)],
    reply: z.object({ balloonId: z.string() }),
    run: ({ ctx, params, body }) => carryBalloon(ctx, { ...params, ...body }),
  }),
];
