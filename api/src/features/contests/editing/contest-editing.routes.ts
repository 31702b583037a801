import {
  contestCloneWish,
  contestDesk,
  contestKept,
  contestSettings,
  contestStateWish,
  usableProblems,
} from "@bilimdon/contracts/http/contest-settings";
import type { z } from "zod";
import { contestPath } from "../../../http/contest-path.ts";
import { perMinute } from "../../../http/default-limits.ts";
import { type Route, route } from "../../../http/route.ts";
import { changeSettings } from "./change-settings.ts";
import { cloneContest } from "./clone-contest.ts";
import { listUsableProblems, readDesk } from "./read-desk.ts";
import { setContestState } from "./set-contest-state.ts";
import { startContestDraft } from "./start-contest-draft.ts";

const limits = [perMinute("contest-edit", 60)];

export const contestEditingRoutes: readonly Route[] = [
  route({
    id: "createContest",
    method: "post",
    path: "/api/contests",
    access: "session",
    scope: "contests.write",
    summary: "Make a contest, as a draft; for officials",
    body: contestSettings,
    limits,
    reply: contestKept,
    status: 201,
    run: ({ ctx, body }) => startContestDraft(ctx, withTitle(body)),
  }),
  route({
    id: "readContestSettings",
    method: "get",
    path: "/api/contests/{slug}/settings",
    access: "session",
    scope: "contests.read",
    summary: "What a contest is set to be; for officials",
    params: contestPath,
    reply: contestDesk,
    run: ({ ctx, params }) => readDesk(ctx, params),
  }),
  route({
    id: "changeContestSettings",
    method: "put",
    path: "/api/contests/{slug}/settings",
    access: "session",
    scope: "contests.write",
    summary: "Set a contest anew; once it has begun its times and format stay",
    params: contestPath,
    body: contestSettings,
    limits,
    reply: contestKept,
    run: ({ ctx, params, body }) =>
      changeSettings(ctx, { contestSlug: params.slug, settings: withTitle(body) }),
  }),
  route({
    id: "setContestState",
    method: "post",
    path: "/api/contests/{slug}/state",
    access: "session",
    scope: "contests.write",
    summary: "Publish a contest, archive it, or take it back",
    params: contestPath,
    body: contestStateWish,
    limits,
    reply: contestKept,
    run: ({ ctx, params, body }) => setContestState(ctx, { ...params, ...body }),
  }),
  route({
    id: "cloneContest",
    method: "post",
    path: "/api/contests/{slug}/clone",
    access: "session",
    scope: "contests.write",
    summary: "A draft with everything this contest or template is set to",
    params: contestPath,
    body: contestCloneWish,
    limits,
    reply: contestKept,
    status: 201,
    run: ({ ctx, params, body }) => cloneContest(ctx, { from: params.slug, ...body }),
  }),
  route({
    id: "listUsableProblems",
    method: "get",
    path: "/api/usable-problems",
    access: "session",
    scope: "problems.read",
    summary: "Problems that a contest may take; for officials",
    reply: usableProblems,
    run: ({ ctx }) => listUsableProblems(ctx),
  }),
];

/** Languages that were left empty are not kept. */
function withTitle(body: z.output<typeof contestSettings>) {
  const said = Object.entries(body.title).filter(([, text]) => text.trim() !== "");
  return { ...body, title: Object.fromEntries(said) };
}
