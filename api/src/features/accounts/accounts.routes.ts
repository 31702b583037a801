import { me, newToken, signIn as signInShape, tokenMade } from "@bilimdon/contracts/http/session";
import { idShape } from "@bilimdon/contracts/ids";
import { normalLogin } from "@bilimdon/rules/access/normal-login";
import { z } from "zod";
import { refuse } from "../../errors.ts";
import { growingDelay } from "../../http/default-limits.ts";
import type { RateCaller, RateRule } from "../../http/rate-limit.ts";
import { type Route, route } from "../../http/route.ts";
import { letterKeyRoutes } from "./letter-keys.routes.ts";
import { makeToken } from "./make-token.ts";
import { registerRoutes } from "./register.routes.ts";
import { revokeToken } from "./revoke-token.ts";
import { sessionRoutes } from "./sessions.routes.ts";
import { signIn } from "./sign-in.ts";

const minuteMs = 60_000;

const hourMs = 60 * minuteMs;
/** At most so many failures in each window: 5 in a minute, then one in 2 minutes, in 6, in 14. */
const accountRungs = [
  [5, minuteMs],
  [10, 20 * minuteMs],
  [20, 2 * hourMs],
  [100, 24 * hourMs],
] as const;

/** Failures alone count. By account and address together, so that a rival cannot lock a person out from elsewhere. */
const signInLimits: readonly RateRule[] = [
  ...growingDelay("sign-in-account", accountRungs, (c) => withLogin(c, `${c.address}|`)),
  { name: "sign-in-anywhere", limit: 60, key: (c) => withLogin(c, ""), ...guarding() },
  { name: "sign-in-address", limit: 30, key: (c) => c.address, ...guarding() },
];

function guarding() {
  return { windowMs: minuteMs, isFailuresOnly: true, whenDown: "refuse" } as const;
}

function withLogin({ body }: RateCaller, before: string): string | null {
  const reading = signInShape.safeParse(body);
  return reading.success ? `${before}${normalLogin(reading.data.login)}` : null;
}

const done = z.object({});

export const accountRoutes: readonly Route[] = [
  ...sessionRoutes,
  ...letterKeyRoutes,
  ...registerRoutes,
  route({
    id: "signIn",
    method: "post",
    path: "/api/session",
    access: "public",
    summary: "Sign in; the session comes as a cookie",
    limits: signInLimits,
    body: signInShape,
    reply: me,
    run: async ({ ctx, body, address, request, setHeader }) => {
      const origin = { address, userAgent: request.headers.get("user-agent") };
      const signedIn = await signIn(ctx, { ...body, origin });
      setHeader("set-cookie", signedIn.setCookie);
      return signedIn.me;
    },
  }),
  route({
    id: "readSession",
    method: "get",
    path: "/api/session",
    access: "public",
    summary: "The person signed in, or null for a guest: what a page asks first",
    reply: me.nullable(),
    run: async ({ ctx }) => ctx.person,
  }),
  route({
    id: "readMe",
    method: "get",
    path: "/api/me",
    access: "session",
    summary: "The person signed in",
    reply: me,
    run: async ({ ctx }) => ctx.person,
  }),
  route({
    id: "makeToken",
    method: "post",
    path: "/api/tokens",
    access: "session",
    summary: "Make a personal token for scripts; its secret is shown once",
    limits: [
      {
        name: "make-token",
        limit: 10,
        windowMs: minuteMs,
        key: (caller) => caller.userId,
        whenDown: "refuse",
      },
    ],
    body: newToken,
    reply: tokenMade,
    holdsSecret: true,
    status: 201,
    run: ({ ctx, body, request }) => {
      if (request.headers.has("authorization"))
        throw refuse("access.refused", "A token cannot make another; sign in with your password.");
      return makeToken(ctx, { userId: ctx.person.userId, label: body.label });
    },
  }),
  route({
    id: "revokeToken",
    method: "delete",
    path: "/api/tokens/{tokenId}",
    access: "session",
    summary: "Revoke one of your tokens",
    params: z.object({ tokenId: idShape("token") }),
    reply: done,
    run: async ({ ctx, params }) => {
      await revokeToken(ctx, params);
      return {};
    },
  }),
];
