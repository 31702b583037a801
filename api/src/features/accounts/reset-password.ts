import type { RequestCtx } from "../../ctx.ts";
import { addMail } from "../../db/add-mail.ts";
import { inTransaction } from "../../db/transaction.ts";
import { refuse } from "../../errors.ts";
import { findLiveKey, shutKeys, useKey } from "./account-keys.queries.ts";
import { findUser, findUserByEmail, setPasswordHash } from "./accounts.queries.ts";
import { answerEvenly } from "./answer-evenly.ts";
import { endSessions } from "./end-sessions.ts";
import { hashPassword } from "./hash-password.ts";
import { noteAccountEvent } from "./own-session.ts";
import { requireGoodPassword } from "./require-good-password.ts";
import { sendAccountKey } from "./send-account-key.ts";
import { hashToken } from "./token-secret.ts";

const purpose = "reset-password";

/** Sends a key by letter to the owner of an address. For an address of nobody the same is done, but for the letter. */
export async function askPasswordReset(ctx: RequestCtx, input: { readonly email: string }): Promise<void> {
  await answerEvenly(async () => {
    const user = await findUserByEmail(ctx.db, input.email);
    await inTransaction(ctx.db, (tx) => sendAccountKey(ctx, tx, { purpose, email: input.email, user }));
    noteAccountEvent(ctx, "password-reset-asked", { userId: user?.id });
  });
}

/**
 * Sets a new password by a letter's key, ends every session and tells the owner by letter. A password that will not do
 * leaves the key as it was.
 *
 * @throws account.key_refused  used, past its fifteen minutes, or never made; password.refused
 */
export async function resetPassword(
  ctx: RequestCtx,
  input: { readonly key: string; readonly newPassword: string },
): Promise<void> {
  const asked = { keyHash: hashToken(input.key), purpose, now: new Date(ctx.clock.now()) } as const;
  const found = await findLiveKey(ctx.db, asked);
  const user = found?.userId == null ? null : await findUser(ctx.db, found.userId);
  if (user === null) throw keyRefused();
  requireGoodPassword(ctx, { password: input.newPassword, user });
  const passwordHash = await hashPassword(input.newPassword);

  const ended = await inTransaction(ctx.db, async (tx) => {
    if ((await useKey(tx, asked)) === null) throw keyRefused();
    await shutKeys(tx, { userId: user.id, purpose, now: asked.now });
    await setPasswordHash(tx, user.id, passwordHash);
    const { login, locale, email } = user;
    await addMail(tx, { to: email, locale, letter: "password-changed", fields: { login } }, ctx.clock.now());
    return endSessions(tx, { userId: user.id, choice: { kind: "all" } });
  });
  await ctx.events.tell({ kind: "sessions-ended", userId: user.id });
  noteAccountEvent(ctx, "password-reset", { userId: user.id, ended });
}

export function keyRefused() {
  return refuse("account.key_refused", "This link was used already or its time is over; ask for a new one.");
}
