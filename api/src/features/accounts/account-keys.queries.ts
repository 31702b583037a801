import { and, eq, gt, inArray, isNull, lte } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { accountKeys } from "../../db/schema/accounts.ts";

export type KeyPurpose = (typeof accountKeys.$inferSelect)["purpose"];

export async function insertKey(tx: Executor, key: typeof accountKeys.$inferInsert): Promise<void> {
  await tx.insert(accountKeys).values(key);
}

/** A key that would open, without opening it. */
export async function findLiveKey(
  db: Executor,
  key: { readonly keyHash: string; readonly purpose: KeyPurpose; readonly now: Date },
) {
  const [found] = await db.select().from(accountKeys).where(isLive(key)).limit(1);
  return found ?? null;
}

/** Opens a key, which then opens nothing more: of two who try at once, one gets it. */
export async function useKey(
  tx: Executor,
  key: { readonly keyHash: string; readonly purpose: KeyPurpose; readonly now: Date },
) {
  const [used] = await tx.update(accountKeys).set({ usedAt: key.now }).where(isLive(key)).returning();
  return used ?? null;
}

function isLive(key: { readonly keyHash: string; readonly purpose: KeyPurpose; readonly now: Date }) {
  return and(
    eq(accountKeys.keyHash, key.keyHash),
    eq(accountKeys.purpose, key.purpose),
    isNull(accountKeys.usedAt),
    gt(accountKeys.expiresAt, key.now),
  );
}

/** Shuts every other key of the kind that is still open. */
export async function shutKeys(
  tx: Executor,
  of: { readonly userId: string; readonly purpose: KeyPurpose; readonly now: Date },
): Promise<void> {
  await tx
    .update(accountKeys)
    .set({ usedAt: of.now })
    .where(
      and(eq(accountKeys.userId, of.userId), eq(accountKeys.purpose, of.purpose), isNull(accountKeys.usedAt)),
    );
}

/** Forgets keys that have been past their time for long. */
export async function deleteOldKeys(db: Executor, before: Date, limit: number): Promise<void> {
  const old = db
    .select({ keyHash: accountKeys.keyHash })
    .from(accountKeys)
    .where(lte(accountKeys.expiresAt, before))
    .limit(limit);
  await db.delete(accountKeys).where(inArray(accountKeys.keyHash, old));
}
