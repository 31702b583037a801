import type { SessionProofSent } from "@bilimdon/contracts/http/session";
import { refuse } from "../../errors.ts";
import { findUser } from "./accounts.queries.ts";
import { takeFactorCode } from "./check-factor-code.ts";
import { verifyPassword } from "./hash-password.ts";
import { noteAccountEvent, type OwnSessionCtx } from "./own-session.ts";
import { markProven } from "./sessions.queries.ts";
import { smsBinding } from "./sms-codes.ts";

/**
 * The owner of a session shows again that it is them; what asks for a proof is open for a quarter of an hour. Where a
 * second factor is on, a password proves nothing.
 *
 * @throws session.proof_needed when the other proof is wanted; password.wrong_current; second_factor.*
 */
export async function proveSession(ctx: OwnSessionCtx, proof: SessionProofSent): Promise<void> {
  const { userId } = ctx.person;
  const user = await findUser(ctx.db, userId);
  if (user === null) throw refuse("session.required", "Sign in first.");
  const isByCode = "code" in proof;
  if (isByCode !== user.hasSecondFactor)
    throw refuse("session.proof_needed", "Send the other proof.", {
      by: user.hasSecondFactor ? "code" : "password",
    });
  const boundTo = smsBinding.proof(ctx.sessionId);
  if (isByCode) await takeFactorCode(ctx, { userId, code: proof.code, boundTo });
  else if (!(await verifyPassword(user.passwordHash, proof.password))) {
    noteAccountEvent(ctx, "proof-refused", { userId });
    throw refuse("password.wrong_current", "The password is wrong.");
  }
  const now = new Date(ctx.clock.now());
  await markProven(ctx.db, { sessionId: ctx.sessionId, factorLevel: isByCode ? 2 : 1, now });
  noteAccountEvent(ctx, "session-proven", { userId });
}
