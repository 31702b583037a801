import type { Ctx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { countLiveTokens, insertToken } from "./accounts.queries.ts";
import { hashToken, tokenPrefix } from "./token-secret.ts";

const mostTokens = 20;
const livesMs = 365 * 24 * 3_600_000;

/**
 * Makes a personal token for scripts. The secret is answered once and kept nowhere.
 *
 * @throws access.refused when the person has twenty already
 */
export async function makeToken(
  ctx: Pick<Ctx, "db" | "ids" | "clock">,
  input: { readonly userId: string; readonly label: string },
): Promise<{ readonly tokenId: string; readonly secret: string }> {
  if ((await countLiveTokens(ctx.db, input.userId)) >= mostTokens)
    throw refuse("access.refused", `You have ${mostTokens} tokens; revoke one first.`, { mostTokens });
  const now = ctx.clock.now();
  const tokenId = ctx.ids.make("token");
  const secret = `${tokenPrefix}${ctx.ids.secret(32)}`;
  await insertToken(ctx.db, {
    id: tokenId,
    userId: input.userId,
    label: input.label,
    secretHash: hashToken(secret),
    createdAt: new Date(now),
    expiresAt: new Date(now + livesMs),
  });
  return { tokenId, secret };
}
