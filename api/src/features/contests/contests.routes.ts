import { contestDetail, contestList } from "@bilimdon/contracts/http/contests";
import { contestPath } from "../../http/contest-path.ts";
import { type Route, route } from "../../http/route.ts";
import { listContests } from "./list-contests.ts";
import { readContest } from "./read-contest.ts";

export const contestRoutes: readonly Route[] = [
  route({
    id: "listContests",
    method: "get",
    path: "/api/contests",
    access: "public",
    scope: "contests.read",
    summary: "All contests, the latest start first",
    reply: contestList,
    run: ({ ctx }) => listContests(ctx),
  }),
  route({
    id: "readContest",
    method: "get",
    path: "/api/contests/{slug}",
    access: "public",
    inExam: "part",
    scope: "contests.read",
    summary: "One contest; its problems from the start on",
    params: contestPath,
    reply: contestDetail,
    run: ({ ctx, params }) => readContest(ctx, params),
  }),
];
