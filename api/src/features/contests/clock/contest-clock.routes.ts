import { clockChange, contestClock } from "@bilimdon/contracts/http/contest-clock";
import { contestDetail } from "@bilimdon/contracts/http/contests";
import { contestPath } from "../../../http/contest-path.ts";
import { perMinute } from "../../../http/default-limits.ts";
import { type Route, route } from "../../../http/route.ts";
import { beginOwnTime } from "./begin-own-time.ts";
import { changeContestClock } from "./change-contest-clock.ts";
import { finalizeContest } from "./finalize-contest.ts";
import { readClock } from "./read-clock.ts";

const limits = [perMinute("contest-clock", 60)];

export const contestClockRoutes: readonly Route[] = [
  route({
    id: "readContestClock",
    method: "get",
    path: "/api/contests/{slug}/clock",
    access: "session",
    scope: "contests.read",
    summary: "A contest's clock and what stands between it and final results; for officials",
    params: contestPath,
    reply: contestClock,
    run: ({ ctx, params }) => readClock(ctx, params),
  }),
  route({
    id: "changeContestClock",
    method: "post",
    path: "/api/contests/{slug}/clock",
    access: "session",
    scope: "contests.write",
    summary: "Move the start, pause the countdown, extend, stop, remove time, freeze, thaw",
    params: contestPath,
    body: clockChange,
    limits,
    reply: contestClock,
    run: ({ ctx, params, body }) => changeContestClock(ctx, { slug: params.slug, change: body }),
  }),
  route({
    id: "finalizeContest",
    method: "post",
    path: "/api/contests/{slug}/final",
    access: "session",
    scope: "contests.write",
    summary: "Declare the results final, once nothing is left to judge",
    params: contestPath,
    limits,
    reply: contestClock,
    run: ({ ctx, params }) => finalizeContest(ctx, params),
  }),
  route({
    id: "beginOwnTime",
    method: "post",
    path: "/api/contests/{slug}/begin",
    access: "session",
    scope: "contests.write",
    inExam: "begins",
    summary: "Begin your own time, where each begins when they like",
    params: contestPath,
    limits,
    reply: contestDetail,
    run: ({ ctx, params }) => beginOwnTime(ctx, params),
  }),
];
