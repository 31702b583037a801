import { and, count, eq, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { recoveryCodes, secondFactors, sessions, users } from "../../db/schema/accounts.ts";

export type SecondFactor = typeof secondFactors.$inferSelect;

export const triesAtMost = 5;
export const triesWithinMs = 15 * 60_000;

export async function findSecondFactor(db: Executor, userId: string): Promise<SecondFactor | null> {
  const [found] = await db.select().from(secondFactors).where(eq(secondFactors.userId, userId)).limit(1);
  return found ?? null;
}

/** Keeps a secret that is not confirmed yet. @returns false when the person has one that is */
export async function keepUnconfirmed(
  db: Executor,
  factor: { readonly userId: string; readonly sealedSecret: string; readonly createdAt: Date },
): Promise<boolean> {
  const { sealedSecret, createdAt } = factor;
  const kept = await db
    .insert(secondFactors)
    .values(factor)
    .onConflictDoUpdate({
      target: secondFactors.userId,
      set: { sealedSecret, createdAt, lastStep: null },
      setWhere: isNull(secondFactors.confirmedAt),
    })
    .returning({ userId: secondFactors.userId });
  return kept.length === 1;
}

/**
 * Counts a try before it is known whether it is right, so that many at once count like one after another. The count
 * begins anew a quarter of an hour after the last try: never more than five in any such time.
 *
 * @returns false when there were too many; this one does not count then
 */
export async function takeTry(db: Executor, userId: string, now: Date): Promise<boolean> {
  const longAgo = new Date(now.getTime() - triesWithinMs);
  const isRested = or(isNull(secondFactors.lastTryAt), lte(secondFactors.lastTryAt, longAgo));
  const taken = await db
    .update(secondFactors)
    .set({ tries: sql`case when ${isRested} then 1 else ${secondFactors.tries} + 1 end`, lastTryAt: now })
    .where(and(eq(secondFactors.userId, userId), or(isRested, lt(secondFactors.tries, triesAtMost))))
    .returning({ userId: secondFactors.userId });
  return taken.length === 1;
}

/** Takes the code of a step: of two who bring the same, one gets it. Wrong tries are forgotten. */
export async function useStep(tx: Executor, userId: string, step: number): Promise<boolean> {
  const isLater = or(isNull(secondFactors.lastStep), lt(secondFactors.lastStep, step));
  const used = await tx
    .update(secondFactors)
    .set({ lastStep: step, tries: 0 })
    .where(and(eq(secondFactors.userId, userId), isLater))
    .returning({ userId: secondFactors.userId });
  return used.length === 1;
}

/** @returns false when there is none of the person's that is unused */
export async function useRecoveryCode(
  tx: Executor,
  code: { readonly userId: string; readonly codeHash: string; readonly now: Date },
): Promise<boolean> {
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: code.now })
    .where(
      and(
        eq(recoveryCodes.codeHash, code.codeHash),
        eq(recoveryCodes.userId, code.userId),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ userId: recoveryCodes.userId });
  if (used.length === 0) return false;
  await tx.update(secondFactors).set({ tries: 0 }).where(eq(secondFactors.userId, code.userId));
  return true;
}

export async function countRecoveryCodes(db: Executor, userId: string): Promise<number> {
  const [row] = await db
    .select({ left: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)));
  return row?.left ?? 0;
}

/** Puts these in the place of all earlier ones. */
export async function replaceRecoveryCodes(
  tx: Executor,
  fresh: { readonly userId: string; readonly codeHashes: readonly string[]; readonly now: Date },
): Promise<void> {
  const { userId, codeHashes, now } = fresh;
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.insert(recoveryCodes).values(codeHashes.map((codeHash) => ({ codeHash, userId, createdAt: now })));
}

/** Turns a kept secret on. @returns false when it is on already, or gone */
export async function confirmFactor(
  tx: Executor,
  confirmed: { readonly userId: string; readonly step: number; readonly now: Date },
): Promise<boolean> {
  const turned = await tx
    .update(secondFactors)
    .set({ confirmedAt: confirmed.now, lastStep: confirmed.step, tries: 0 })
    .where(and(eq(secondFactors.userId, confirmed.userId), isNull(secondFactors.confirmedAt)))
    .returning({ userId: secondFactors.userId });
  if (turned.length === 0) return false;
  await tx.update(users).set({ hasSecondFactor: true }).where(eq(users.id, confirmed.userId));
  return true;
}

/**
 * Takes secret, phone and recovery codes away, and what sessions had shown by them: a factor set up later is to be shown anew.
 *
 * @returns false when the factor was not on
 */
export async function removeFactor(tx: Executor, userId: string): Promise<boolean> {
  const gone = await tx
    .update(users)
    .set({ hasSecondFactor: false })
    .where(and(eq(users.id, userId), eq(users.hasSecondFactor, true)))
    .returning({ id: users.id });
  await tx.delete(secondFactors).where(eq(secondFactors.userId, userId));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.update(sessions).set({ factorLevel: 1 }).where(eq(sessions.userId, userId));
  return gone.length === 1;
}

/** Seals the same secret anew, unless it has been replaced meanwhile. */
export async function sealAnew(
  db: Executor,
  secret: { readonly userId: string; readonly before: string; readonly sealedSecret: string },
): Promise<void> {
  await db
    .update(secondFactors)
    .set({ sealedSecret: secret.sealedSecret })
    .where(and(eq(secondFactors.userId, secret.userId), eq(secondFactors.sealedSecret, secret.before)));
}
