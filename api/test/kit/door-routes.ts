import { z } from "zod";
import { refuse } from "../../src/errors.ts";
import { type Route, rawRoute, route } from "../../src/http/route.ts";

export const big = "lola ".repeat(2_000);
const limit = { name: "few", limit: 2, windowMs: 60_000, whenDown: "refuse" } as const;

/** Routes that show each thing the door does. */
export const doorRoutes: readonly Route[] = [
  route({
    id: "echo",
    method: "post",
    path: "/api/echo/{word}",
    access: "public",
    summary: "echo",
    params: z.object({ word: z.string().max(5) }),
    query: z.object({ times: z.coerce.number().int().max(3).default(1) }),
    body: z.object({ count: z.number().int(), note: z.string().max(100).optional() }),
    bodyBytes: 1_000,
    reply: z.object({ word: z.string(), count: z.number(), times: z.number() }),
    run: async ({ params, query, body }) => ({ ...params, ...query, count: body.count, secret: "hash" }),
  }),
  route({
    id: "breakThings",
    method: "get",
    path: "/api/break",
    access: "public",
    summary: "throws a bug",
    reply: z.object({}),
    run: async () => {
      throw new Error("the cause nobody outside may read");
    },
  }),
  route({
    id: "refuseThings",
    method: "get",
    path: "/api/refuse",
    access: "public",
    summary: "refuses",
    reply: z.object({}),
    run: async () => {
      throw refuse("contest.ended", "The contest ended.", { endsAt: 5 });
    },
  }),
  route({
    id: "loseDatabase",
    method: "get",
    path: "/api/lose",
    access: "public",
    summary: "loses the database",
    reply: z.object({}),
    run: async () => {
      throw new Error("Failed query", {
        cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }),
      });
    },
  }),
  route({
    id: "readBig",
    method: "get",
    path: "/api/big",
    access: "public",
    summary: "big and cached",
    isCached: true,
    reply: z.object({ text: z.string() }),
    run: async () => ({ text: big }),
  }),
  route({
    id: "countMe",
    method: "get",
    path: "/api/counted",
    access: "public",
    summary: "counted",
    limits: [{ ...limit, key: (caller) => caller.address }],
    reply: z.object({}),
    run: async () => ({}),
  }),
  route({
    id: "readJudge",
    method: "get",
    path: "/api/for-judges",
    access: "judge",
    summary: "for judges",
    reply: z.object({}),
    run: async () => ({}),
  }),
  route({
    id: "hearProvider",
    method: "post",
    path: "/api/webhooks/provider",
    access: "public",
    summary: "a provider's call, not counted, two at a time",
    limits: { why: "the provider calls as often as it must", mostAtOnce: 2 },
    body: z.object({ pauseMs: z.number().max(1_000) }),
    reply: z.object({}),
    run: async ({ body }) => {
      await new Promise((resolve) => setTimeout(resolve, body.pauseMs));
      return {};
    },
  }),
  route({
    id: "makeSecret",
    method: "post",
    path: "/api/secret",
    access: "public",
    summary: "a long reply with a secret in it",
    holdsSecret: true,
    reply: z.object({ secret: z.string() }),
    run: async () => ({ secret: big }),
  }),
  route({
    id: "failInDatabase",
    method: "get",
    path: "/api/database-fault/{code}",
    access: "public",
    summary: "fails as Postgres does",
    params: z.object({ code: z.string().max(5) }),
    reply: z.object({}),
    run: async ({ params }) => {
      const message = 'duplicate key value violates unique constraint "users_email_key"';
      const cause = Object.assign(new Error(message), { code: params.code });
      throw new Error("Failed query: insert into users", { cause });
    },
  }),
  rawRoute({
    id: "sendBytes",
    method: "get",
    path: "/api/bytes/{cache}",
    access: "public",
    summary: "bytes that say how long they may be kept",
    params: z.object({ cache: z.enum(["public", "private"]) }),
    sends: { "text/plain": "bytes" },
    run: async ({ params }) => new Response("x", { headers: { "cache-control": params.cache } }),
  }),
  rawRoute({
    id: "takeBytes",
    method: "post",
    path: "/api/bytes",
    access: "session",
    summary: "bytes",
    bodyBytes: 10,
    takes: { "application/octet-stream": "bytes" },
    sends: { "text/plain": "how many" },
    run: async ({ body }) => {
      let size = 0;
      for await (const chunk of body ?? []) size += chunk.byteLength;
      return new Response(String(size));
    },
  }),
];
