import {
  groupChange,
  groupKept,
  importReport,
  participantChange,
  participantImport,
  participantKept,
  participantList,
  registrationWish,
  teamMembers,
} from "@bilimdon/contracts/http/contest-participants";
import { contestDetail } from "@bilimdon/contracts/http/contests";
import { z } from "zod";
import { contestPath } from "../../../http/contest-path.ts";
import { perMinute } from "../../../http/default-limits.ts";
import type { RateRule } from "../../../http/rate-limit.ts";
import { type Route, route } from "../../../http/route.ts";
import { changeMembers } from "./change-members.ts";
import { importParticipants } from "./import-participants.ts";
import { joinContest } from "./join-contest.ts";
import { changeGroup, changeParticipant, listParticipants } from "./manage-participants.ts";
import { withdraw } from "./withdraw.ts";

/** Few enough that nobody finds an invitation code by trying. */
const joinLimits: readonly RateRule[] = [
  { name: "register", limit: 10, windowMs: 60_000, key: (caller) => caller.userId, whenDown: "refuse" },
];
const manageLimits = [perMinute("participants", 120)];

export const contestParticipantRoutes: readonly Route[] = [
  route({
    id: "registerForContest",
    method: "post",
    path: "/api/contests/{slug}/registration",
    access: "session",
    scope: "contests.write",
    summary: "Join a contest: alone, or with a team",
    params: contestPath,
    body: registrationWish,
    limits: joinLimits,
    reply: contestDetail,
    run: ({ ctx, params, body }) => joinContest(ctx, { ...params, ...body }),
  }),
  route({
    id: "withdrawFromContest",
    method: "delete",
    path: "/api/contests/{slug}/registration",
    access: "session",
    scope: "contests.write",
    summary: "Give your place back, before the contest begins for you",
    params: contestPath,
    limits: joinLimits,
    reply: contestDetail,
    run: ({ ctx, params }) => withdraw(ctx, params),
  }),
  route({
    id: "listParticipants",
    method: "get",
    path: "/api/contests/{slug}/participants",
    access: "session",
    scope: "contests.read",
    summary: "Everyone who takes or took part, with groups; for officials",
    params: contestPath,
    reply: participantList,
    run: ({ ctx, params }) => listParticipants(ctx, params),
  }),
  route({
    id: "changeParticipant",
    method: "patch",
    path: "/api/contests/{slug}/participants/{participantId}",
    access: "session",
    scope: "contests.write",
    summary: "A line's name, visibility, rank, extra time, withdrawal; for officials",
    params: contestPath.extend({ participantId: z.string().max(36) }),
    body: participantChange,
    limits: manageLimits,
    reply: participantKept,
    run: ({ ctx, params, body }) => changeParticipant(ctx, { ...params, change: body }),
  }),
  route({
    id: "changeMembers",
    method: "put",
    path: "/api/contests/{slug}/participants/{participantId}/members",
    access: "session",
    scope: "contests.write",
    summary: "Who a team is made of: its contestants and coaches, all of them; for officials",
    params: contestPath.extend({ participantId: z.string().max(36) }),
    body: teamMembers,
    limits: manageLimits,
    reply: participantKept,
    run: ({ ctx, params, body }) => changeMembers(ctx, { ...params, ...body }),
  }),
  route({
    id: "changeGroup",
    method: "patch",
    path: "/api/contests/{slug}/groups/{groupId}",
    access: "session",
    scope: "contests.write",
    summary: "Where a group's lines stand, and whether the public sees them; for officials",
    params: contestPath.extend({ groupId: z.string().max(36) }),
    body: groupChange,
    limits: manageLimits,
    reply: groupKept,
    run: ({ ctx, params, body }) => changeGroup(ctx, { ...params, change: body }),
  }),
  route({
    id: "importParticipants",
    method: "post",
    path: "/api/contests/{slug}/participants/import",
    access: "session",
    scope: "contests.write",
    summary: "Lines from a CSV or JSON list, all or none; a dry run lists every fault",
    params: contestPath,
    body: participantImport,
    bodyBytes: 5_000_000,
    limits: [perMinute("import", 20)],
    reply: importReport,
    run: ({ ctx, params, body }) => importParticipants(ctx, { ...params, ...body }),
  }),
];
