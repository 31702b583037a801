import { inTransaction } from "../../db/transaction.ts";
import { refuse } from "../../errors.ts";
import { findUser } from "./accounts.queries.ts";
import { noteAccountEvent, type OwnSessionCtx } from "./own-session.ts";
import { sendConfirmation } from "./send-confirmation.ts";

/**
 * Sends the letter of a registration again, with a new key; the earlier one opens nothing more.
 *
 * @throws account.confirmed_already when no address waits for its letter
 */
export async function resendConfirmation(ctx: OwnSessionCtx): Promise<void> {
  const user = await findUser(ctx.db, ctx.person.userId);
  const email = user?.pendingEmail ?? null;
  if (user === null || email === null)
    throw refuse("account.confirmed_already", "No address of yours waits for a letter.");
  await inTransaction(ctx.db, (tx) => sendConfirmation(ctx, tx, { user, email }));
  noteAccountEvent(ctx, "confirmation-resent", { userId: user.id });
}
