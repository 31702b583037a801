import {
  factorRemovalAsk,
  factorRemovalList,
  freshRecoveryCodes,
  secondFactorProof,
  secondFactorStart,
  secondFactorState,
} from "@bilimdon/contracts/http/second-factor";
import { me, secondStep, sessionProof } from "@bilimdon/contracts/http/session";
import { idShape } from "@bilimdon/contracts/ids";
import { z } from "zod";
import type { RateCaller, RateRule } from "../../http/rate-limit.ts";
import { type Route, route } from "../../http/route.ts";
import { confirmSecondFactor } from "./confirm-second-factor.ts";
import { finishSignIn } from "./finish-sign-in.ts";
import { requireOwnSession } from "./own-session.ts";
import { proveSession } from "./prove-session.ts";
import { readSecondFactor } from "./read-second-factor.ts";
import {
  approveFactorRemoval,
  askFactorRemoval,
  listFactorRemovals,
  withdrawFactorRemoval,
} from "./remove-lost-factor.ts";
import { renewRecoveryCodes } from "./renew-recovery-codes.ts";
import { stepLimits } from "./sign-in-limits.ts";
import { startSecondFactor } from "./start-second-factor.ts";
import { turnOffSecondFactor } from "./turn-off-second-factor.ts";

const minuteMs = 60_000;
const done = z.object({});
const byPerson = (caller: RateCaller) => caller.userId;

const proofLimits: readonly RateRule[] = [
  {
    name: "session-proof",
    limit: 5,
    windowMs: minuteMs,
    key: byPerson,
    isFailuresOnly: true,
    whenDown: "refuse",
  },
];
const changeLimits: readonly RateRule[] = [
  { name: "second-factor-change", limit: 20, windowMs: 60 * minuteMs, key: byPerson, whenDown: "refuse" },
];

/** The second step of signing in, what turns it on and off, and the proof that sensitive acts ask for. */
export const secondFactorRoutes: readonly Route[] = [
  route({
    id: "finishSignIn",
    method: "post",
    path: "/api/session/second-step",
    access: "public",
    inExam: "always",
    summary: "The second step of signing in; the session comes as a cookie",
    limits: stepLimits,
    body: secondStep,
    reply: me,
    run: async ({ ctx, body, address, request, setHeader }) => {
      const origin = { address, userAgent: request.headers.get("user-agent") };
      const signedIn = await finishSignIn(ctx, { ...body, origin });
      setHeader("set-cookie", signedIn.setCookie);
      return signedIn.me;
    },
  }),
  route({
    id: "proveSession",
    method: "post",
    path: "/api/session/proof",
    access: "session",
    summary: "Show again that it is you; acts that ask for it are open for a quarter of an hour",
    limits: proofLimits,
    body: sessionProof,
    reply: done,
    run: async ({ ctx, body }) => {
      await proveSession(requireOwnSession(ctx), body);
      return {};
    },
  }),
  route({
    id: "readSecondFactor",
    method: "get",
    path: "/api/me/second-factor",
    access: "session",
    summary: "How your two-step sign-in stands",
    reply: secondFactorState,
    run: ({ ctx }) => readSecondFactor(requireOwnSession(ctx)),
  }),
  route({
    id: "startSecondFactor",
    method: "post",
    path: "/api/me/second-factor",
    access: "session",
    summary: "A fresh secret for your code generator, as letters and as a square",
    limits: changeLimits,
    reply: secondFactorStart,
    holdsSecret: true,
    run: ({ ctx }) => startSecondFactor(requireOwnSession(ctx)),
  }),
  route({
    id: "confirmSecondFactor",
    method: "put",
    path: "/api/me/second-factor",
    access: "session",
    summary: "Turn two-step sign-in on by the generator's code; recovery codes come back, once",
    limits: changeLimits,
    body: secondFactorProof,
    reply: freshRecoveryCodes,
    holdsSecret: true,
    run: async ({ ctx, body }) => ({
      recoveryCodes: await confirmSecondFactor(requireOwnSession(ctx), body),
    }),
  }),
  route({
    id: "turnOffSecondFactor",
    method: "delete",
    path: "/api/me/second-factor",
    access: "session",
    summary: "Turn two-step sign-in off",
    limits: changeLimits,
    reply: done,
    run: async ({ ctx }) => {
      await turnOffSecondFactor(requireOwnSession(ctx));
      return {};
    },
  }),
  route({
    id: "renewRecoveryCodes",
    method: "post",
    path: "/api/me/recovery-codes",
    access: "session",
    summary: "Fresh recovery codes; earlier ones open nothing more",
    limits: changeLimits,
    reply: freshRecoveryCodes,
    holdsSecret: true,
    run: async ({ ctx }) => ({
      recoveryCodes: await renewRecoveryCodes(requireOwnSession(ctx)),
    }),
  }),
  route({
    id: "askFactorRemoval",
    method: "post",
    path: "/api/users/{userId}/second-factor-removal",
    access: "session",
    summary: "Ask that a second factor which its owner lost be taken off; another admin must agree",
    limits: changeLimits,
    params: z.object({ userId: idShape("user") }),
    body: factorRemovalAsk,
    reply: z.object({ removalId: z.string() }),
    status: 201,
    run: ({ ctx, params, body }) => askFactorRemoval(ctx, { ...params, ...body }),
  }),
  route({
    id: "listFactorRemovals",
    method: "get",
    path: "/api/second-factor-removals",
    access: "session",
    summary: "Lost second factors that wait for a second admin",
    reply: factorRemovalList,
    run: async ({ ctx }) => ({ removals: await listFactorRemovals(ctx) }),
  }),
  route({
    id: "approveFactorRemoval",
    method: "post",
    path: "/api/second-factor-removals/{removalId}/approval",
    access: "session",
    summary: "Agree as the second admin: the factor is off and every session of its owner ends",
    limits: changeLimits,
    params: z.object({ removalId: idShape("factorRemoval") }),
    reply: done,
    run: async ({ ctx, params }) => {
      await approveFactorRemoval(ctx, params);
      return {};
    },
  }),
  route({
    id: "withdrawFactorRemoval",
    method: "delete",
    path: "/api/second-factor-removals/{removalId}",
    access: "session",
    summary: "Call off the taking away of a second factor; nothing changes",
    limits: changeLimits,
    params: z.object({ removalId: idShape("factorRemoval") }),
    reply: done,
    run: async ({ ctx, params }) => {
      await withdrawFactorRemoval(ctx, params);
      return {};
    },
  }),
];
