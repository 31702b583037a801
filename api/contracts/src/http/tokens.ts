import { scopes } from "@bilimdon/rules/access/scopes";
import { z } from "zod";

/** POST /api/tokens: a personal token for scripts; its secret is shown once. */
export const newToken = z.object({
  label: z.string().trim().min(1).max(80),
  scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
  days: z.number().int().min(1).max(365).default(90).describe("how long it lives"),
});
export const tokenMade = z.object({ tokenId: z.string(), secret: z.string() });
export type TokenMade = z.infer<typeof tokenMade>;

/** One line of GET /api/tokens; never a secret. */
export const ownToken = z.object({
  tokenId: z.string(),
  label: z.string(),
  scopes: z.array(z.string()),
  madeAt: z.number().describe("milliseconds since 1970"),
  expiresAt: z.number().nullable(),
  lastUsedAt: z.number().nullable().describe("to within five minutes"),
});
export type OwnToken = z.infer<typeof ownToken>;
export const ownTokenList = z.object({ tokens: z.array(ownToken) });
