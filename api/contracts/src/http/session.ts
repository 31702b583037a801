import { roles } from "@bilimdon/rules/access/roles";
import { locales } from "@bilimdon/rules/text/locales";
import { z } from "zod";

/** POST /api/session */
export const signIn = z.object({ login: z.string().min(1).max(120), password: z.string().min(1).max(128) });

/** GET /api/me; never a hash or a secret. */
export const me = z.object({
  userId: z.string(),
  login: z.string(),
  displayName: z.string(),
  role: z.enum(roles),
  locale: z.enum(locales),
});
export type Me = z.infer<typeof me>;

/** POST /api/tokens — a personal token for scripts; the secret is shown once. */
export const newToken = z.object({ label: z.string().min(1).max(80) });
export const tokenMade = z.object({ tokenId: z.string(), secret: z.string() });
