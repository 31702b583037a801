import { phoneProof, phoneStart, smsSent, stepSms } from "@bilimdon/contracts/http/phone";
import { freshRecoveryCodes } from "@bilimdon/contracts/http/second-factor";
import { z } from "zod";
import type { RateCaller, RateRule } from "../../http/rate-limit.ts";
import { type Route, route } from "../../http/route.ts";
import { confirmPhone, removeOwnPhone, startPhone } from "./own-phone.ts";
import { requireOwnSession } from "./own-session.ts";
import { sendProofSms, sendStepSms } from "./send-factor-sms.ts";

const hourMs = 3_600_000;
const byPerson = (caller: RateCaller) => caller.userId;

/** Messages themselves are counted in sms-codes.ts; these keep one caller from asking and asking. */
const sendLimits: readonly RateRule[] = [
  { name: "sms-person", limit: 20, windowMs: hourMs, key: byPerson, whenDown: "refuse" },
];
/** A school signs in from one address. */
const stepLimits: readonly RateRule[] = [
  { name: "sms-address", limit: 120, windowMs: hourMs, key: ({ address }) => address, whenDown: "refuse" },
];
const confirmLimits: readonly RateRule[] = [
  { name: "phone-change", limit: 20, windowMs: hourMs, key: byPerson, whenDown: "refuse" },
];

/** Codes by text message: the phone they go to, and asking for one. */
export const phoneRoutes: readonly Route[] = [
  route({
    id: "startPhone",
    method: "post",
    path: "/api/me/phone",
    access: "session",
    summary: "Send a code to the number that is to be your second factor",
    limits: sendLimits,
    body: phoneStart,
    reply: smsSent,
    status: 201,
    run: ({ ctx, body }) => startPhone(requireOwnSession(ctx), body),
  }),
  route({
    id: "confirmPhone",
    method: "put",
    path: "/api/me/phone",
    access: "session",
    summary: "Make the number your second factor by the code that came to it",
    limits: confirmLimits,
    body: phoneProof,
    reply: freshRecoveryCodes,
    holdsSecret: true,
    run: async ({ ctx, body }) => ({ recoveryCodes: await confirmPhone(requireOwnSession(ctx), body) }),
  }),
  route({
    id: "removePhone",
    method: "delete",
    path: "/api/me/phone",
    access: "session",
    summary: "Take your phone off; where it was the only factor, two-step sign-in is off",
    limits: confirmLimits,
    reply: z.object({}),
    run: async ({ ctx }) => {
      await removeOwnPhone(requireOwnSession(ctx));
      return {};
    },
  }),
  route({
    id: "sendProofSms",
    method: "post",
    path: "/api/session/proof/sms",
    access: "session",
    summary: "Send a code to your phone, to show again that it is you",
    limits: sendLimits,
    reply: smsSent,
    status: 201,
    run: ({ ctx }) => sendProofSms(requireOwnSession(ctx)),
  }),
  route({
    id: "sendStepSms",
    method: "post",
    path: "/api/session/second-step/sms",
    access: "public",
    inExam: "always",
    summary: "Send the code of the second step to the phone of whoever holds the ticket",
    limits: stepLimits,
    body: stepSms,
    reply: smsSent,
    status: 201,
    run: ({ ctx, body }) => sendStepSms(ctx, body),
  }),
];
