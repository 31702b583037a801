import { and, count, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Executor } from "../../../db/client.ts";
import { competesAs } from "../../../db/participants-of-user.queries.ts";
import { contests, participants } from "../../../db/schema/contests.ts";
import { participantMembers } from "../../../db/schema/participants.ts";

/**
 * What decides about joining, locked until the transaction ends: of a hundred who press at once each sees how many
 * have a place.
 */
export async function lockRegistration(tx: Executor, slug: string) {
  const [found] = await tx
    .select({
      contestId: contests.id,
      registration: contests.registration,
      invitationCode: contests.invitationCode,
      registrationEndsAt: contests.registrationEndsAt,
      takes: contests.takes,
      capacity: contests.capacity,
      qualifiesFromId: contests.qualifiesFromId,
      qualifiesBy: contests.qualifiesBy,
      qualifiesLeast: contests.qualifiesLeast,
    })
    .from(contests)
    .where(
      and(
        eq(contests.slug, slug),
        isNull(contests.deletedAt),
        inArray(contests.state, ["published", "archived"]),
      ),
    )
    .for("update");
  return found ?? null;
}

/** Lines that have a place: neither withdrawn nor of the archive. */
export async function countPlaces(tx: Executor, contestId: string): Promise<number> {
  const [row] = await tx
    .select({ taken: count() })
    .from(participants)
    .where(
      and(
        eq(participants.contestId, contestId),
        eq(participants.part, "contestant"),
        isNull(participants.withdrawnAt),
      ),
    );
  return row?.taken ?? 0;
}

/** A person's line, withdrawn or not; null: never had one. */
export async function findAnyLine(tx: Executor, contestId: string, userId: string) {
  const [found] = await tx
    .select({
      participantId: participants.id,
      kind: participants.kind,
      part: participants.part,
      withdrawnAt: participants.withdrawnAt,
      ownUserId: participants.userId,
    })
    .from(participants)
    .where(and(eq(participants.contestId, contestId), competesAs(userId)))
    .orderBy(sql`${participants.withdrawnAt} is not null`)
    .limit(1);
  return found ?? null;
}

export async function insertParticipant(
  tx: Executor,
  line: typeof participants.$inferInsert,
  members: readonly (typeof participantMembers.$inferInsert)[],
): Promise<void> {
  await tx.insert(participants).values(line);
  if (members.length > 0) await tx.insert(participantMembers).values([...members]);
}

/** A line withdraws, or comes back. @returns false: there is no such line in this contest */
export async function writeWithdrawn(
  tx: Executor,
  at: { readonly contestId: string; readonly participantId: string; readonly withdrawnAt: Date | null },
): Promise<boolean> {
  const changed = await tx
    .update(participants)
    .set({ withdrawnAt: at.withdrawnAt })
    .where(and(eq(participants.contestId, at.contestId), eq(participants.id, at.participantId)))
    .returning({ id: participants.id });
  return changed.length === 1;
}
