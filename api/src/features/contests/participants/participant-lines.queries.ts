import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Executor } from "../../../db/client.ts";
import { users } from "../../../db/schema/accounts.ts";
import { participants } from "../../../db/schema/contests.ts";
import { contestGroups, participantGroups, participantMembers } from "../../../db/schema/participants.ts";

export type LineRow = typeof participants.$inferSelect;

/** Every line of a contest with its account, members and groups, in order of joining. */
export async function readLines(db: Executor, contestId: string) {
  const [lines, members, groups] = await Promise.all([
    db
      .select({ line: participants, login: users.login })
      .from(participants)
      .leftJoin(users, eq(users.id, participants.userId))
      .where(eq(participants.contestId, contestId))
      .orderBy(asc(participants.createdAt), asc(participants.id))
      .limit(20_000),
    db
      .select({
        participantId: participantMembers.participantId,
        name: participantMembers.name,
        part: participantMembers.part,
        userId: participantMembers.userId,
        login: users.login,
      })
      .from(participantMembers)
      .leftJoin(users, eq(users.id, participantMembers.userId))
      .where(eq(participantMembers.contestId, contestId))
      .orderBy(asc(participantMembers.id)),
    db
      .select({ participantId: participantGroups.participantId, name: contestGroups.name })
      .from(participantGroups)
      .innerJoin(contestGroups, eq(contestGroups.id, participantGroups.groupId))
      .where(eq(contestGroups.contestId, contestId))
      .orderBy(asc(contestGroups.sortOrder), asc(contestGroups.name)),
  ]);
  return lines.map(({ line, login }) => ({
    ...line,
    login,
    members: members.filter(({ participantId }) => participantId === line.id),
    groups: groups.filter(({ participantId }) => participantId === line.id).map(({ name }) => name),
  }));
}
export type KeptLine = Awaited<ReturnType<typeof readLines>>[number];

/** Groups in their order, with how many lines each has. */
export function readGroups(db: Executor, contestId: string) {
  return db
    .select({
      groupId: contestGroups.id,
      name: contestGroups.name,
      sortOrder: contestGroups.sortOrder,
      isHidden: sql<boolean>`${contestGroups.isHidden} = 1`,
      count: sql<number>`(select count(*)::int from participant_groups m where m.group_id = "contest_groups"."id")`,
    })
    .from(contestGroups)
    .where(eq(contestGroups.contestId, contestId))
    .orderBy(asc(contestGroups.sortOrder), asc(contestGroups.name));
}

/** Accounts by login, whatever its capitals. */
export async function readUserIds(db: Executor, logins: readonly string[]): Promise<Map<string, string>> {
  if (logins.length === 0) return new Map();
  const rows = await db
    .select({ userId: users.id, login: sql<string>`lower(${users.login})` })
    .from(users)
    .where(and(inArray(sql`lower(${users.login})`, [...logins]), sql`${users.deletedAt} is null`));
  return new Map(rows.map(({ login, userId }) => [login, userId]));
}

export type LineValues = Partial<typeof participants.$inferInsert>;

/** @returns the line as it was; null: there is no such line in this contest */
export async function updateLine(
  tx: Executor,
  at: { readonly contestId: string; readonly participantId: string },
  set: LineValues,
): Promise<LineValues | null> {
  const where = and(eq(participants.contestId, at.contestId), eq(participants.id, at.participantId));
  const [before] = await tx.select().from(participants).where(where).for("update");
  if (before === undefined) return null;
  await tx.update(participants).set(set).where(where);
  return before;
}

/** @returns the group as it was; null: there is no such group in this contest */
export async function updateGroup(
  tx: Executor,
  at: { readonly contestId: string; readonly groupId: string },
  set: Partial<typeof contestGroups.$inferInsert>,
): Promise<typeof contestGroups.$inferSelect | null> {
  const where = and(eq(contestGroups.contestId, at.contestId), eq(contestGroups.id, at.groupId));
  const [before] = await tx.select().from(contestGroups).where(where).for("update");
  if (before === undefined) return null;
  await tx.update(contestGroups).set(set).where(where);
  return before;
}

/** The members and groups of these lines become the given ones. */
export async function replaceBelongings(
  tx: Executor,
  participantIds: readonly string[],
  belongings: {
    readonly members: readonly (typeof participantMembers.$inferInsert)[];
    readonly groups: readonly (typeof participantGroups.$inferInsert)[];
  },
): Promise<void> {
  if (participantIds.length > 0) {
    await tx.delete(participantMembers).where(inArray(participantMembers.participantId, [...participantIds]));
    await tx.delete(participantGroups).where(inArray(participantGroups.participantId, [...participantIds]));
  }
  for (let at = 0; at < belongings.members.length; at += atOnce)
    await tx.insert(participantMembers).values(belongings.members.slice(at, at + atOnce));
  for (let at = 0; at < belongings.groups.length; at += atOnce)
    await tx
      .insert(participantGroups)
      .values(belongings.groups.slice(at, at + atOnce))
      .onConflictDoNothing();
}

/** The people of one team become these. */
export async function replaceMembers(
  tx: Executor,
  participantId: string,
  members: readonly (typeof participantMembers.$inferInsert)[],
): Promise<void> {
  await tx.delete(participantMembers).where(eq(participantMembers.participantId, participantId));
  if (members.length > 0) await tx.insert(participantMembers).values([...members]);
}

export async function insertLines(
  tx: Executor,
  lines: readonly (typeof participants.$inferInsert)[],
): Promise<void> {
  for (let at = 0; at < lines.length; at += atOnce)
    await tx.insert(participants).values(lines.slice(at, at + atOnce));
}

const atOnce = 500;
