import type { Ctx } from "../../ctx.ts";
import { addMail } from "../../db/add-mail.ts";
import type { Executor } from "../../db/client.ts";
import { inTransaction } from "../../db/transaction.ts";
import { refuse } from "../../errors.ts";
import { requireProof } from "../../http/require-proof.ts";
import { findUser } from "./accounts.queries.ts";
import { withdrawAllOf } from "./factor-removals.queries.ts";
import { noteAccountEvent, type OwnSessionCtx } from "./own-session.ts";
import { removePhone } from "./phones.queries.ts";
import { removeFactor } from "./second-factor.queries.ts";

/** Turns the caller's own two-step sign-in off, generator and phone. @throws session.proof_needed; second_factor.off */
export async function turnOffSecondFactor(ctx: OwnSessionCtx): Promise<void> {
  requireProof(ctx);
  const { userId } = ctx.person;
  await inTransaction(ctx.db, (tx) => takeFactorOff(ctx, tx, { userId, letter: "second-factor-off" }));
  noteAccountEvent(ctx, "second-factor-off", { userId });
}

/** Takes a person's factor off and tells them by letter. @throws second_factor.off */
export async function takeFactorOff(
  ctx: Pick<Ctx, "clock">,
  tx: Executor,
  {
    userId,
    letter,
  }: { readonly userId: string; readonly letter: "second-factor-off" | "second-factor-removed" },
): Promise<void> {
  const now = ctx.clock.now();
  await removePhone(tx, userId, new Date(now));
  if (!(await removeFactor(tx, userId))) throw refuse("second_factor.off", "Two-step sign-in is not on.");
  await withdrawAllOf(tx, userId, new Date(now));
  const user = await findUser(tx, userId);
  if (user === null) return;
  const { email: to, locale, login } = user;
  await addMail(tx, { to, locale, letter, fields: { login } }, now);
}
