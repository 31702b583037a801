import { addMail } from "../../db/add-mail.ts";
import { inTransaction } from "../../db/transaction.ts";
import { refuse } from "../../errors.ts";
import { findUser, setPasswordHash } from "./accounts.queries.ts";
import { endSessions } from "./end-sessions.ts";
import { hashPassword, verifyPassword } from "./hash-password.ts";
import { noteAccountEvent, type OwnSessionCtx } from "./own-session.ts";
import { requireGoodPassword } from "./require-good-password.ts";

/**
 * Sets a new password and ends every other session of the person.
 *
 * @returns how many sessions were ended
 * @throws password.wrong_current; password.refused with every fault of the new one
 */
export async function changePassword(
  ctx: OwnSessionCtx,
  input: { readonly currentPassword: string; readonly newPassword: string },
): Promise<number> {
  const { userId } = ctx.person;
  const user = await findUser(ctx.db, userId);
  if (user === null || !(await verifyPassword(user.passwordHash, input.currentPassword))) {
    noteAccountEvent(ctx, "password-change-refused", { userId });
    throw refuse("password.wrong_current", "The current password is wrong.");
  }
  requireGoodPassword(ctx, { password: input.newPassword, user });
  const passwordHash = await hashPassword(input.newPassword);

  const ended = await inTransaction(ctx.db, async (tx) => {
    await setPasswordHash(tx, userId, passwordHash);
    const { login, locale, email } = user;
    await addMail(tx, { to: email, locale, letter: "password-changed", fields: { login } }, ctx.clock.now());
    return endSessions(tx, { userId, choice: { kind: "all-but", sessionId: ctx.sessionId } });
  });
  await ctx.events.tell({ kind: "sessions-ended", userId });
  noteAccountEvent(ctx, "password-changed", { userId, ended });
  return ended;
}
