import type { RequestCtx } from "../../ctx.ts";
import { addMail } from "../../db/add-mail.ts";
import { inTransaction } from "../../db/transaction.ts";
import { refuse } from "../../errors.ts";
import { requireProof } from "../../http/require-proof.ts";
import { shutKeys, useKey } from "./account-keys.queries.ts";
import { findUser, setEmail, setPendingEmail } from "./accounts.queries.ts";
import { verifyPassword } from "./hash-password.ts";
import { noteAccountEvent, type OwnSessionCtx } from "./own-session.ts";
import { keyRefused } from "./reset-password.ts";
import { sendConfirmation } from "./send-confirmation.ts";
import { hashToken } from "./token-secret.ts";

const purpose = "confirm-email";

/**
 * Sends a key to a new address; the account has it once the key has come back. An address that is another person's is
 * answered the same, and its owner is told.
 *
 * @throws password.wrong_current; session.proof_needed where a second factor is on
 */
export async function askEmailChange(
  ctx: OwnSessionCtx,
  input: { readonly email: string; readonly currentPassword: string },
): Promise<void> {
  const user = await findUser(ctx.db, ctx.person.userId);
  if (user === null || !(await verifyPassword(user.passwordHash, input.currentPassword)))
    throw refuse("password.wrong_current", "The current password is wrong.");
  // The password is in the form; where a second factor is on, it alone proves nothing.
  if (user.hasSecondFactor) requireProof(ctx);
  await inTransaction(ctx.db, async (tx) => {
    await setPendingEmail(tx, user.id, input.email);
    await sendConfirmation(ctx, tx, { user, email: input.email });
  });
  noteAccountEvent(ctx, "email-change-asked", { userId: user.id });
}

/**
 * Gives an account the address that a key was sent to, and tells the address it had before. Whoever registered is
 * welcomed, and the whole house is open to them from now on.
 *
 * @throws account.key_refused, also when the address has become another person's meanwhile
 */
export async function confirmEmail(ctx: RequestCtx, input: { readonly key: string }): Promise<void> {
  const now = ctx.clock.now();
  const userId = await inTransaction(ctx.db, async (tx) => {
    const used = await useKey(tx, { keyHash: hashToken(input.key), purpose, now: new Date(now) });
    const user = used?.userId == null ? null : await findUser(tx, used.userId);
    if (used === null || user === null) throw keyRefused();
    if (!(await setEmail(tx, user.id, used.email))) throw keyRefused();
    // A key that was sent to the address before must not open the account any more.
    await shutKeys(tx, { userId: user.id, purpose: "reset-password", now: new Date(now) });
    const { id, login, locale, email, mustConfirmEmail } = user;
    if (mustConfirmEmail)
      await addMail(tx, { to: used.email, locale, letter: "welcome", fields: { login } }, now);
    if (email !== null && email.toLowerCase() !== used.email.toLowerCase())
      await addMail(tx, { to: email, locale, letter: "email-changed", fields: { login } }, now);
    return id;
  });
  noteAccountEvent(ctx, "email-changed", { userId });
}
