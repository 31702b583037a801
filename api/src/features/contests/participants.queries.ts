import { eq, sql } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { contests } from "../../db/schema/contests.ts";
import { contestGroups, participantGroups } from "../../db/schema/participants.ts";

/** Groups by name, made where they are not there yet; those there keep their id and their order. */
export function keepGroupNames(tx: Executor, rows: readonly (typeof contestGroups.$inferInsert)[]) {
  return tx
    .insert(contestGroups)
    .values([...rows])
    .onConflictDoUpdate({
      target: [contestGroups.contestId, contestGroups.name],
      set: { name: sql`excluded.name` },
    })
    .returning({ groupId: contestGroups.id, name: contestGroups.name });
}

export async function joinGroups(
  tx: Executor,
  rows: readonly (typeof participantGroups.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0)
    await tx
      .insert(participantGroups)
      .values([...rows])
      .onConflictDoNothing();
}

/** Lines or groups have changed: the boards will say so. */
export async function raiseRoster(tx: Executor, contestId: string): Promise<void> {
  await tx
    .update(contests)
    .set({ rosterVersion: sql`${contests.rosterVersion} + 1` })
    .where(eq(contests.id, contestId));
}
