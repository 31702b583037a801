import { normalLogin } from "@bilimdon/rules/access/normal-login";
import type { Locale } from "@bilimdon/rules/text/locales";
import { and, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { bcryptCost, hasImportedHash, users } from "../../db/schema/accounts.ts";

/** The living account of a login, however its apostrophes and letters are typed. */
export async function findUserByLogin(db: Executor, login: string) {
  const [user] = await db
    .select()
    .from(users)
    .where(and(eq(sql`lower(${users.login})`, normalLogin(login)), isNull(users.deletedAt)))
    .limit(1);
  return user ?? null;
}

/** The living account of an id. */
export async function findUser(db: Executor, userId: string) {
  const [user] = await db
    .select()
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.deletedAt)))
    .limit(1);
  return user ?? null;
}

/** The living account of an address; letters' case does not matter. */
export async function findUserByEmail(db: Executor, email: string) {
  const [user] = await db
    .select()
    .from(users)
    .where(and(eq(sql`lower(${users.email})`, email.toLowerCase()), isNull(users.deletedAt)))
    .limit(1);
  return user ?? null;
}

/** The cost of the dearest bcrypt hash that a living account still has; null: none has one. By users_imported_hash_idx. */
export async function findImportedCost(db: Executor): Promise<number | null> {
  const [found] = await db
    .select({ cost: sql<string | null>`max(${bcryptCost})` })
    .from(users)
    .where(and(hasImportedHash, sql`${bcryptCost} ~ '^(0[4-9]|[12][0-9]|3[01])$'`));
  return found?.cost == null ? null : Number(found.cost);
}

export async function setLocale(db: Executor, userId: string, locale: Locale): Promise<void> {
  await db.update(users).set({ locale, hasChosenLocale: true }).where(eq(users.id, userId));
}

/** @returns false when another living account has the address already */
export async function setEmail(tx: Executor, userId: string, email: string): Promise<boolean> {
  // Two who confirm one address at once would both find it free.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(lower(${email}), 0))`);
  const owner = await findUserByEmail(tx, email);
  if (owner !== null && owner.id !== userId) return false;
  await tx
    .update(users)
    .set({ email, pendingEmail: null, mustConfirmEmail: false })
    .where(eq(users.id, userId));
  return true;
}

/** The address that waits for its letter to be answered; it is nobody's yet. */
export async function setPendingEmail(tx: Executor, userId: string, email: string): Promise<void> {
  await tx.update(users).set({ pendingEmail: email }).where(eq(users.id, userId));
}

/** Closes accounts that were registered before a moment and never confirmed; their logins are free again. */
export async function closeUnconfirmed(
  db: Executor,
  closing: { readonly before: Date; readonly now: Date; readonly limit: number },
): Promise<void> {
  const old = db
    .select({ id: users.id })
    .from(users)
    .where(and(users.mustConfirmEmail, lte(users.createdAt, closing.before), isNull(users.deletedAt)))
    .limit(closing.limit);
  await db.update(users).set({ deletedAt: closing.now, pendingEmail: null }).where(inArray(users.id, old));
}

export async function setPasswordHash(tx: Executor, userId: string, passwordHash: string): Promise<void> {
  await tx.update(users).set({ passwordHash, mustChangePassword: false }).where(eq(users.id, userId));
}

/** Puts a new hash of the same password. @returns false when the password was changed meanwhile */
export async function renewPasswordHash(
  db: Executor,
  renewed: {
    readonly userId: string;
    readonly before: string;
    readonly passwordHash: string;
    readonly mustChangePassword: boolean;
  },
): Promise<boolean> {
  const { passwordHash, mustChangePassword } = renewed;
  const kept = await db
    .update(users)
    .set({ passwordHash, mustChangePassword })
    .where(and(eq(users.id, renewed.userId), eq(users.passwordHash, renewed.before)))
    .returning({ id: users.id });
  return kept.length === 1;
}

/** @returns false when the login is taken */
export async function insertUser(db: Executor, user: typeof users.$inferInsert): Promise<boolean> {
  const made = await db.insert(users).values(user).onConflictDoNothing().returning({ id: users.id });
  return made.length === 1;
}
