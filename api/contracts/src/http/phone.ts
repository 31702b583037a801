import { z } from "zod";

/** POST /api/me/phone: the number a code goes to; it is nobody's second factor until the code has come back. */
export const phoneStart = z.object({
  phone: z.string().min(1).max(40).describe("of Uzbekistan, in any grouping"),
});

/** What is told of a text message that was sent. */
export const smsSent = z.object({
  ending: z.string().describe("the last two digits of the number"),
  endsAt: z.number().describe("until when its code opens, milliseconds since 1970"),
});
export type SmsSent = z.infer<typeof smsSent>;

/** PUT /api/me/phone */
export const phoneProof = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/),
});

/** POST /api/session/second-step/sms */
export const stepSms = z.object({ ticket: z.string().regex(/^[\w-]{43}$/) });
