/**
 * How a feature declares a route. A route is data and one short `run`: the door parses, checks access, counts, runs,
 * replies and writes the OpenAPI document from the same declaration. In features/<noun>/<noun>.routes.ts:
 *
 *     export const contestRoutes: readonly Route[] = [
 *       route({
 *         id: "readContest",
 *         method: "get",
 *         path: "/api/contests/{slug}",
 *         access: "public",                       // "public" | "session" | "judge"; never left out
 *         summary: "One contest with its problems",
 *         params: z.object({ slug: z.string().max(80) }),
 *         reply: contestDetail,                   // sent as { data: … }; keys outside the shape are stripped
 *         run: ({ ctx, params }) => readContest(ctx, params),
 *       }),
 *     ];
 *
 * and one line in app.ts adds the list. `scope` lets personal tokens in (rules/access/scopes). With "session", `ctx.person` is there; with "public" it may be null. A verb
 * refuses by `throw refuse(code, words, details)`; `requirePermit` (http/require-permit.ts) asks rules/access.
 * Big public replies say `isCached: true` (ETag, 304, one compression for all who ask). Bytes in or out (an archive, a
 * PDF) use `rawRoute`, whose `body` is a stream cut off at `bodyBytes` and whose `run` answers a Response.
 */
import { reply as envelope, errorReply } from "@bilimdon/contracts/http/envelope";
import type { Scope } from "@bilimdon/rules/access/scopes";
import type { RouteConfig } from "@hono/zod-openapi";
import { z } from "zod";
import type { Person, RequestCtx } from "../ctx.ts";
import { countingOf } from "./default-limits.ts";
import type { InExam } from "./exam-part.ts";
import { replyJson } from "./json-reply.ts";
import type { Exemption, RateRule } from "./rate-limit.ts";
import { limitStream, readJsonBody } from "./read-body.ts";
import { parsePart } from "./read-request.ts";
import type { HeaderLines } from "./reply-headers.ts";

/** public: anyone. session: a person, by cookie, app or personal token. judge: a worker, by the judge token. */
export type Access = "public" | "session" | "judge";
export type RoutePath = `/api/${string}` | `/judge-api/${string}`;
export type Method = "get" | "post" | "put" | "patch" | "delete";

/** With access "session" the door has made sure that somebody is there. */
export type CallerCtx<A extends Access> = A extends "session" ? RequestCtx & { person: Person } : RequestCtx;

type DeepReadonly<T> = T extends readonly (infer E)[]
  ? readonly DeepReadonly<E>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;

const nothing = z.object({});
type Nothing = typeof nothing;

interface Declaration<A extends Access, P extends z.ZodType, Q extends z.ZodType> {
  /** operationId: a verb with its object, unique. */
  readonly id: string;
  readonly method: Method;
  readonly path: RoutePath;
  readonly access: A;
  readonly summary: string;
  /** What a personal token must carry to be used here; not said: no token is taken. */
  readonly scope?: Scope;
  /** Open also to whoever must set a new password first. */
  readonly isForPasswordChange?: boolean;
  /** What stays of it for whoever sits in a running exam (exam-part.ts); not said: nothing. */
  readonly inExam?: InExam;
  readonly params?: P;
  readonly query?: Q;
  /** Not said: writing while signed in counts by the common limit of default-limits.ts, reading does not. */
  readonly limits?: readonly RateRule[] | Exemption;
  /** Bytes of body at most; 65 536 when not said, and no body at all with GET. */
  readonly bodyBytes?: number;
}

interface JsonDeclaration<
  A extends Access,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
> extends Declaration<A, P, Q> {
  readonly body?: B;
  readonly reply: R;
  readonly status?: 200 | 201 | 202;
  readonly isCached?: boolean;
  /** The reply hands out a secret: it is never compressed, since the length of what is would tell of it. */
  readonly holdsSecret?: boolean;
  /** Names of body fields whose NUL characters the verb itself refuses, with a better word than "malformed". */
  readonly mayHoldNul?: readonly string[];
  run(
    call: Call<A, z.output<P>, z.output<Q>> & { readonly body: z.output<B> },
  ): Promise<DeepReadonly<z.input<R>>>;
}

interface RawDeclaration<A extends Access, P extends z.ZodType, Q extends z.ZodType>
  extends Declaration<A, P, Q> {
  /** What is sent and in which media types, for the document: { "application/zip": "the package" }. */
  readonly sends: Readonly<Record<string, string>>;
  readonly takes?: Readonly<Record<string, string>>;
  run(
    call: Call<A, z.output<P>, z.output<Q>> & { readonly body: ReadableStream<Uint8Array> | null },
  ): Promise<Response>;
}

export interface Call<A extends Access, P, Q> {
  readonly ctx: CallerCtx<A>;
  readonly params: P;
  readonly query: Q;
  readonly request: Request;
  /** The caller's network address, proxies taken off. */
  readonly address: string;
  setHeader(name: string, value: string): void;
}

/** A declared route with its types closed in; what mount-routes.ts and the route tests walk. */
export interface Route {
  readonly id: string;
  readonly method: Method;
  readonly path: RoutePath;
  readonly access: Access;
  readonly scope: Scope | undefined;
  readonly isForPasswordChange: boolean;
  readonly inExam: InExam | undefined;
  readonly limits: readonly RateRule[];
  readonly exemption: Exemption | null;
  /** Bytes of body at most; null: it reads none. */
  readonly bodyBytes: number | null;
  readonly holdsSecret: boolean;
  readonly document: RouteConfig;
  answer(arrival: Arrival): Promise<Response>;
}

