import { and, eq, or, type SQL, sql } from "drizzle-orm";
import type { Executor } from "./client.ts";
import { contests, participants } from "./schema/contests.ts";
import { participantMembers } from "./schema/participants.ts";

/** A condition on `participants`: this person sends code as that line. */
export function competesAs(userId: string | SQL | ReturnType<typeof sql.placeholder>) {
  return or(
    eq(participants.userId, userId),
    sql`exists (select 1 from ${participantMembers} m where m.participant_id = ${participants.id}
      and m.user_id = ${userId} and m.part = 'contestant')`,
  );
}

/** Everyone who signs in as a line; nobody for a demo line. */
export async function readUsersOfParticipant(db: Executor, participantId: string): Promise<string[]> {
  const [own, members] = await Promise.all([
    db.select({ userId: participants.userId }).from(participants).where(eq(participants.id, participantId)),
    db
      .select({ userId: participantMembers.userId })
      .from(participantMembers)
      .where(
        and(eq(participantMembers.participantId, participantId), eq(participantMembers.part, "contestant")),
      ),
  ]);
  return [...new Set([...own, ...members].flatMap(({ userId }) => (userId === null ? [] : [userId])))];
}

/** A line for somebody who has none yet; who has one keeps it. Boards learn of a contestant by the roster's version. */
export async function insertLine(db: Executor, line: typeof participants.$inferInsert): Promise<void> {
  const made = await db
    .insert(participants)
    .values(line)
    .onConflictDoNothing()
    .returning({ id: participants.id });
  if (made.length === 0 || line.part === "upsolver") return;
  await db
    .update(contests)
    .set({ rosterVersion: sql`${contests.rosterVersion} + 1` })
    .where(eq(contests.id, line.contestId));
}
