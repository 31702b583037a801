import { z } from "zod";

/** One line of GET /api/me/sessions. */
export const ownSession = z.object({
  sessionId: z.string(),
  device: z.object({ browser: z.string().nullable(), system: z.string().nullable() }),
  address: z.string().nullable().describe("network address it was begun from"),
  signedInAt: z.number().describe("milliseconds since 1970"),
  lastSeenAt: z.number().describe("milliseconds since 1970, to within five minutes"),
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
