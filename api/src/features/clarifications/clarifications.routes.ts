import {
  cannedAnswerList,
  clarification,
  clarificationList,
  newAnnouncement,
  newAnswer,
  newCannedAnswer,
  newQuestion,
} from "@bilimdon/contracts/http/clarifications";
import { idShape } from "@bilimdon/contracts/ids";
import { z } from "zod";
import { contestPath } from "../../http/contest-path.ts";
import { perMinute } from "../../http/default-limits.ts";
import { type Route, route } from "../../http/route.ts";
import { announce, answerQuestion } from "./answer-question.ts";
import { askQuestion } from "./ask-question.ts";
import { keepCanned, listCanned, removeCanned } from "./canned-answers.ts";
import { listClarifications, markRead } from "./list-clarifications.ts";

const questionPath = z.object({ clarificationId: idShape("clarification") });
const cannedPath = z.object({ cannedAnswerId: idShape("cannedAnswer") });
const seq = z.coerce.number().int().min(0).max(2_000_000_000);

export const clarificationRoutes: readonly Route[] = [
  route({
    id: "listClarifications",
    method: "get",
    path: "/api/contests/{slug}/clarifications",
    access: "public",
    inExam: "part",
    scope: "contests.read",
    summary: "Questions and answers the caller may read: what is for everybody, one's own; all for officials",
    params: contestPath,
    query: z.object({ after: seq.default(0).describe("the last seq the caller has") }),
    reply: clarificationList,
    run: ({ ctx, params, query }) => listClarifications(ctx, { ...params, ...query }),
  }),
  route({
    id: "askQuestion",
    method: "post",
    path: "/api/contests/{slug}/clarifications",
    access: "session",
    inExam: "part",
    scope: "contests.write",
    summary: "Ask the jury of a contest you take part in",
    params: contestPath,
    body: newQuestion,
    limits: [perMinute("questions", 6)],
    reply: clarification,
    status: 201,
    run: ({ ctx, params, body }) => askQuestion(ctx, { ...params, ...body }),
  }),
  route({
    id: "markClarificationsRead",
    method: "put",
    path: "/api/contests/{slug}/clarifications/read",
    access: "session",
    inExam: "part",
    scope: "contests.write",
    summary: "Note up to which number you have read",
    params: contestPath,
    body: z.object({ seq: seq }),
    limits: [perMinute("clarifications-read", 120)],
    reply: z.object({ readSeq: z.number().int() }),
    run: ({ ctx, params, body }) => markRead(ctx, { ...params, ...body }),
  }),
  route({
    id: "answerQuestion",
    method: "post",
    path: "/api/clarifications/{clarificationId}/answers",
    access: "session",
    scope: "contests.write",
    summary: "Answer a question, to its asker or to everybody; officials only",
    params: questionPath,
    body: newAnswer,
    limits: [perMinute("answers", 60)],
    reply: clarification,
    status: 201,
    run: ({ ctx, params, body }) => answerQuestion(ctx, { ...params, ...body }),
  }),
  route({
    id: "announce",
    method: "post",
    path: "/api/contests/{slug}/announcements",
    access: "session",
    scope: "contests.write",
    summary: "Say something to everybody in a contest; officials only",
    params: contestPath,
    body: newAnnouncement,
    limits: [perMinute("answers", 60)],
    reply: clarification,
    status: 201,
    run: ({ ctx, params, body }) => announce(ctx, { ...params, ...body }),
  }),
  route({
    id: "listCannedAnswers",
    method: "get",
    path: "/api/contests/{slug}/canned-answers",
    access: "session",
    scope: "contests.read",
    summary: "Answers the jury of a contest keeps at hand; officials only",
    params: contestPath,
    reply: cannedAnswerList,
    run: ({ ctx, params }) => listCanned(ctx, params),
  }),
  route({
    id: "keepCannedAnswer",
    method: "post",
    path: "/api/contests/{slug}/canned-answers",
    access: "session",
    scope: "contests.write",
    summary: "Keep an answer at hand; officials only",
    params: contestPath,
    body: newCannedAnswer,
    limits: [perMinute("answers", 60)],
    reply: cannedAnswerList,
    status: 201,
    run: ({ ctx, params, body }) => keepCanned(ctx, { ...params, ...body }),
  }),
  route({
    id: "removeCannedAnswer",
    method: "delete",
    path: "/api/canned-answers/{cannedAnswerId}",
    access: "session",
    scope: "contests.write",
    summary: "Remove an answer kept at hand; officials only",
    params: cannedPath,
    limits: [perMinute("answers", 60)],
    reply: z.object({ cannedAnswerId: z.string() }),
    run: ({ ctx, params }) => removeCanned(ctx, params),
  }),
];
