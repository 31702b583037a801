import { and, desc, eq, gt, inArray, lte, ne, or, type SQL, sql } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { sessions } from "../../db/schema/accounts.ts";

/** A person's living sessions, the one seen last first. */
export function listLiveSessions(
  db: Executor,
  of: { readonly userId: string; readonly now: Date; readonly begunAfter: Date; readonly limit: number },
) {
  return db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, of.userId),
        gt(sessions.expiresAt, of.now),
        gt(sessions.createdAt, of.begunAfter),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt))
    .limit(of.limit);
}

/** Which of a person's sessions are meant. */
export type SessionChoice =
  | { readonly kind: "one"; readonly sessionId: string }
  | { readonly kind: "all-but"; readonly sessionId: string }
  | { readonly kind: "all" };

const chosen: { readonly [K in "one" | "all-but"]: (sessionId: string) => SQL } = {
  one: (sessionId) => eq(sessions.id, sessionId),
  "all-but": (sessionId) => ne(sessions.id, sessionId),
};

/** With all of them go those in which the person acts for somebody else. @returns ids of the sessions that were there */
export async function deleteSessions(tx: Executor, userId: string, choice: SessionChoice): Promise<string[]> {
  const own = eq(sessions.userId, userId);
  const which =
    choice.kind === "all"
      ? or(own, eq(sessions.impersonatorId, userId))
      : and(own, chosen[choice.kind](choice.sessionId));
  return idsOf(await tx.delete(sessions).where(which).returning({ id: sessions.id }));
}

/** Ends what an admin does in other people's names. @returns ids of the sessions that were there */
export async function deleteImpersonations(tx: Executor, impersonatorId: string): Promise<string[]> {
  const theirs = eq(sessions.impersonatorId, impersonatorId);
  return idsOf(await tx.delete(sessions).where(theirs).returning({ id: sessions.id }));
}

function idsOf(rows: readonly { readonly id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

export async function markSeen(db: Executor, sessionId: string, now: Date): Promise<void> {
  await db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, sessionId));
}

/** Its owner has just proved themselves; a level once reached is kept. */
export async function markProven(
  tx: Executor,
  proof: { readonly sessionId: string; readonly factorLevel: 1 | 2; readonly now: Date },
): Promise<void> {
  await tx
    .update(sessions)
    .set({
      provenAt: proof.now,
      factorLevel: sql`greatest(${sessions.factorLevel}, ${proof.factorLevel}::smallint)`,
    })
    .where(eq(sessions.id, proof.sessionId));
}

/** Forgets sessions that nobody can use any more. @returns how many */
export async function deleteOldSessions(db: Executor, now: Date, limit: number): Promise<number> {
  const old = db.select({ id: sessions.id }).from(sessions).where(lte(sessions.expiresAt, now)).limit(limit);
  const gone = await db.delete(sessions).where(inArray(sessions.id, old)).returning({ id: sessions.id });
  return gone.length;
}
