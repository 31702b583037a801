import type { Me } from "@bilimdon/contracts/http/session";
import type { RequestCtx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { findLiveKey, useKey } from "./account-keys.queries.ts";
import { findUser } from "./accounts.queries.ts";
import { takeFactorCode } from "./check-factor-code.ts";
import { type SessionOrigin, startSession } from "./lucia-sessions.ts";
import { noteAccountEvent } from "./own-session.ts";
import { personOf } from "./person-of.ts";
import { refuseBlocked } from "./sign-in.ts";
import { smsBinding } from "./sms-codes.ts";
import { hashToken } from "./token-secret.ts";

const purpose = "second-step";

/** The second step of signing in at a browser, which gets a cookie. */
export async function finishSignIn(
  ctx: RequestCtx,
  input: { readonly ticket: string; readonly code: string; readonly origin: SessionOrigin },
): Promise<{ readonly me: Me; readonly setCookie: string }> {
  const user = await passSecondStep(ctx, input);
  const { setCookie } = await startSession(ctx, user.id, input.origin, { factorLevel: 2 });
  noteAccountEvent(ctx, "signed-in", { userId: user.id });
  return { me: personOf(user), setCookie };
}

/**
 * The second step of signing in: the ticket of a right password, and a code. The ticket is good for one session; a wrong
 * code leaves it as it was.
 *
 * @throws session.step_over; account.blocked; second_factor.wrong_code, too_many_tries
 */
export async function passSecondStep(
  ctx: RequestCtx,
  input: { readonly ticket: string; readonly code: string },
) {
  const asked = { keyHash: hashToken(input.ticket), purpose, now: new Date(ctx.clock.now()) } as const;
  const found = await findLiveKey(ctx.db, asked);
  const user = found?.userId == null ? null : await findUser(ctx.db, found.userId);
  if (user === null) throw stepOver();
  if (user.blockedAt !== null) throw refuseBlocked();
  try {
    const boundTo = smsBinding.step(asked.keyHash);
    await takeFactorCode(ctx, { userId: user.id, code: input.code, boundTo });
  } catch (error) {
    noteAccountEvent(ctx, "second-step-refused", { userId: user.id });
    throw error;
  }
  if ((await useKey(ctx.db, asked)) === null) throw stepOver();
  return user;
}

export function stepOver() {
  return refuse(
    "session.step_over",
    "The five minutes for the code are over; begin with the password again.",
  );
}
