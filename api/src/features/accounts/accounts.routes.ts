import {
  localeChoice,
  me,
  ownAccount,
  signInAnswer,
  signIn as signInShape,
} from "@bilimdon/contracts/http/session";
import { z } from "zod";
import { type Route, route } from "../../http/route.ts";
import { bearerRoutes } from "./bearer.routes.ts";
import { chooseLocale } from "./choose-locale.ts";
import { letterKeyRoutes } from "./letter-keys.routes.ts";
import { requireOwnSession } from "./own-session.ts";
import { phoneRoutes } from "./phone.routes.ts";
import { readMe } from "./read-me.ts";
import { registerRoutes } from "./register.routes.ts";
import { secondFactorRoutes } from "./second-factor.routes.ts";
import { sessionRoutes } from "./sessions.routes.ts";
import { signIn } from "./sign-in.ts";
import { signInLimits } from "./sign-in-limits.ts";
import { tokenRoutes } from "./tokens.routes.ts";

export const accountRoutes: readonly Route[] = [
  ...sessionRoutes,
  ...tokenRoutes,
  ...bearerRoutes,
  ...letterKeyRoutes,
  ...registerRoutes,
  ...secondFactorRoutes,
  ...phoneRoutes,
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
  route({
    id: "chooseLocale",
    method: "put",
    path: "/api/me/locale",
    access: "session",
    inExam: "always",
    isForPasswordChange: true,
    summary: "Keep the language you chose, for pages and letters",
    body: localeChoice,
    reply: z.object({}),
    run: async ({ ctx, body }) => {
      await chooseLocale(requireOwnSession(ctx), body);
      return {};
    },
  }),
];
