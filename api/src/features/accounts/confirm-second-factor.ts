import { addMail } from "../../db/add-mail.ts";
import { inTransaction } from "../../db/transaction.ts";
import { refuse } from "../../errors.ts";
import { requireProof } from "../../http/require-proof.ts";
import { findUser } from "./accounts.queries.ts";
import { countTry, openSecret, wrongCode } from "./check-factor-code.ts";
import { noteAccountEvent, type OwnSessionCtx } from "./own-session.ts";
import { hashRecoveryCode, makeRecoveryCodes } from "./recovery-codes.ts";
import { confirmFactor, findSecondFactor, replaceRecoveryCodes } from "./second-factor.queries.ts";
import { markProven } from "./sessions.queries.ts";
import { findStep } from "./totp-codes.ts";

/**
 * Turns two-step sign-in on, once the generator has shown a right code; this session counts as proven by it.
 *
 * @returns ten recovery codes, shown this once
 * @throws session.proof_needed; second_factor.wrong_code, too_many_tries, on_already, off (nothing was begun)
 */
export async function confirmSecondFactor(
  ctx: OwnSessionCtx,
  input: { readonly code: string },
): Promise<string[]> {
  requireProof(ctx);
  const { userId } = ctx.person;
  const factor = await findSecondFactor(ctx.db, userId);
  if (factor === null || factor.sealedSecret === null)
    throw refuse("second_factor.off", "Begin with POST /api/me/second-factor.");
  if (factor.confirmedAt !== null) throw onAlready();
  await countTry(ctx, userId);
  const nowMs = ctx.clock.now();
  const step = await findStep(await openSecret(ctx, factor), { code: input.code, nowMs, after: null });
  if (step === null) throw wrongCode();

  const now = new Date(nowMs);
  const recoveryCodes = makeRecoveryCodes(ctx.ids);
  await inTransaction(ctx.db, async (tx) => {
    if (!(await confirmFactor(tx, { userId, step, now }))) throw onAlready();
    await replaceRecoveryCodes(tx, { userId, codeHashes: recoveryCodes.map(hashRecoveryCode), now });
    await markProven(tx, { sessionId: ctx.sessionId, factorLevel: 2, now });
    const user = await findUser(tx, userId);
    if (user === null) return;
    const { email: to, locale, login } = user;
    await addMail(tx, { to, locale, letter: "second-factor-on", fields: { login } }, nowMs);
  });
  noteAccountEvent(ctx, "second-factor-on", { userId });
  return recoveryCodes;
}

function onAlready() {
  return refuse("second_factor.on_already", "Two-step sign-in is on already.");
}
