import { bearerAnswer, bearerPair, bearerRenewal, bearerSignedIn } from "@bilimdon/contracts/http/bearer";
import { secondStep, signIn as signInShape } from "@bilimdon/contracts/http/session";
import type { RateRule } from "../../http/rate-limit.ts";
import { type Call, type Route, route } from "../../http/route.ts";
import { familyOf } from "./bearer-token.ts";
import { renewBearer } from "./renew-bearer.ts";
import { finishAppSignIn, signInApp } from "./sign-in-app.ts";
import { signInLimits, stepLimits } from "./sign-in-limits.ts";

const minuteMs = 60_000;

const renewLimits: readonly RateRule[] = [
  {
    name: "renew-bearer",
    limit: 10,
    windowMs: minuteMs,
    key: ({ body }) => {
      const sent = bearerRenewal.safeParse(body);
      return sent.success ? familyOf(sent.data.refreshToken) : null;
    },
    whenDown: "refuse",
  },
  {
    name: "renew-bearer-address",
    limit: 30,
    windowMs: minuteMs,
    key: (caller) => caller.address,
    isFailuresOnly: true,
    whenDown: "refuse",
  },
];

type Public = Call<"public", unknown, unknown>;
const originOf = ({ address, request }: Public) => ({
  address,
  userAgent: request.headers.get("user-agent"),
});

/** How apps and scripts sign in: the steps and limits of a browser, and tokens in the place of a cookie. */
export const bearerRoutes: readonly Route[] = [
  route({
    id: "signInApp",
    method: "post",
    path: "/api/token",
    access: "public",
    inExam: "always",
    summary: "Sign an app in; it gets a pair of tokens, or a ticket to the second step",
    limits: signInLimits,
    body: signInShape,
    reply: bearerAnswer,
    holdsSecret: true,
    run: (call) => signInApp(call.ctx, { ...call.body, origin: originOf(call) }),
  }),
  route({
    id: "finishAppSignIn",
    method: "post",
    path: "/api/token/second-step",
    access: "public",
    inExam: "always",
    summary: "The second step of signing an app in",
    limits: stepLimits,
    body: secondStep,
    reply: bearerSignedIn,
    holdsSecret: true,
    run: (call) => finishAppSignIn(call.ctx, { ...call.body, origin: originOf(call) }),
  }),
  route({
    id: "renewBearer",
    method: "put",
    path: "/api/token",
    access: "public",
    inExam: "always",
    summary: "The next pair of tokens for a refresh token, which is good once",
    limits: renewLimits,
    body: bearerRenewal,
    reply: bearerPair,
    holdsSecret: true,
    run: ({ ctx, body }) => renewBearer(ctx, body),
  }),
];
