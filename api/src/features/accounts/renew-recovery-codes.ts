import { inTransaction } from "../../db/transaction.ts";
import { refuse } from "../../errors.ts";
import { requireProof } from "../../http/require-proof.ts";
import { findUser } from "./accounts.queries.ts";
import { noteAccountEvent, type OwnSessionCtx } from "./own-session.ts";
import { hashRecoveryCode, makeRecoveryCodes } from "./recovery-codes.ts";
import { replaceRecoveryCodes } from "./second-factor.queries.ts";

/**
 * Ten fresh recovery codes; earlier ones open nothing more.
 *
 * @throws session.proof_needed; second_factor.off
 */
export async function renewRecoveryCodes(ctx: OwnSessionCtx): Promise<string[]> {
  requireProof(ctx);
  const { userId } = ctx.person;
  const recoveryCodes = makeRecoveryCodes(ctx.ids);
  const now = new Date(ctx.clock.now());
  await inTransaction(ctx.db, async (tx) => {
    const user = await findUser(tx, userId);
    if (user?.hasSecondFactor !== true) throw refuse("second_factor.off", "Two-step sign-in is not on.");
    await replaceRecoveryCodes(tx, { userId, codeHashes: recoveryCodes.map(hashRecoveryCode), now });
  });
  noteAccountEvent(ctx, "recovery-codes-renewed", { userId });
  return recoveryCodes;
}
