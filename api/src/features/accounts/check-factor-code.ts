import type { Ctx } from "../../ctx.ts";
import { addMail } from "../../db/add-mail.ts";
import { inTransaction } from "../../db/transaction.ts";
import { refuse } from "../../errors.ts";
import { findUser } from "./accounts.queries.ts";
import { findPhone, forgetTries } from "./phones.queries.ts";
import { hashRecoveryCode } from "./recovery-codes.ts";
import {
  countRecoveryCodes,
  findSecondFactor,
  type SecondFactor,
  sealAnew,
  takeTry,
  triesAtMost,
  triesWithinMs,
  useRecoveryCode,
  useStep,
} from "./second-factor.queries.ts";
import { takeSmsCode } from "./sms-codes.ts";
import { findStep } from "./totp-codes.ts";

type FactorCtx = Pick<Ctx, "db" | "keyring" | "clock">;

/**
 * Takes a code of a person's second factor: six digits of the generator or of a text message, or a recovery code. Each is
 * good once.
 *
 * @param sent.boundTo  the request it is for, see sms-codes.ts; only a message sent for it counts
 * @throws second_factor.wrong_code, second_factor.too_many_tries; second_factor.off when there is none
 */
export async function takeFactorCode(
  ctx: FactorCtx,
  sent: { readonly userId: string; readonly code: string; readonly boundTo: string },
): Promise<void> {
  const { userId, boundTo } = sent;
  const factor = await findSecondFactor(ctx.db, userId);
  const phone = await findPhone(ctx.db, userId);
  const hasGenerator = factor?.confirmedAt != null;
  if (factor === null || (!hasGenerator && phone === null))
    throw refuse("second_factor.off", "Two-step sign-in is not on.");
  await countTry(ctx, userId);
  const code = sent.code.replace(/\s/g, "");
  const isTaken = /^\d{6}$/.test(code)
    ? (hasGenerator && (await takeGeneratorCode(ctx, factor, code))) ||
      (phone !== null && (await takePhoneCode(ctx, { userId, boundTo, code })))
    : await takeRecoveryCode(ctx, userId, code);
  if (!isTaken) throw wrongCode();
}

async function takePhoneCode(
  ctx: FactorCtx,
  sent: { readonly userId: string; readonly boundTo: string; readonly code: string },
): Promise<boolean> {
  if ((await takeSmsCode(ctx, sent)) === null) return false;
  await forgetTries(ctx.db, sent.userId);
  return true;
}

/** @throws second_factor.too_many_tries */
export async function countTry(ctx: FactorCtx, userId: string): Promise<void> {
  if (await takeTry(ctx.db, userId, new Date(ctx.clock.now()))) return;
  const retryAfterMs = triesWithinMs;
  throw refuse("second_factor.too_many_tries", "Too many wrong codes; wait a quarter of an hour.", {
    limit: triesAtMost,
    windowMs: triesWithinMs,
    retryAfterMs,
  });
}

export function wrongCode() {
  return refuse("second_factor.wrong_code", "The code is wrong, used already or past its time.");
}

/** Opens the kept secret; one that the previous key sealed is sealed anew by the way. */
export async function openSecret(ctx: FactorCtx, factor: SecondFactor): Promise<Uint8Array> {
  const { userId, sealedSecret: before } = factor;
  if (before === null) throw new Error("a generator without a secret was asked for a code");
  const { keyring } = ctx;
  const opened = keyring.open("totp-secret", before, userId);
  if (opened.kind === "unreadable")
    throw new Error("a second factor's secret was sealed by a key that is gone");
  if (opened.isStale) {
    const sealedSecret = keyring.seal("totp-secret", opened.text, userId);
    await sealAnew(ctx.db, { userId, before, sealedSecret });
  }
  return Buffer.from(opened.text, "base64url");
}

async function takeGeneratorCode(ctx: FactorCtx, factor: SecondFactor, code: string): Promise<boolean> {
  const secret = await openSecret(ctx, factor);
  const step = await findStep(secret, { code, nowMs: ctx.clock.now(), after: factor.lastStep });
  return step !== null && useStep(ctx.db, factor.userId, step);
}

async function takeRecoveryCode(ctx: FactorCtx, userId: string, code: string): Promise<boolean> {
  const now = ctx.clock.now();
  const codeHash = hashRecoveryCode(code);
  return inTransaction(ctx.db, async (tx) => {
    if (!(await useRecoveryCode(tx, { userId, codeHash, now: new Date(now) }))) return false;
    const user = await findUser(tx, userId);
    const left = String(await countRecoveryCodes(tx, userId));
    if (user !== null) {
      const { email: to, locale, login } = user;
      await addMail(tx, { to, locale, letter: "recovery-code-used", fields: { login, left } }, now);
    }
    return true;
  });
}
