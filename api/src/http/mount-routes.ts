/** Hangs declared routes into the Hono app and puts the same requests through the same steps, in one place. */
import { carriesScope } from "@bilimdon/rules/access/scopes";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Ctx, Person, RequestCtx } from "../ctx.ts";
import { refuse } from "../errors.ts";
import { addressBlock, callerAddress } from "./caller-address.ts";
import { CallsAtOnce } from "./calls-at-once.ts";
import type { CountedCalls } from "./counted-calls.ts";
import { replyFault } from "./error-reply.ts";
import { examPartOf, type HoldToExam } from "./exam-part.ts";
import { bearerOf, isJudgeToken } from "./judge-token.ts";
import { refuseForeignOrigin } from "./own-origin.ts";
import { writeRateHeaders } from "./rate-headers.ts";
import type { RateStanding } from "./rate-limit.ts";
import { refuseTooLarge } from "./read-body.ts";
import { type HeaderLines, ReplyHeaders } from "./reply-headers.ts";
import { logAnswered } from "./request-log.ts";
import type { Route } from "./route.ts";

/** Who sends these headers, and a cookie to renew; null: nobody we know. */
export type Identify = (ctx: Ctx, headers: Headers) => Promise<Identified | null>;

export interface Identified {
  readonly person: Person;
  readonly setCookie: string | null;
  /** Those of a personal token; absent: the person themselves. */
  readonly scopes?: readonly string[];
}

export interface Door {
  readonly ctx: Ctx;
  readonly identify: Identify;
  readonly holdToExam: HoldToExam;
  readonly calls: CountedCalls;
  readonly headers: Readonly<Record<string, string>>;
}

/** What @hono/node-server gives beside the request; absent when a test calls the app directly. */
export interface NodeBindings {
  readonly incoming?: { readonly socket: { readonly remoteAddress?: string } };
}
export type App = OpenAPIHono<{ Bindings: NodeBindings }>;

export function mountRoutes(app: App, routes: readonly Route[], door: Door): void {
  for (const route of routes) {
    app.openAPIRegistry.registerPath(route.document);
    const path = route.path.replaceAll(/\{(\w+)\}/g, ":$1");
    app.on(route.method.toUpperCase(), path, (c) => answer(c, route, door));
  }
}

/** A route that reads no body is sent none; a browser's empty form is let through. */
const mostUnreadBytes = 1_024;
const callsAtOnce = new CallsAtOnce();

async function answer(c: Context<{ Bindings: NodeBindings }>, route: Route, door: Door): Promise<Response> {
  const { ctx } = door;
  const startedAt = performance.now();
  const requestId = ctx.ids.secret(9);
  const headers = new ReplyHeaders(door.headers);
  headers.set("x-request-id", requestId);
  const { TRUSTED_PROXIES } = ctx.config;
  const forwarded = TRUSTED_PROXIES === 0 ? null : (c.req.header("x-forwarded-for") ?? null);
  const address = callerAddress(c.env?.incoming?.socket.remoteAddress, forwarded, TRUSTED_PROXIES);
  const params = route.path.includes("{") ? c.req.param() : {};
  let userId: string | undefined;
  let response: Response;
  try {
    refuseForeignOrigin(c.req.raw, ctx.config.PUBLIC_ORIGIN);
    const person = await admit(c.req.raw, route, door, headers);
    userId = person?.userId;
    if (person !== null && route.inExam !== "always") {
      const part = examPartOf(route.inExam, params);
      const isByToken = c.req.raw.headers.get("authorization") !== null;
      const isBeginning = route.inExam === "begins";
      await door.holdToExam(ctx, { person, address, part, isBeginning, isByToken });
    }
    refuseTooLarge(c.req.raw, route.bodyBytes ?? mostUnreadBytes);
    const requestCtx: RequestCtx = { ...ctx, person, requestId, address };
    response = await route.answer({
      ctx: requestCtx,
      request: c.req.raw,
      params,
      address,
      headers,
      counted(body, call) {
        if (route.exemption !== null) return callsAtOnce.run(route.id, route.exemption.mostAtOnce, call);
        if (route.limits.length === 0) return call();
        const noteStanding = (standing: RateStanding) => writeRateHeaders(headers, standing);
        const caller = { address: addressBlock(address), userId: userId ?? null, noteStanding, body };
        return door.calls.run(route.limits, caller, call);
      },
    });
    if (!headers.isTaken) addHeaders(response.headers, headers);
  } catch (error) {
    response = replyFault({ error, requestId, headers, log: ctx.log });
  }
  const durationMs = Math.round(performance.now() - startedAt);
  const { method, path } = c.req;
  logAnswered(ctx.log, { requestId, method, path, status: response.status, durationMs, address, userId });
  return response;
}

async function admit(
  request: Request,
  route: Route,
  door: Door,
  headers: HeaderLines,
): Promise<Person | null> {
  if (route.access === "judge") {
    if (isJudgeToken(bearerOf(request.headers.get("authorization")), door.ctx.config)) return null;
    throw refuse("judge.token_refused", "This address is for judge workers; send their token.");
  }
  const found = await door.identify(door.ctx, request.headers);
  if (found === null && route.access === "session") throw refuse("session.required", "Sign in first.");
  if (found?.scopes !== undefined && !carriesScope(found.scopes, route.scope)) return asGuest(route);
  if (
    found !== null &&
    mustChangeFirst(found.person) &&
    route.access === "session" &&
    !route.isForPasswordChange
  )
    throw refuse("password.must_change", "Set a new password first: PUT /api/me/password.");
  if (found?.setCookie) headers.append("set-cookie", found.setCookie);
  return found?.person ?? null;
}

/** An admin who acts for somebody cannot set their password, and is let by. */
function mustChangeFirst({ mustChangePassword, impersonatorId }: Person): boolean {
  return mustChangePassword === true && impersonatorId == null;
}

/** A token that is not for this route shows nobody: what is public stays so, and the rest says what is missing. */
function asGuest({ access, scope }: Route): null {
  if (access === "public") return null;
  const words =
    scope === undefined ? "No token may do this; sign in." : `This token lacks the scope ${scope}.`;
  throw refuse("token.scope_missing", words, { scope: scope ?? null });
}

/**
 * What the reply says itself stands; one that does not say how long it may be kept is kept by nobody. A renewed cookie
 * never goes along with what a shared cache may keep.
 */
function addHeaders(reply: Headers, ours: ReplyHeaders): void {
  if (!reply.has("cache-control")) reply.set("cache-control", "no-store");
  const isShared = reply.get("cache-control")?.includes("public") === true;
  for (const [name, value] of ours)
    if (!reply.has(name) && !(isShared && name === "set-cookie")) reply.set(name, value);
}
