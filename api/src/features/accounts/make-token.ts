import type { Scope } from "@bilimdon/rules/access/scopes";
import type { Ctx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { requirePermit } from "../../http/require-permit.ts";
import { requireProof } from "../../http/require-proof.ts";
import { noteAccountEvent, type OwnSessionCtx } from "./own-session.ts";
import { hashToken, tokenPrefix } from "./token-secret.ts";
import { countLiveTokens, insertToken } from "./tokens.queries.ts";

const mostTokens = 20;
const dayMs = 24 * 3_600_000;

export interface NewToken {
  readonly label: string;
  readonly scopes: readonly Scope[];
  readonly days: number;
}
interface TokenMade {
  readonly tokenId: string;
  readonly secret: string;
}

/**
 * Makes a personal token of the caller's. The secret is answered once and kept nowhere.
 *
 * @throws session.proof_needed; token.too_many when the person has twenty already
 */
export async function makeOwnToken(ctx: OwnSessionCtx, input: NewToken): Promise<TokenMade> {
  requirePermit(ctx, "token.make");
  requireProof(ctx);
  const { userId } = ctx.person;
  const made = await makeToken(ctx, { ...input, userId });
  noteAccountEvent(ctx, "token-made", { userId, tokenId: made.tokenId });
  return made;
}

/** Makes a token for anybody; seeds and operators' commands call it. @throws token.too_many */
export async function makeToken(
  ctx: Pick<Ctx, "db" | "ids" | "clock">,
  input: NewToken & { readonly userId: string },
): Promise<TokenMade> {
  const now = ctx.clock.now();
  if ((await countLiveTokens(ctx.db, input.userId, new Date(now))) >= mostTokens)
    throw refuse("token.too_many", `You have ${mostTokens} tokens; revoke one first.`, { mostTokens });
  const tokenId = ctx.ids.make("token");
  const secret = `${tokenPrefix}${ctx.ids.secret(32)}`;
  await insertToken(ctx.db, {
    id: tokenId,
    userId: input.userId,
    label: input.label,
    secretHash: hashToken(secret),
    scopes: [...new Set(input.scopes)],
    createdAt: new Date(now),
    expiresAt: new Date(now + input.days * dayMs),
  });
  return { tokenId, secret };
}
