import {
  emailChange,
  emailConfirmation,
  ownEmail,
  passwordReset,
  passwordResetAsk,
} from "@bilimdon/contracts/http/account";
import { z } from "zod";
import type { RateCaller, RateRule } from "../../http/rate-limit.ts";
import { type Route, route } from "../../http/route.ts";
import { askEmailChange, confirmEmail } from "./change-email.ts";
import { requireOwnSession } from "./own-session.ts";
import { readOwnEmail } from "./read-own-email.ts";
import { askPasswordReset, resetPassword } from "./reset-password.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const done = z.object({});

const byAddress = (caller: RateCaller) => caller.address;
const byPerson = (caller: RateCaller) => caller.userId;
const byEmail = ({ body }: RateCaller) => {
  const reading = passwordResetAsk.safeParse(body);
  return reading.success ? reading.data.email.toLowerCase() : null;
};

/** A key is 32 random bytes; the limit keeps the tries from costing anything. */
const keyLimits: readonly RateRule[] = [
  {
    name: "letter-key",
    limit: 20,
    windowMs: minuteMs,
    key: byAddress,
    isFailuresOnly: true,
    whenDown: "refuse",
  },
];
const resetLimits: readonly RateRule[] = [
  { name: "reset-account", limit: 3, windowMs: hourMs, key: byEmail, whenDown: "refuse" },
  { name: "reset-address", limit: 10, windowMs: hourMs, key: byAddress, whenDown: "refuse" },
];
/** Letters count, and wrong passwords by the measure of changing the password. */
const emailLimits: readonly RateRule[] = [
  {
    name: "change-password",
    limit: 5,
    windowMs: minuteMs,
    key: byPerson,
    isFailuresOnly: true,
    whenDown: "refuse",
  },
  {
    name: "email-minute",
    limit: 1,
    windowMs: minuteMs,
    key: byPerson,
    isSuccessesOnly: true,
    whenDown: "refuse",
  },
  {
    name: "email-day",
    limit: 5,
    windowMs: 24 * hourMs,
    key: byPerson,
    isSuccessesOnly: true,
    whenDown: "refuse",
  },
];

/** What is done by a key that came in a letter. Keys travel in bodies, never in addresses. */
export const letterKeyRoutes: readonly Route[] = [
  route({
    id: "askPasswordReset",
    method: "post",
    path: "/api/password-reset",
    access: "public",
    inExam: "always",
    summary: "Ask for a letter to set a new password; the answer is the same for every address",
    limits: resetLimits,
    body: passwordResetAsk,
    reply: done,
    status: 202,
    run: async ({ ctx, body }) => {
      await askPasswordReset(ctx, body);
      return {};
    },
  }),
  route({
    id: "resetPassword",
    method: "put",
    path: "/api/password-reset",
    access: "public",
    inExam: "always",
    summary: "Set a new password by a letter's key; every session ends",
    limits: keyLimits,
    body: passwordReset,
    reply: done,
    run: async ({ ctx, body }) => {
      await resetPassword(ctx, body);
      return {};
    },
  }),
  route({
    id: "readOwnEmail",
    method: "get",
    path: "/api/me/email",
    access: "session",
    summary: "Your confirmed e-mail address",
    reply: ownEmail,
    run: ({ ctx }) => readOwnEmail(requireOwnSession(ctx)),
  }),
  route({
    id: "askEmailChange",
    method: "put",
    path: "/api/me/email",
    access: "session",
    summary: "Give a new e-mail address; it holds once its letter's key has come back",
    limits: emailLimits,
    body: emailChange,
    reply: done,
    status: 202,
    run: async ({ ctx, body }) => {
      await askEmailChange(requireOwnSession(ctx), body);
      return {};
    },
  }),
  route({
    id: "confirmEmail",
    method: "post",
    path: "/api/email-confirmation",
    access: "public",
    inExam: "always",
    summary: "Confirm an e-mail address by its letter's key",
    limits: keyLimits,
    body: emailConfirmation,
    reply: done,
    run: async ({ ctx, body }) => {
      await confirmEmail(ctx, body);
      return {};
    },
  }),
];
