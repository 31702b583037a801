import type { RequestCtx } from "../../ctx.ts";
import { addAudit } from "../../db/add-audit.ts";
import { inTransaction } from "../../db/transaction.ts";
import { refuse } from "../../errors.ts";
import { requirePermit } from "../../http/require-permit.ts";
import { noteAccountEvent, refuseImpersonator } from "./own-session.ts";
import { findToken, markRevoked } from "./tokens.queries.ts";

/** @throws thing.not_found, also for another person's token; user.impersonated */
export async function revokeToken(ctx: RequestCtx, input: { readonly tokenId: string }): Promise<void> {
  refuseImpersonator(ctx);
  const token = await findToken(ctx.db, input.tokenId);
  const isOwn = token !== null && token.ownerId === ctx.person?.userId;
  if (token === null || !(isOwn || ctx.person?.role === "admin"))
    throw refuse("thing.not_found", "There is no such token of yours.");
  requirePermit(ctx, "token.revoke", token);
  await inTransaction(ctx.db, async (tx) => {
    await markRevoked(tx, token.tokenId, new Date(ctx.clock.now()));
    const thing = { kind: "user", id: token.ownerId };
    if (!isOwn) await addAudit(tx, ctx, { act: "token.revoke", thing, before: { tokenId: token.tokenId } });
  });
  noteAccountEvent(ctx, "token-revoked", { userId: token.ownerId, tokenId: token.tokenId });
}
