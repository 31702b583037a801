import {
  and,
  asc,
  count,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  like,
  lt,
  max,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { Executor } from "../../../db/client.ts";
import { apiTokens, sessions, users } from "../../../db/schema/accounts.ts";
import { contests, participants } from "../../../db/schema/contests.ts";

const line = {
  userId: users.id,
  login: users.login,
  displayName: users.displayName,
  role: users.role,
  email: users.email,
  locale: users.locale,
  createdAt: users.createdAt,
  blockedAt: users.blockedAt,
  guardianConsentAt: users.guardianConsentAt,
};
export type PersonRow = Awaited<ReturnType<typeof listPeople>>[number];

export interface PeopleFilter {
  readonly role?: PersonRow["role"] | undefined;
  readonly state?: "active" | "blocked" | undefined;
}

function matching({ role, state }: PeopleFilter): SQL | undefined {
  return and(
    isNull(users.deletedAt),
    role === undefined ? undefined : eq(users.role, role),
    state === undefined
      ? undefined
      : state === "blocked"
        ? isNotNull(users.blockedAt)
        : isNull(users.blockedAt),
  );
}

/** Newest first, the page after a person. */
export function listPeople(
  db: Executor,
  of: PeopleFilter & {
    readonly after: { readonly at: Date; readonly userId: string } | null;
    readonly limit: number;
  },
) {
  const { after } = of;
  return db
    .select(line)
    .from(users)
    .where(
      and(
        matching(of),
        after === null
          ? undefined
          : or(lt(users.createdAt, after.at), and(eq(users.createdAt, after.at), lt(users.id, after.userId))),
        // Said twice: by this alone the index is entered at the right place.
        after === null ? undefined : sql`${users.createdAt} <= ${after.at.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(desc(users.createdAt), desc(users.id))
    .limit(of.limit);
}

/** Shorter words have no trigram but at the beginning of a word. */
const shortestWithin = 3;

/** A word is found wherever it stands in the key; one or two letters where a word begins with them. */
function holdsWord(word: string): SQL | undefined {
  if (word.length >= shortestWithin) return like(users.searchKey, `%${word}%`);
  return or(like(users.searchKey, `${word}%`), like(users.searchKey, `% ${word}%`));
}

/**
 * Those whose search key holds every word sought, newest first. Words are folded: letters and digits alone.
 *
 * @param of.words  each in the spellings that will do
 */
export function findPeople(
  db: Executor,
  of: PeopleFilter & { readonly words: readonly (readonly string[])[]; readonly limit: number },
) {
  const holds = (spellings: readonly string[]) => or(...spellings.map(holdsWord));
  return db
    .select(line)
    .from(users)
    .where(and(matching(of), ...of.words.map(holds)))
    .orderBy(desc(users.createdAt), desc(users.id))
    .limit(of.limit);
}

/**
 * Those whose search key is nearest to every word sought, best first. To be called in a transaction, whose threshold it
 * sets: how near a word of the key must be to one that is sought, 0 to 1.
 */
export async function searchPeople(
  tx: Executor,
  of: PeopleFilter & { readonly words: readonly string[]; readonly nearness: number; readonly limit: number },
): Promise<PersonRow[]> {
  await tx.execute(sql`select set_config('pg_trgm.word_similarity_threshold', ${String(of.nearness)}, true)`);
  const sum = sql.join(
    of.words.map((word) => sql`word_similarity(${word}, ${users.searchKey})`),
    sql` + `,
  );
  return tx
    .select(line)
    .from(users)
    .where(and(matching(of), ...of.words.map(isNear)))
    .orderBy(sql`${sum} desc`, asc(users.id))
    .limit(of.limit);
}

/** Of one or two letters nothing is left to be near to. */
function isNear(word: string): SQL | undefined {
  return word.length < shortestWithin ? holdsWord(word) : sql`${users.searchKey} %> ${word}`;
}

/** The living account. */
export async function findPerson(db: Executor, userId: string): Promise<PersonRow | null> {
  const [found] = await db
    .select(line)
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.deletedAt)));
  return found ?? null;
}

/** The same, locked until the transaction ends. */
export async function lockPerson(tx: Executor, userId: string): Promise<PersonRow | null> {
  const [found] = await tx
    .select(line)
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.deletedAt)))
    .for("no key update");
  return found ?? null;
}

/** Admins who may sign in, locked in one order: two who demote each other come one after another. */
export async function lockAdmins(tx: Executor): Promise<string[]> {
  const found = await tx
    .select({ userId: users.id })
    .from(users)
    .where(and(eq(users.role, "admin"), isNull(users.deletedAt), isNull(users.blockedAt)))
    .orderBy(asc(users.id))
    .for("no key update");
  return found.map(({ userId }) => userId);
}

export async function writePerson(
  tx: Executor,
  userId: string,
  change: Partial<typeof users.$inferInsert>,
): Promise<void> {
  await tx.update(users).set(change).where(eq(users.id, userId));
}

/** Which of these logins living accounts have, in lower case. */
export async function findTakenLogins(db: Executor, logins: readonly string[]): Promise<Set<string>> {
  if (logins.length === 0) return new Set();
  const lower = sql<string>`lower(${users.login})`;
  const found = await db
    .select({ login: lower })
    .from(users)
    .where(and(inArray(lower, [...logins]), isNull(users.deletedAt)));
  return new Set(found.map(({ login }) => login));
}

/** Ids of a person's sessions, and of those in which an admin acts for them. */
export async function listSessionIds(db: Executor, userId: string): Promise<string[]> {
  const found = await db.select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, userId));
  return found.map(({ id }) => id);
}

export async function readUse(db: Executor, userId: string) {
  const [seen] = await db
    .select({ sessions: count(), lastSeenAt: max(sessions.lastSeenAt) })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isNull(sessions.impersonatorId)));
  const [taken] = await db
    .select({ participations: count() })
    .from(participants)
    .where(eq(participants.userId, userId));
  const [person] = await db
    .select({ hasSecondFactor: users.hasSecondFactor })
    .from(users)
    .where(eq(users.id, userId));
  return {
    hasSecondFactor: person?.hasSecondFactor ?? false,
    sessions: seen?.sessions ?? 0,
    lastSeenAt: seen?.lastSeenAt ?? null,
    participations: taken?.participations ?? 0,
  };
}

/** Revokes every token of a person. */
export async function revokeTokens(tx: Executor, userId: string, at: Date): Promise<void> {
  await tx
    .update(apiTokens)
    .set({ revokedAt: at })
    .where(and(eq(apiTokens.userId, userId), isNull(apiTokens.revokedAt)));
}

/** Some people without a search key, whom the sweep gives one. */
export function listUnsearchable(db: Executor, limit: number) {
  return db
    .select({ userId: users.id, login: users.login, displayName: users.displayName, email: users.email })
    .from(users)
    .where(isNull(users.searchKey))
    .orderBy(asc(users.id))
    .limit(limit);
}

export interface MadeKey {
  readonly userId: string;
  readonly login: string;
  readonly displayName: string;
  readonly searchKey: string;
}

/** Writes search keys, in one statement; whoever was renamed since it was read waits for the next round. */
export async function writeSearchKeys(db: Executor, keys: readonly MadeKey[]): Promise<void> {
  if (keys.length === 0) return;
  const rows = JSON.stringify(keys);
  await db.execute(sql`update ${users} set search_key = k."searchKey"
    from jsonb_to_recordset(${rows}::jsonb) as k("userId" text, login text, "displayName" text, "searchKey" text)
    where ${users.id} = k."userId" and ${users.login} = k.login and ${users.displayName} = k."displayName" and ${users.searchKey} is null`);
}

const mostLogins = 200_000;

/** Every living login in lower case, for a list of new ones to keep clear of. */
export async function listLogins(db: Executor): Promise<Set<string>> {
  const rows = await db
    .select({ login: sql<string>`lower(${users.login})` })
    .from(users)
    .where(isNull(users.deletedAt))
    .limit(mostLogins);
  return new Set(rows.map(({ login }) => login));
}

export const mostStudents = 500;

/** Living students: those named, or those who take part in a contest, by name; one more than may be, at most. */
export function findStudents(
  db: Executor,
  of: { readonly userIds: readonly string[] } | { readonly contest: string },
) {
  const chosen =
    "userIds" in of
      ? inArray(users.id, [...of.userIds])
      : sql`exists (select 1 from ${participants} p join ${contests} c on c.id = p.contest_id
          where p.user_id = ${users}.id and c.slug = ${of.contest} and c.deleted_at is null)`;
  return db
    .select({ userId: users.id, login: users.login, displayName: users.displayName })
    .from(users)
    .where(and(chosen, eq(users.role, "student"), isNull(users.deletedAt), isNull(users.blockedAt)))
    .orderBy(asc(users.displayName), asc(users.id))
    .limit(mostStudents + 1);
}
