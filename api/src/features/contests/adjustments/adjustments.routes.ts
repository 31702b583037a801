import { newAdjustment, penaltyAdjustmentList } from "@bilimdon/contracts/http/penalty-adjustments";
import { idShape } from "@bilimdon/contracts/ids";
import { z } from "zod";
import { contestPath } from "../../../http/contest-path.ts";
import { perMinute } from "../../../http/default-limits.ts";
import { type Route, route } from "../../../http/route.ts";
import { adjustPenalty, withdrawAdjustment } from "./adjust-penalty.ts";
import { listAdjustments } from "./list-adjustments.ts";

const limits = [perMinute("adjust", 60)];

export const adjustmentRoutes: readonly Route[] = [
  route({
    id: "listAdjustments",
    method: "get",
    path: "/api/contests/{slug}/adjustments",
    access: "session",
    scope: "contests.read",
    summary: "What the jury added to lines by hand; for officials",
    params: contestPath,
    reply: penaltyAdjustmentList,
    run: ({ ctx, params }) => listAdjustments(ctx, params),
  }),
  route({
    id: "adjustPenalty",
    method: "post",
    path: "/api/contests/{slug}/participants/{participantId}/adjustments",
    access: "session",
    scope: "judging.write",
    summary: "Add minutes or points to a line, with a reason; for officials",
    params: contestPath.extend({ participantId: idShape("participant") }),
    body: newAdjustment,
    limits,
    reply: penaltyAdjustmentList,
    run: ({ ctx, params, body }) => adjustPenalty(ctx, { ...params, ...body }),
  }),
  route({
    id: "withdrawAdjustment",
    method: "delete",
    path: "/api/adjustments/{adjustmentId}",
    access: "session",
    scope: "judging.write",
    summary: "Take an adjustment back; for officials",
    params: z.object({ adjustmentId: idShape("adjustment") }),
    limits,
    reply: penaltyAdjustmentList,
    run: ({ ctx, params }) => withdrawAdjustment(ctx, params),
  }),
];
