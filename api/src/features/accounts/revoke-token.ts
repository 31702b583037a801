import type { RequestCtx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { requirePermit } from "../../http/require-permit.ts";
import { findToken, markRevoked } from "./accounts.queries.ts";

/** @throws thing.not_found, also for another person's token */
export async function revokeToken(ctx: RequestCtx, input: { readonly tokenId: string }): Promise<void> {
  const token = await findToken(ctx.db, input.tokenId);
  const isOwn = token !== null && token.ownerId === ctx.person?.userId;
  if (token === null || !(isOwn || ctx.person?.role === "admin"))
    throw refuse("thing.not_found", "There is no such token of yours.");
  requirePermit(ctx, "token.revoke", token);
  await markRevoked(ctx.db, token.tokenId, new Date(ctx.clock.now()));
}
