import { ownSessionList, passwordChange, sessionsEnded } from "@bilimdon/contracts/http/account";
import { z } from "zod";
import type { RateRule } from "../../http/rate-limit.ts";
import { type Route, route } from "../../http/route.ts";
import { changePassword } from "./change-password.ts";
import { listOwnSessions } from "./list-own-sessions.ts";
import { emptySessionCookie } from "./lucia-sessions.ts";
import { requireOwnSession, requireSession } from "./own-session.ts";
import { revokeSession, signOut, signOutEverywhere } from "./sign-out.ts";

const minuteMs = 60_000;

const passwordLimits: readonly RateRule[] = [
  {
    name: "change-password",
    limit: 5,
    windowMs: minuteMs,
    key: (caller) => caller.userId,
    isFailuresOnly: true,
    whenDown: "refuse",
  },
];

const clearCookies = '"cookies"';

/** Where one is signed in, and the password: acts of the person at the browser. */
export const sessionRoutes: readonly Route[] = [
  route({
    id: "signOut",
    method: "delete",
    path: "/api/session",
    access: "session",
    inExam: "always",
    isForPasswordChange: true,
    summary: "Sign out",
    reply: z.object({}),
    run: async ({ ctx, setHeader }) => {
      await signOut(requireSession(ctx));
      setHeader("set-cookie", emptySessionCookie(ctx));
      setHeader("clear-site-data", clearCookies);
      return {};
    },
  }),
  route({
    id: "listOwnSessions",
    method: "get",
    path: "/api/me/sessions",
    access: "session",
    summary: "Where you are signed in",
    reply: ownSessionList,
    run: async ({ ctx }) => ({ sessions: await listOwnSessions(requireOwnSession(ctx)) }),
  }),
  route({
    id: "signOutEverywhere",
    method: "delete",
    path: "/api/me/sessions",
    access: "session",
    inExam: "always",
    summary: "Sign out on every device, this one too",
    reply: sessionsEnded,
    run: async ({ ctx, setHeader }) => {
      const ended = await signOutEverywhere(requireOwnSession(ctx));
      setHeader("set-cookie", emptySessionCookie(ctx));
      setHeader("clear-site-data", clearCookies);
      return { ended };
    },
  }),
  route({
    id: "revokeSession",
    method: "delete",
    path: "/api/me/sessions/{sessionId}",
    access: "session",
    summary: "Sign out on one device",
    params: z.object({ sessionId: z.string().regex(/^[0-9a-f]{64}$/) }),
    reply: z.object({}),
    run: async ({ ctx, params }) => {
      await revokeSession(requireOwnSession(ctx), params);
      return {};
    },
  }),
  route({
    id: "changePassword",
    method: "put",
    path: "/api/me/password",
    access: "session",
    inExam: "always",
    isForPasswordChange: true,
    summary: "Change your password; every other session ends",
    limits: passwordLimits,
    body: passwordChange,
    reply: sessionsEnded,
    run: async ({ ctx, body }) => ({
      ended: await changePassword(requireOwnSession(ctx), body),
    }),
  }),
];
