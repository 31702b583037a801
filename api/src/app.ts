import { OpenAPIHono } from "@hono/zod-openapi";
import type { Ctx } from "./ctx.ts";
import { isDatabaseThere } from "./db/is-database-there.ts";
import { refuse } from "./errors.ts";
import { accountRoutes } from "./features/accounts/accounts.routes.ts";
import { identifyPerson } from "./features/accounts/identify-person.ts";
import { peopleRoutes } from "./features/accounts/people/people.routes.ts";
import { sessionCookieName } from "./features/accounts/session-token.ts";
import { auditRoutes } from "./features/audit/audit.routes.ts";
import { balloonRoutes } from "./features/balloons/balloons.routes.ts";
import { clarificationRoutes } from "./features/clarifications/clarifications.routes.ts";
import { adjustmentRoutes } from "./features/contests/adjustments/adjustments.routes.ts";
import { contestClockRoutes } from "./features/contests/clock/contest-clock.routes.ts";
import { contestRoutes } from "./features/contests/contests.routes.ts";
import { contestEditingRoutes } from "./features/contests/editing/contest-editing.routes.ts";
import { examRoutes } from "./features/contests/exam/exam.routes.ts";
import { holdToExam } from "./features/contests/exam/hold-to-exam.ts";
import { contestParticipantRoutes } from "./features/contests/participants/contest-participants.routes.ts";
import { fileRoutes } from "./features/files/files.routes.ts";
import { judgeHostRoutes } from "./features/judge-hosts/judge-hosts.routes.ts";
import { decisionRoutes } from "./features/judgements/decisions/decisions.routes.ts";
import { judgementRoutes } from "./features/judgements/judgements.routes.ts";
import { rejudgeRoutes } from "./features/judgements/rejudges/rejudges.routes.ts";
import { juryDeskRoutes } from "./features/jury-desk/jury-desk.routes.ts";
import { languageRoutes } from "./features/languages/languages.routes.ts";
import { printingRoutes } from "./features/printing/printing.routes.ts";
import { problemRoutes } from "./features/problems/problems.routes.ts";
import { scoreboardRoutes } from "./features/scoreboard/scoreboard.routes.ts";
import { customRunRoutes } from "./features/submissions/custom-runs/custom-runs.routes.ts";
import { submissionRoutes } from "./features/submissions/submissions.routes.ts";
import { mountDocument } from "./http/api-document.ts";
import { CountedCalls } from "./http/counted-calls.ts";
import { replyFault } from "./http/error-reply.ts";
import { mountHealth, type Need } from "./http/health-routes.ts";
import { type App, mountRoutes, type NodeBindings } from "./http/mount-routes.ts";
import type { RateCounter } from "./http/rate-limit.ts";
import { ReplyHeaders } from "./http/reply-headers.ts";
import type { Route } from "./http/route.ts";
import { securityHeaders } from "./http/security-headers.ts";
import { StaticFirstRouter } from "./http/static-first-router.ts";
import { openWebFiles } from "./http/web-files.ts";
import { inboxPath, isInboxOpen, showInbox } from "./mail/inbox-page.ts";

/** Every route of the API: one line a feature. */
export const allRoutes: readonly Route[] = [
  ...accountRoutes,
  ...clarificationRoutes,
  ...auditRoutes,
  ...balloonRoutes,
  ...peopleRoutes,
  ...contestRoutes,
  ...adjustmentRoutes,
  ...contestEditingRoutes,
  ...contestClockRoutes,
  ...contestParticipantRoutes,
  ...customRunRoutes,
  ...fileRoutes,
  ...examRoutes,
  ...judgeHostRoutes,
  ...decisionRoutes,
  ...judgementRoutes,
  ...juryDeskRoutes,
  ...languageRoutes,
  ...printingRoutes,
  ...problemRoutes,
  ...rejudgeRoutes,
  ...scoreboardRoutes,
  ...submissionRoutes,
];

export interface AppParts {
  readonly ctx: Ctx;
  readonly rateCounter: RateCounter;
  readonly routes?: readonly Route[];
  /** What /readyz asks; not said: the database. */
  readonly needs?: readonly Need[];
}

/** Builds the API as one fetch function: routes, their document, and the built web where WEB_DIR names it. */
export function createApp({ ctx, rateCounter, routes = allRoutes, needs }: AppParts): App {
  const app: App = new OpenAPIHono<{ Bindings: NodeBindings }>({ router: new StaticFirstRouter() });
  const headers = securityHeaders(ctx.config);
  const calls = new CountedCalls(rateCounter);
  mountRoutes(app, routes, { ctx, calls, identify: identifyPerson, holdToExam, headers });
  mountHealth(app, {
    needs: needs ?? [{ name: "database", answers: () => isDatabaseThere(ctx.db) }],
    headers,
    clock: ctx.clock,
  });
  mountDocument(app, headers, sessionCookieName(ctx.config));

  const web = ctx.config.WEB_DIR === undefined ? null : openWebFiles(ctx.config.WEB_DIR, ctx.config, headers);
  app.get(inboxPath, async (c) => {
    if (!isInboxOpen(ctx, c.env?.incoming?.socket.remoteAddress)) return nothingAt(c.req.path);
    return c.html(await showInbox(ctx), 200, { ...headers, "cache-control": "no-store" });
  });
  const fault = (error: unknown) =>
    replyFault({ error, requestId: ctx.ids.secret(9), headers: new ReplyHeaders(headers), log: ctx.log });
  const nothingAt = (path: string) =>
    fault(refuse("thing.not_found", `There is nothing at ${path.slice(0, 200)}.`));
  // Not a route of "*": beside one no request has a handler of its own alone.
  app.notFound((c) => {
    const isPage = /^(GET|HEAD)$/.test(c.req.method) && !/^\/(api|judge-api)(\/|$)/.test(c.req.path);
    return (isPage ? web?.answer(c.req.raw) : null) ?? nothingAt(c.req.path);
  });
  app.onError((error) => fault(error));
  return app;
}
