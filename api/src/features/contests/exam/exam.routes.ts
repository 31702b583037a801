import { examSessionList, examSessionReleased } from "@bilimdon/contracts/http/exam-sessions";
import { z } from "zod";
import { contestPath } from "../../../http/contest-path.ts";
import { perMinute } from "../../../http/default-limits.ts";
import { type Route, route } from "../../../http/route.ts";
import { listExamSessions } from "./list-exam-sessions.ts";
import { releaseExamSession } from "./release-exam-session.ts";

const limits = [perMinute("exam-release", 120)];

export const examRoutes: readonly Route[] = [
  route({
    id: "listExamSessions",
    method: "get",
    path: "/api/contests/{slug}/exam-sessions",
    access: "session",
    scope: "contests.read",
    summary: "By which device each contestant sits in an exam; for who watches over the room",
    params: contestPath,
    reply: examSessionList,
    run: ({ ctx, params }) => listExamSessions(ctx, params),
  }),
  route({
    id: "releaseExamSession",
    method: "delete",
    path: "/api/contests/{slug}/exam-sessions/{userId}",
    access: "session",
    scope: "contests.write",
    summary: "Let go of a contestant's device, so that they can go on at another",
    params: contestPath.extend({ userId: z.string().max(36) }),
    limits,
    reply: examSessionReleased,
    run: ({ ctx, params }) => releaseExamSession(ctx, params),
  }),
];