/** A request that has passed origin check and access, not yet parsed. */
export interface Arrival {
  readonly ctx: RequestCtx;
  readonly request: Request;
  readonly params: Readonly<Record<string, string>>;
  readonly address: string;
  readonly headers: HeaderLines;
  /** Runs the call under the route's limits, once its body is known; throws request.rate_limited. */
  counted<T>(body: unknown, call: () => Promise<T>): Promise<T>;
}

/** Declares a route that takes and gives JSON. */
export function route<
  A extends Access,
  R extends z.ZodType,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
>(d: JsonDeclaration<A, P, Q, B, R>): Route {
  return {
    ...plainParts(d, d.body !== undefined),
    holdsSecret: d.holdsSecret === true,
    document: describe(d, {
      takes: d.body && { "application/json": { schema: d.body } },
      sends: { "application/json": { schema: envelope(d.reply) } },
      status: d.status ?? 200,
    }),
    async answer(arrival) {
      const call = callOf(d, arrival);
      const json = d.body
        ? await readJsonBody(arrival.request, d.bodyBytes ?? defaultBodyBytes, d.mayHoldNul)
        : {};
      const answer = await arrival.counted(json, async () => {
        const body = parsePart("body", shapeOrNothing(d.body), json);
        return d.run({ ...call, body });
      });
      const data = d.reply.parse(answer);
      const { status = 200, isCached = false, holdsSecret = false } = d;
      return replyJson(arrival, { data }, { status, isCached, holdsSecret });
    },
  };
}

/** Declares a route whose body or reply is bytes. */
export function rawRoute<A extends Access, P extends z.ZodType = Nothing, Q extends z.ZodType = Nothing>(
  d: RawDeclaration<A, P, Q>,
): Route {
  return {
    ...plainParts(d, d.takes !== undefined),
    holdsSecret: false,
    document: describe(d, { takes: d.takes && bytesOf(d.takes), sends: bytesOf(d.sends), status: 200 }),
    async answer(arrival) {
      const call = callOf(d, arrival);
      return arrival.counted({}, async () => {
        const body = limitStream(arrival.request.body, d.bodyBytes ?? defaultBodyBytes);
        return d.run({ ...call, body });
      });
    },
  };
}

const defaultBodyBytes = 65_536;

function plainParts(d: Declaration<Access, z.ZodType, z.ZodType>, takesBody: boolean) {
  const { id, method, path, access, scope, isForPasswordChange = false, inExam } = d;
  const bodyBytes = takesBody ? (d.bodyBytes ?? defaultBodyBytes) : null;
  return { id, method, path, access, scope, isForPasswordChange, inExam, bodyBytes, ...countingOf(d) };
}

function callOf<A extends Access, P extends z.ZodType, Q extends z.ZodType>(
  d: Declaration<A, P, Q>,
  arrival: Arrival,
): Call<A, z.output<P>, z.output<Q>> {
  const { url } = arrival.request;
  const query = url.includes("?") ? Object.fromEntries(new URL(url).searchParams) : {};
  return {
    ctx: callerCtx<A>(arrival.ctx),
    params: parsePart("path", shapeOrNothing(d.params), arrival.params),
    query: parsePart("query", shapeOrNothing(d.query), query),
    request: arrival.request,
    address: arrival.address,
    setHeader(name, value) {
      arrival.headers.append(name, value);
    },
  };
}

/** Promise: a shape that was not declared left its type parameter at the default, which is `nothing`. */
function shapeOrNothing<S extends z.ZodType>(shape: S | undefined): S {
  return shape ?? (nothing as z.ZodType as S);
}

/** Promise: mount-routes.ts lets nobody through to a "session" route without a person. */
function callerCtx<A extends Access>(ctx: RequestCtx): CallerCtx<A> {
  return ctx as CallerCtx<A>;
}

const securityOf: Record<Access, RouteConfig["security"]> = {
  public: [],
  session: [{ session: [] }, { accessToken: [] }],
  judge: [{ judgeToken: [] }],
};

const bySessionOrToken: RouteConfig["security"] = [
  { session: [] },
  { accessToken: [] },
  { personalToken: [] },
];

interface Bodies {
  readonly takes: Record<string, { schema: z.ZodType }> | undefined;
  readonly sends: Record<string, { schema: z.ZodType }>;
  readonly status: number;
}

function describe(d: Declaration<Access, z.ZodType, z.ZodType>, bodies: Bodies): RouteConfig {
  const fault = {
    description: "refused; see error.code",
    content: { "application/json": { schema: errorReply } },
  };
  return {
    operationId: d.id,
    method: d.method,
    path: d.path,
    summary: d.summary,
    tags: [d.path.split("/")[2] ?? "api"],
    security: d.access === "session" && d.scope !== undefined ? bySessionOrToken : securityOf[d.access],
    request: {
      ...(d.params instanceof z.ZodObject ? { params: d.params } : {}),
      ...(d.query instanceof z.ZodObject ? { query: d.query } : {}),
      ...(bodies.takes ? { body: { required: true, content: bodies.takes } } : {}),
    },
    responses: { [bodies.status]: { description: d.summary, content: bodies.sends }, default: fault },
  };
}

function bytesOf(media: Readonly<Record<string, string>>): Record<string, { schema: z.ZodType }> {
  return Object.fromEntries(
    Object.entries(media).map(([type, words]) => [type, { schema: z.string().describe(words) }]),
  );
}
