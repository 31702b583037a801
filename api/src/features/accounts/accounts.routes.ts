import { me, ownAccount, signInAnswer, signIn as signInShape } from "@bilimdon/contracts/http/session";
import { normalLogin } from "@bilimdon/rules/access/normal-login";
import { growingDelay } from "../../http/default-limits.ts";
import type { RateCaller, RateRule } from "../../http/rate-limit.ts";
import { type Route, route } from "../../http/route.ts";
import { letterKeyRoutes } from "./letter-keys.routes.ts";
import { readMe } from "./read-me.ts";
import { registerRoutes } from "./register.routes.ts";
import { secondFactorRoutes } from "./second-factor.routes.ts";
import { sessionRoutes } from "./sessions.routes.ts";
import { signIn } from "./sign-in.ts";
import { tokenRoutes } from "./tokens.routes.ts";

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

export const accountRoutes: readonly Route[] = [
  ...sessionRoutes,
  ...tokenRoutes,
  ...letterKeyRoutes,
  ...registerRoutes,
  ...secondFactorRoutes,
  route({
    id: "signIn",
    method: "post",
    path: "/api/session",
    access: "public",
    inExam: "always",
    summary: "Sign in; the session comes as a cookie, or a ticket to the second step",
    limits: signInLimits,
    body: signInShape,
    reply: signInAnswer,
    holdsSecret: true,
    run: async ({ ctx, body, address, request, setHeader }) => {
      const origin = { address, userAgent: request.headers.get("user-agent") };
      const signedIn = await signIn(ctx, { ...body, origin });
      if (signedIn.kind === "signed-in") setHeader("set-cookie", signedIn.setCookie);
      return signedIn;
    },
  }),
  route({
    id: "readSession",
    method: "get",
    path: "/api/session",
    access: "public",
    inExam: "always",
    scope: "profile.read",
    summary: "The person signed in, or null for a guest: what a page asks first",
    reply: me.nullable(),
    run: async ({ ctx }) => ctx.person,
  }),
  route({
    id: "readMe",
    method: "get",
    path: "/api/me",
    access: "session",
    inExam: "always",
    isForPasswordChange: true,
    scope: "profile.read",
    summary: "The person signed in: roles, rights, and how their account stands",
    reply: ownAccount,
    run: ({ ctx }) => readMe(ctx),
  }),
];
