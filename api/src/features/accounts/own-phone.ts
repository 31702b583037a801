import type { SmsSent } from "@bilimdon/contracts/http/phone";
import { phoneEnding, readPhone } from "@bilimdon/rules/access/read-phone";
import type { Ctx } from "../../ctx.ts";
import { addMail } from "../../db/add-mail.ts";
import { inTransaction } from "../../db/transaction.ts";
import { refuse } from "../../errors.ts";
import { requireProof } from "../../http/require-proof.ts";
import { findUser } from "./accounts.queries.ts";
import { wrongCode } from "./check-factor-code.ts";
import { noteAccountEvent, type OwnSessionCtx } from "./own-session.ts";
import { findPhone, keepPhone, removePhone, sealPhoneAnew } from "./phones.queries.ts";
import { hashRecoveryCode, makeRecoveryCodes } from "./recovery-codes.ts";
import { countRecoveryCodes, findSecondFactor, replaceRecoveryCodes } from "./second-factor.queries.ts";
import { markProven } from "./sessions.queries.ts";
import { requireSms, sendSmsCode, smsBinding, takeSmsCode } from "./sms-codes.ts";
import { takeFactorOff } from "./turn-off-second-factor.ts";

/**
 * Sends a code to a number that is to become the caller's second factor. The number counts for nothing until the code
 * has come back.
 *
 * @throws session.proof_needed; phone.refused; sms.not_offered, too_many, unavailable
 */
export async function startPhone(ctx: OwnSessionCtx, sent: { readonly phone: string }): Promise<SmsSent> {
  requireProof(ctx);
  requireSms(ctx);
  const { userId, locale } = ctx.person;
  const phone = readPhone(sent.phone);
  if (phone === null) throw refuse("phone.refused", "This is no mobile number of Uzbekistan.");
  const boundTo = smsBinding.phone(ctx.sessionId);
  const wish = { userId, locale, phone, boundTo, purpose: "confirm-phone", isNewNumber: true } as const;
  const told = await sendSmsCode(ctx, wish);
  noteAccountEvent(ctx, "sms-sent", { userId });
  return told;
}

/**
 * Makes the number whose code has come back the caller's second factor; this session counts as proven by it.
 *
 * @returns recovery codes, shown this once, where there were none
 * @throws session.proof_needed; second_factor.wrong_code
 */
export async function confirmPhone(
  ctx: OwnSessionCtx,
  { code }: { readonly code: string },
): Promise<string[]> {
  requireProof(ctx);
  const { userId } = ctx.person;
  const taken = await takeSmsCode(ctx, { userId, boundTo: smsBinding.phone(ctx.sessionId), code });
  const opened = ctx.keyring.open("phone-number", taken?.sealedNumber ?? "", userId);
  if (opened.kind === "unreadable") throw wrongCode();
  const now = new Date(ctx.clock.now());
  const fresh = makeRecoveryCodes(ctx.ids);
  const codes = await inTransaction(ctx.db, async (tx) => {
    const hasGenerator = (await findSecondFactor(tx, userId))?.confirmedAt != null;
    const hadPhone = (await findPhone(tx, userId)) !== null;
    await keepPhone(tx, {
      userId,
      sealedNumber: ctx.keyring.seal("phone-number", opened.text, userId),
      ending: phoneEnding(opened.text),
      confirmedAt: now,
    });
    await markProven(tx, { sessionId: ctx.sessionId, factorLevel: 2, now });
    const user = await findUser(tx, userId);
    if (user !== null) {
      const { email: to, locale, login } = user;
      const fields = { login, ending: phoneEnding(opened.text) };
      await addMail(tx, { to, locale, letter: "phone-added", fields }, now.getTime());
    }
    const isFirst = !hasGenerator && !hadPhone;
    if (!isFirst && (await countRecoveryCodes(tx, userId)) > 0) return [];
    await replaceRecoveryCodes(tx, { userId, codeHashes: fresh.map(hashRecoveryCode), now });
    return fresh;
  });
  noteAccountEvent(ctx, "phone-added", { userId });
  return codes;
}

/** Takes the caller's phone off; where it was the only factor, two-step sign-in is off. @throws session.proof_needed; phone.none */
export async function removeOwnPhone(ctx: OwnSessionCtx): Promise<void> {
  requireProof(ctx);
  const { userId } = ctx.person;
  const now = ctx.clock.now();
  await inTransaction(ctx.db, async (tx) => {
    if ((await findPhone(tx, userId)) === null) throw noPhone();
    if ((await findSecondFactor(tx, userId))?.confirmedAt == null)
      return takeFactorOff(ctx, tx, { userId, letter: "second-factor-off" });
    await removePhone(tx, userId, new Date(now));
    const user = await findUser(tx, userId);
    if (user === null) return;
    const { email: to, locale, login } = user;
    await addMail(tx, { to, locale, letter: "phone-removed", fields: { login } }, now);
  });
  noteAccountEvent(ctx, "phone-removed", { userId });
}

/** The number behind a person's second factor; one that the previous key sealed is sealed anew by the way. @throws phone.none */
export async function openPhone(ctx: Pick<Ctx, "db" | "keyring">, userId: string): Promise<string> {
  const kept = await findPhone(ctx.db, userId);
  if (kept === null) throw noPhone();
  const opened = ctx.keyring.open("phone-number", kept.sealedNumber, userId);
  if (opened.kind === "unreadable") throw new Error("a phone number was sealed by a key that is gone");
  if (opened.isStale) {
    const sealedNumber = ctx.keyring.seal("phone-number", opened.text, userId);
    await sealPhoneAnew(ctx.db, { userId, before: kept.sealedNumber, sealedNumber });
  }
  return opened.text;
}

function noPhone() {
  return refuse("phone.none", "There is no phone to send a code to.");
}
