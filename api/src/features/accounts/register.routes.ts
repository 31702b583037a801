import { registration } from "@bilimdon/contracts/http/registration";
import { me } from "@bilimdon/contracts/http/session";
import { z } from "zod";
import type { RateCaller, RateRule } from "../../http/rate-limit.ts";
import { type Route, route } from "../../http/route.ts";
import { requireOwnSession } from "./own-session.ts";
import { register } from "./register.ts";
import { resendConfirmation } from "./resend-confirmation.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const byAddress = (caller: RateCaller) => caller.address;
const byPerson = (caller: RateCaller) => caller.userId;
const byEmail = ({ body }: RateCaller) => {
  const reading = registration.safeParse(body);
  return reading.success ? reading.data.email.toLowerCase() : null;
};

/** Accounts count, and tries by a wider measure: a name that is taken must not lock its reader out. */
const registerLimits: readonly RateRule[] = [
  { name: "register-tries", limit: 60, windowMs: hourMs, key: byAddress, whenDown: "refuse" },
  {
    name: "register-address",
    limit: 5,
    windowMs: hourMs,
    key: byAddress,
    isSuccessesOnly: true,
    whenDown: "refuse",
  },
  { name: "register-email", limit: 5, windowMs: dayMs, key: byEmail, whenDown: "refuse" },
];
/** The same buckets as giving another address: a letter is a letter. */
const letterLimits: readonly RateRule[] = [
  { name: "email-minute", limit: 1, windowMs: minuteMs, key: byPerson, whenDown: "refuse" },
  { name: "email-day", limit: 5, windowMs: dayMs, key: byPerson, whenDown: "refuse" },
];

/** Becoming somebody here. */
export const registerRoutes: readonly Route[] = [
  route({
    id: "register",
    method: "post",
    path: "/api/registration",
    access: "public",
    summary: "Make an account and sign in; a letter to confirm the address follows",
    limits: registerLimits,
    body: registration,
    reply: me,
    status: 201,
    run: async ({ ctx, body, address, request, setHeader }) => {
      const origin = { address, userAgent: request.headers.get("user-agent") };
      const made = await register(ctx, { ...body, origin });
      setHeader("set-cookie", made.setCookie);
      return made.me;
    },
  }),
  route({
    id: "resendConfirmation",
    method: "post",
    path: "/api/me/email/letter",
    access: "session",
    summary: "Send the letter to confirm your address again; earlier ones open nothing more",
    limits: letterLimits,
    reply: z.object({}),
    status: 202,
    run: async ({ ctx }) => {
      await resendConfirmation(requireOwnSession(ctx));
      return {};
    },
  }),
];
