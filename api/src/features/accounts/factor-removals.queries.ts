import { aliasedTable, and, desc, eq, gt, isNull } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { factorRemovals, users } from "../../db/schema/accounts.ts";

const askers = aliasedTable(users, "askers");

export async function insertRemoval(
  db: Executor,
  removal: typeof factorRemovals.$inferInsert,
): Promise<void> {
  await db.insert(factorRemovals).values(removal);
}

/** What waits for a second admin, the newest first. */
export function listWaitingRemovals(db: Executor, now: Date, limit: number) {
  return db
    .select({
      removal: factorRemovals,
      login: users.login,
      displayName: users.displayName,
      askedBy: askers.login,
    })
    .from(factorRemovals)
    .innerJoin(users, eq(users.id, factorRemovals.userId))
    .innerJoin(askers, eq(askers.id, factorRemovals.askedBy))
    .where(and(isNull(factorRemovals.approvedAt), gt(factorRemovals.expiresAt, now)))
    .orderBy(desc(factorRemovals.askedAt))
    .limit(limit);
}

/** One that still waits, held until the transaction ends. */
export async function lockWaitingRemoval(tx: Executor, removalId: string, now: Date) {
  const [found] = await tx
    .select()
    .from(factorRemovals)
    .where(
      and(
        eq(factorRemovals.id, removalId),
        isNull(factorRemovals.approvedAt),
        gt(factorRemovals.expiresAt, now),
      ),
    )
    .for("update");
  return found ?? null;
}

export async function markApproved(
  tx: Executor,
  approved: { readonly removalId: string; readonly approvedBy: string; readonly now: Date },
): Promise<void> {
  await tx
    .update(factorRemovals)
    .set({ approvedBy: approved.approvedBy, approvedAt: approved.now })
    .where(eq(factorRemovals.id, approved.removalId));
}

/** Nothing about a person's factor waits any more: it is off. What they set up later was not meant. */
export async function withdrawAllOf(tx: Executor, userId: string, now: Date): Promise<void> {
  await tx
    .update(factorRemovals)
    .set({ expiresAt: now })
    .where(
      and(
        eq(factorRemovals.userId, userId),
        isNull(factorRemovals.approvedAt),
        gt(factorRemovals.expiresAt, now),
      ),
    );
}

/** It waits no more, as if its time were over. */
export async function markWithdrawn(
  tx: Executor,
  withdrawn: { readonly removalId: string; readonly now: Date },
): Promise<void> {
  await tx
    .update(factorRemovals)
    .set({ expiresAt: withdrawn.now })
    .where(eq(factorRemovals.id, withdrawn.removalId));
}
