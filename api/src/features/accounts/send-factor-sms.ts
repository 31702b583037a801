import type { SmsSent } from "@bilimdon/contracts/http/phone";
import type { RequestCtx } from "../../ctx.ts";
import { findLiveKey } from "./account-keys.queries.ts";
import { findUser } from "./accounts.queries.ts";
import { stepOver } from "./finish-sign-in.ts";
import { openPhone } from "./own-phone.ts";
import { noteAccountEvent, type OwnSessionCtx } from "./own-session.ts";
import { refuseBlocked } from "./sign-in.ts";
import { sendSmsCode, smsBinding } from "./sms-codes.ts";
import { hashToken } from "./token-secret.ts";

/** Sends the code of the second step of signing in, good with this ticket alone. @throws session.step_over; phone.none; sms.* */
export async function sendStepSms(
  ctx: RequestCtx,
  { ticket }: { readonly ticket: string },
): Promise<SmsSent> {
  const keyHash = hashToken(ticket);
  const found = await findLiveKey(ctx.db, {
    keyHash,
    purpose: "second-step",
    now: new Date(ctx.clock.now()),
  });
  const user = found?.userId == null ? null : await findUser(ctx.db, found.userId);
  if (user === null) throw stepOver();
  if (user.blockedAt !== null) throw refuseBlocked();
  const { id: userId, locale } = user;
  const boundTo = smsBinding.step(keyHash);
  const phone = await openPhone(ctx, userId);
  const told = await sendSmsCode(ctx, { userId, locale, phone, boundTo, purpose: "sign-in" });
  noteAccountEvent(ctx, "sms-sent", { userId });
  return told;
}

/** Sends a code by which the caller shows again that it is them, good in this session alone. @throws phone.none; sms.* */
export async function sendProofSms(ctx: OwnSessionCtx): Promise<SmsSent> {
  const { userId, locale } = ctx.person;
  const boundTo = smsBinding.proof(ctx.sessionId);
  const phone = await openPhone(ctx, userId);
  const told = await sendSmsCode(ctx, { userId, locale, phone, boundTo, purpose: "proof" });
  noteAccountEvent(ctx, "sms-sent", { userId });
  return told;
}
