import type { Locale } from "@bilimdon/rules/text/locales";
import type { Ctx } from "../../ctx.ts";
import { addMail } from "../../db/add-mail.ts";
import type { Executor } from "../../db/client.ts";
import { insertKey, type KeyPurpose, shutKeys } from "./account-keys.queries.ts";
import { hashToken } from "./token-secret.ts";

const minuteMs = 60_000;

/** How long a key opens. */
const keyLivesMs: Readonly<Record<KeyPurpose, number>> = {
  "reset-password": 15 * minuteMs,
  "confirm-email": 24 * 60 * minuteMs,
  "second-step": 5 * minuteMs,
};

/**
 * Makes a key and the letter that carries it; earlier keys of the kind are shut.
 *
 * @param sending.user  null: nobody has the address. The same rows are written, and nothing is sent.
 */
export async function sendAccountKey(
  ctx: Pick<Ctx, "ids" | "clock">,
  tx: Executor,
  sending: {
    readonly purpose: Exclude<KeyPurpose, "second-step">;
    readonly email: string;
    readonly user: {
      readonly id: string;
      readonly login: string;
      readonly locale: Locale;
    } | null;
  },
): Promise<void> {
  const { purpose, email, user } = sending;
  const userId = user?.id ?? null;
  const key = await makeAccountKey(ctx, tx, { purpose, email, userId, shutsOf: userId });
  const fields = { login: user?.login ?? "", key };
  const to = user === null ? null : email;
  await addMail(tx, { to, locale: user?.locale ?? "uz", letter: purpose, fields }, ctx.clock.now());
}

/**
 * Makes a key that nobody has been told yet.
 *
 * @param making.userId   whose account it opens; null: it opens nothing
 * @param making.shutsOf  whose earlier keys of the kind are shut
 */
export async function makeAccountKey(
  ctx: Pick<Ctx, "ids" | "clock">,
  tx: Executor,
  making: {
    readonly purpose: KeyPurpose;
    readonly email: string;
    readonly userId: string | null;
    readonly shutsOf: string | null;
  },
): Promise<string> {
  const { purpose, email, userId, shutsOf } = making;
  const now = ctx.clock.now();
  const key = ctx.ids.secret(32);
  await shutKeys(tx, { userId: shutsOf ?? "", purpose, now: new Date(now) });
  await insertKey(tx, {
    keyHash: hashToken(key),
    userId,
    purpose,
    email,
    createdAt: new Date(now),
    expiresAt: new Date(now + keyLivesMs[purpose]),
  });
  return key;
}
