import { and, count, eq, gt, inArray, isNull, lt, lte, min, sql } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { secondFactors, users } from "../../db/schema/accounts.ts";
import { phones, smsCodes } from "../../db/schema/phones.ts";

export async function findPhone(db: Executor, userId: string) {
  const [found] = await db.select().from(phones).where(eq(phones.userId, userId)).limit(1);
  return found ?? null;
}

/** Makes a number a person's second factor, in the place of the one before. */
export async function keepPhone(tx: Executor, phone: typeof phones.$inferInsert): Promise<void> {
  const { sealedNumber, ending, confirmedAt } = phone;
  await tx
    .insert(phones)
    .values(phone)
    .onConflictDoUpdate({ target: phones.userId, set: { sealedNumber, ending, confirmedAt } });
  // The row that counts tries at codes, whether there is a generator or not.
  await tx
    .insert(secondFactors)
    .values({ userId: phone.userId, createdAt: confirmedAt })
    .onConflictDoNothing();
  await tx.update(users).set({ hasSecondFactor: true }).where(eq(users.id, phone.userId));
  await shutSmsCodes(tx, { userId: phone.userId, now: confirmedAt });
}

/** Takes the phone away, with the codes that still open. @returns false when there was none */
export async function removePhone(tx: Executor, userId: string, now: Date): Promise<boolean> {
  const gone = await tx.delete(phones).where(eq(phones.userId, userId)).returning({ userId: phones.userId });
  await shutSmsCodes(tx, { userId, now });
  return gone.length > 0;
}

/** Seals the same number anew, unless it has been replaced meanwhile. */
export async function sealPhoneAnew(
  db: Executor,
  phone: { readonly userId: string; readonly before: string; readonly sealedNumber: string },
): Promise<void> {
  await db
    .update(phones)
    .set({ sealedNumber: phone.sealedNumber })
    .where(and(eq(phones.userId, phone.userId), eq(phones.sealedNumber, phone.before)));
}

/** One who sends at a time, in the whole house, until the transaction ends: else two would both find room. */
export async function lockSmsCount(tx: Executor): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('sms-codes', 0))`);
}

/** How many messages were sent since a moment, of a person, to a number or in all; and when the first of them was. */
export async function countSent(
  tx: Executor,
  sent: { readonly since: Date; readonly userId?: string; readonly numberSignature?: string },
): Promise<{ readonly count: number; readonly firstAt: Date | null }> {
  const [row] = await tx
    .select({ count: count(), firstAt: min(smsCodes.createdAt) })
    .from(smsCodes)
    .where(
      and(
        gt(smsCodes.createdAt, sent.since),
        sent.userId === undefined ? undefined : eq(smsCodes.userId, sent.userId),
        sent.numberSignature === undefined ? undefined : eq(smsCodes.numberSignature, sent.numberSignature),
      ),
    );
  return { count: row?.count ?? 0, firstAt: row?.firstAt ?? null };
}

export async function insertSmsCode(tx: Executor, code: typeof smsCodes.$inferInsert): Promise<void> {
  await tx.insert(smsCodes).values(code);
}

/** Nobody took the message: it opens nothing and does not count. */
export async function deleteSmsCode(db: Executor, id: string): Promise<void> {
  await db.delete(smsCodes).where(eq(smsCodes.id, id));
}

/** Puts a person's codes out of use: all, or those for one request. */
export async function shutSmsCodes(
  tx: Executor,
  of: { readonly userId: string; readonly boundTo?: string; readonly now: Date },
): Promise<void> {
  await tx
    .update(smsCodes)
    .set({ usedAt: of.now })
    .where(
      and(
        eq(smsCodes.userId, of.userId),
        isNull(smsCodes.usedAt),
        of.boundTo === undefined ? undefined : eq(smsCodes.boundTo, of.boundTo),
      ),
    );
}

/** Counts a try at the code of one request before it is known whether it is right. @returns null: none opens any more */
export async function trySmsCode(
  tx: Executor,
  of: { readonly userId: string; readonly boundTo: string; readonly now: Date; readonly triesAtMost: number },
) {
  const [tried] = await tx
    .update(smsCodes)
    .set({ tries: sql`${smsCodes.tries} + 1` })
    .where(
      and(
        eq(smsCodes.userId, of.userId),
        eq(smsCodes.boundTo, of.boundTo),
        isNull(smsCodes.usedAt),
        gt(smsCodes.expiresAt, of.now),
        lt(smsCodes.tries, of.triesAtMost),
      ),
    )
    .returning();
  return tried ?? null;
}

/** Takes the code: of two who bring the same, one gets it. */
export async function useSmsCode(tx: Executor, id: string, now: Date): Promise<boolean> {
  const used = await tx
    .update(smsCodes)
    .set({ usedAt: now })
    .where(and(eq(smsCodes.id, id), isNull(smsCodes.usedAt)))
    .returning({ id: smsCodes.id });
  return used.length === 1;
}

/** Wrong tries are forgotten once a code was right. */
export async function forgetTries(tx: Executor, userId: string): Promise<void> {
  await tx.update(secondFactors).set({ tries: 0 }).where(eq(secondFactors.userId, userId));
}

/** Forgets codes that no count asks for any more. */
export async function deleteOldSmsCodes(db: Executor, before: Date, limit: number): Promise<void> {
  const old = db
    .select({ id: smsCodes.id })
    .from(smsCodes)
    .where(lte(smsCodes.createdAt, before))
    .limit(limit);
  await db.delete(smsCodes).where(inArray(smsCodes.id, old));
}
