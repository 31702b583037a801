import type { OwnToken } from "@bilimdon/contracts/http/tokens";
import type { OwnSessionCtx } from "./own-session.ts";
import { listLiveTokens } from "./tokens.queries.ts";

const mostListed = 100;

/** The caller's tokens that still open something; never a secret. */
export async function listOwnTokens(ctx: OwnSessionCtx): Promise<OwnToken[]> {
  const of = { userId: ctx.person.userId, now: new Date(ctx.clock.now()), limit: mostListed };
  const found = await listLiveTokens(ctx.db, of);
  return found.map(({ id: tokenId, label, scopes, createdAt, expiresAt, lastUsedAt }) => ({
    tokenId,
    label,
    scopes,
    madeAt: createdAt.getTime(),
    expiresAt: expiresAt?.getTime() ?? null,
    lastUsedAt: lastUsedAt?.getTime() ?? null,
  }));
}
