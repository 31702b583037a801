import { z } from "zod";

/** One line of GET /api/me/sessions. */
export const ownSession = z.object({
  sessionId: z.string(),
  device: z.object({ browser: z.string().nullable(), system: z.string().nullable() }),
  address: z.string().nullable().describe("network address it was begun from"),
  signedInAt: z.number().describe("milliseconds since 1970"),
  lastSeenAt: z.number().describe("milliseconds since 1970, to within five minutes"),
  isApp: z.boolean().describe("an app or a script, which signed in for tokens"),
  isThis: z.boolean().describe("the session that asks"),
});
export type OwnSession = z.infer<typeof ownSession>;
export const ownSessionList = z.object({ sessions: z.array(ownSession) });

/** DELETE /api/me/sessions and PUT /api/me/password. */
export const sessionsEnded = z.object({ ended: z.number().int().describe("sessions that were ended") });
export type SessionsEnded = z.infer<typeof sessionsEnded>;

/** PUT /api/me/password. A new one that will not do is told by password.refused with its faults. */
export const passwordChange = z.object({
  currentPassword: z.string().min(1).max(128),
  newPassword: z.string().min(1).max(512),
});

const letterKey = z
  .string()
  .regex(/^[\w-]{43}$/)
  .describe("from the letter's link");
export const emailAddress = z.email().max(254);

/** GET /api/me/email */
export const ownEmail = z.object({
  email: z.string().nullable().describe("null: none is confirmed"),
  pendingEmail: z.string().nullable().describe("given, and its letter not answered yet"),
  mustConfirm: z.boolean().describe("registered, and no address confirmed yet"),
});
export type OwnEmail = z.infer<typeof ownEmail>;

/** PUT /api/me/email: the address holds once its letter's key has come back by POST /api/email-confirmation. */
export const emailChange = z.object({ email: emailAddress, currentPassword: z.string().min(1).max(128) });
export const emailConfirmation = z.object({ key: letterKey });

/** POST /api/password-reset: the same answer whether the address is somebody's or not. */
export const passwordResetAsk = z.object({ email: emailAddress });

/** PUT /api/password-reset */
export const passwordReset = z.object({ key: letterKey, newPassword: z.string().min(1).max(512) });
