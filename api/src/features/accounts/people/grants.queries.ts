import type { GrantKind } from "@bilimdon/rules/access/grants";
import { and, asc, desc, eq, isNull, lte, or, sql } from "drizzle-orm";
import type { Executor } from "../../../db/client.ts";
import { users } from "../../../db/schema/accounts.ts";
import { contests } from "../../../db/schema/contests.ts";
import { grants } from "../../../db/schema/grants.ts";
import { problems } from "../../../db/schema/problems.ts";

/** A person's grants that were not taken back, newest first. */
export async function listGrants(db: Executor, userId: string) {
  const rows = await db
    .select({
      grantId: grants.id,
      role: grants.role,
      kind: grants.thingKind,
      thingId: grants.thingId,
      thingName: sql<string | null>`coalesce(${contests.slug}, ${problems.slug})`,
      givenBy: users.login,
      givenAt: grants.givenAt,
      expiresAt: grants.expiresAt,
    })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.givenBy))
    .leftJoin(contests, and(eq(grants.thingKind, "contest"), eq(contests.id, grants.thingId)))
    .leftJoin(problems, and(eq(grants.thingKind, "problem"), eq(problems.id, grants.thingId)))
    .where(and(eq(grants.userId, userId), isNull(grants.deletedAt)))
    .orderBy(desc(grants.givenAt))
    .limit(200);
  return rows.map((row) => ({
    ...row,
    givenAt: row.givenAt.getTime(),
    expiresAt: row.expiresAt?.getTime() ?? null,
  }));
}

/** @returns false when the person has it already */
export async function insertGrant(tx: Executor, grant: typeof grants.$inferInsert): Promise<boolean> {
  const made = await tx.insert(grants).values(grant).onConflictDoNothing().returning({ id: grants.id });
  return made.length === 1;
}

/** @returns null: there is no such grant (any more) */
export async function endGrant(
  tx: Executor,
  { grantId, at, by }: { readonly grantId: string; readonly at: Date; readonly by: string | null },
) {
  const [ended] = await tx
    .update(grants)
    .set({ deletedAt: at, takenBackBy: by })
    .where(and(eq(grants.id, grantId), isNull(grants.deletedAt)))
    .returning({ userId: grants.userId, role: grants.role, kind: grants.thingKind, thingId: grants.thingId });
  return ended ?? null;
}

/** Grants whose time is over, the oldest first. */
export function listExpired(db: Executor, now: Date, limit: number) {
  return db
    .select({ grantId: grants.id })
    .from(grants)
    .where(and(isNull(grants.deletedAt), lte(grants.expiresAt, now)))
    .orderBy(asc(grants.expiresAt))
    .limit(limit);
}

/** The id of a contest or problem by its id or slug; of other kinds the word itself, whose tables are to come. */
export async function findGrantedThing(db: Executor, kind: GrantKind, word: string): Promise<string | null> {
  if (kind === "direction" || kind === "course") return word;
  const table = kind === "contest" ? contests : problems;
  const [found] = await db
    .select({ id: table.id })
    .from(table)
    .where(and(or(eq(table.id, word), eq(table.slug, word)), isNull(table.deletedAt)))
    .limit(1);
  return found?.id ?? null;
}
