import { and, count, desc, eq, gt, isNull, or } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { grantsAt, keptGrantsOf } from "../../db/living-grants.ts";
import { apiTokens, users } from "../../db/schema/accounts.ts";
import { personColumns } from "./person-of.ts";

/** Whose token is this? Only one that is neither revoked nor past its time, of somebody who may come in. */
export async function findTokenOwner(db: Executor, secretHash: string, now: Date) {
  const [found] = await db
    .select({ user: personColumns, token: apiTokens, grants: keptGrantsOf(users.id) })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .where(
      and(
        eq(apiTokens.secretHash, secretHash),
        isLive(now),
        isNull(users.deletedAt),
        isNull(users.blockedAt),
      ),
    )
    .limit(1);
  return found === undefined ? null : { ...found, grants: grantsAt(found.grants, now.getTime()) };
}

export async function insertToken(db: Executor, token: typeof apiTokens.$inferInsert): Promise<void> {
  await db.insert(apiTokens).values(token);
}

export async function countLiveTokens(db: Executor, userId: string, now: Date): Promise<number> {
  const [row] = await db
    .select({ live: count() })
    .from(apiTokens)
    .where(and(eq(apiTokens.userId, userId), isLive(now)));
  return row?.live ?? 0;
}

/** A person's tokens that still open something, the newest first. */
export function listLiveTokens(
  db: Executor,
  of: { readonly userId: string; readonly now: Date; readonly limit: number },
) {
  return db
    .select()
    .from(apiTokens)
    .where(and(eq(apiTokens.userId, of.userId), isLive(of.now)))
    .orderBy(desc(apiTokens.createdAt))
    .limit(of.limit);
}

export async function findToken(db: Executor, tokenId: string) {
  const [token] = await db
    .select({ tokenId: apiTokens.id, ownerId: apiTokens.userId })
    .from(apiTokens)
    .where(and(eq(apiTokens.id, tokenId), isNull(apiTokens.revokedAt)))
    .limit(1);
  return token ?? null;
}

export async function markRevoked(db: Executor, tokenId: string, now: Date): Promise<void> {
  await db.update(apiTokens).set({ revokedAt: now }).where(eq(apiTokens.id, tokenId));
}

export async function markTokenUsed(db: Executor, tokenId: string, now: Date): Promise<void> {
  await db.update(apiTokens).set({ lastUsedAt: now }).where(eq(apiTokens.id, tokenId));
}

function isLive(now: Date) {
  const lives = or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, now));
  return and(isNull(apiTokens.revokedAt), lives);
}
