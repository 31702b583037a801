/**
 * Codes by text message: six digits that open one request, once, for five minutes.
 *
 * A number costs money and can be somebody's who asked for nothing; so messages are counted, of a person, to a number and
 * in all, in the database: exactly, also by many processes and after a restart. The code is kept as a signature under the
 * keyring. It is handed to the gateway after the commit and kept nowhere else.
 */

import type { SmsSent } from "@bilimdon/contracts/http/phone";
import { phoneEnding } from "@bilimdon/rules/access/read-phone";
import type { Locale } from "@bilimdon/rules/text/locales";
import type { Ctx, SmsSender } from "../../ctx.ts";
import type { Executor } from "../../db/client.ts";
import { inTransaction } from "../../db/transaction.ts";
import { refuse } from "../../errors.ts";
import { type SmsPurpose, writeSms } from "../../sms/sms-words.ts";
import {
  countSent,
  deleteSmsCode,
  insertSmsCode,
  lockSmsCount,
  shutSmsCodes,
  trySmsCode,
  useSmsCode,
} from "./phones.queries.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
export const smsLivesMs = 5 * 60_000;
export const mostAnHour = 3;
export const mostADay = 10;
const triesAtMost = 5;

type SmsCtx = Pick<Ctx, "db" | "clock" | "ids" | "keyring" | "sms" | "config">;

/** The one request a code is for; nothing else takes it. */
export const smsBinding = {
  phone: (sessionId: string) => `phone:${sessionId}`,
  proof: (sessionId: string) => `proof:${sessionId}`,
  step: (ticketHash: string) => `step:${ticketHash}`,
};

interface SmsWish {
  readonly userId: string;
  readonly locale: Locale;
  /** As rules/access/read-phone gives it. */
  readonly phone: string;
  readonly purpose: SmsPurpose;
  readonly boundTo: string;
  /** The number is to be confirmed by this code, and is kept with it until then. */
  readonly isNewNumber?: boolean;
}

/** @throws sms.not_offered where there is no gateway */
export function requireSms({ sms }: Pick<Ctx, "sms">): SmsSender {
  if (sms === undefined) throw refuse("sms.not_offered", "This platform sends no text messages.");
  return sms;
}

/** Sends a code; an earlier one for the same request opens nothing more. @throws sms.not_offered, too_many, unavailable */
export async function sendSmsCode(ctx: SmsCtx, wish: SmsWish): Promise<SmsSent> {
  const sms = requireSms(ctx);
  const { userId, boundTo, phone, purpose, locale } = wish;
  const now = ctx.clock.now();
  const id = ctx.ids.make("smsCode");
  const code = sixDigits(ctx);
  const expiresAt = new Date(now + smsLivesMs);
  await inTransaction(ctx.db, async (tx) => {
    const numberSignature = ctx.keyring.sign("phone-number", phone);
    await lockSmsCount(tx);
    await refuseTooMany(ctx, tx, { userId, numberSignature });
    await shutSmsCodes(tx, { userId, boundTo, now: new Date(now) });
    await insertSmsCode(tx, {
      id,
      userId,
      boundTo,
      codeSignature: ctx.keyring.sign("sms-code", signedText({ id, userId, boundTo, code })),
      numberSignature,
      sealedNumber: wish.isNewNumber === true ? ctx.keyring.seal("phone-number", phone, userId) : null,
      createdAt: new Date(now),
      expiresAt,
    });
  });
  if ((await sms.send({ to: phone, text: writeSms(purpose, locale, code) })) !== "taken") {
    await deleteSmsCode(ctx.db, id);
    throw refuse("sms.unavailable", "The message could not be sent; try again in a few minutes.");
  }
  return { ending: phoneEnding(phone), endsAt: expiresAt.getTime() };
}

/** Takes the code of a request. @returns the row it stood in; null: wrong, too late, used, or tried too often */
export async function takeSmsCode(
  ctx: Pick<Ctx, "db" | "clock" | "keyring">,
  sent: { readonly userId: string; readonly boundTo: string; readonly code: string },
) {
  const now = new Date(ctx.clock.now());
  const { userId, boundTo, code } = sent;
  const tried = await trySmsCode(ctx.db, { userId, boundTo, now, triesAtMost });
  if (tried === null) return null;
  const text = signedText({ id: tried.id, userId, boundTo, code });
  const isRight = ctx.keyring.isSigned("sms-code", text, tried.codeSignature);
  return isRight && (await useSmsCode(ctx.db, tried.id, now)) ? tried : null;
}

interface Sender {
  readonly userId: string;
  readonly numberSignature: string;
}

async function refuseTooMany(ctx: SmsCtx, tx: Executor, { userId, numberSignature }: Sender): Promise<void> {
  const now = ctx.clock.now();
  const counted = [
    { limit: mostAnHour, windowMs: hourMs, of: { userId } },
    { limit: mostAnHour, windowMs: hourMs, of: { numberSignature } },
    { limit: mostADay, windowMs: dayMs, of: { userId } },
    { limit: ctx.config.SMS_DAILY_BUDGET, windowMs: dayMs, of: {} },
  ];
  for (const { limit, windowMs, of } of counted) {
    const { count, firstAt } = await countSent(tx, { ...of, since: new Date(now - windowMs) });
    if (count < limit) continue;
    const retryAfterMs = Math.max(1_000, (firstAt?.getTime() ?? now) + windowMs - now);
    const minutes = Math.ceil(retryAfterMs / 60_000);
    throw refuse("sms.too_many", `Too many text messages; wait ${minutes} minutes.`, {
      limit,
      windowMs,
      retryAfterMs,
    });
  }
}

function signedText(of: { id: string; userId: string; boundTo: string; code: string }): string {
  return JSON.stringify([of.id, of.userId, of.boundTo, of.code]);
}

/** Of 2⁴⁸ numbers: what the million leaves over favours none by more than one in a hundred million. */
function sixDigits({ ids }: Pick<Ctx, "ids">): string {
  const number = Buffer.from(ids.secret(6), "base64url").readUIntBE(0, 6);
  return String(number % 1_000_000).padStart(6, "0");
}
