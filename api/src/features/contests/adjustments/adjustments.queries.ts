import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Executor } from "../../../db/client.ts";
import { users } from "../../../db/schema/accounts.ts";
import { participants } from "../../../db/schema/contests.ts";
import { penaltyAdjustments } from "../../../db/schema/penalty-adjustments.ts";

const giver = alias(users, "giver");
const withdrawer = alias(users, "withdrawer");
const shownAtMost = 2_000;

/** Of a contest, newest first, with the names of who gave and who withdrew them. */
export function readAdjustments(db: Executor, contestId: string) {
  return db
    .select({
      adjustmentId: penaltyAdjustments.id,
      participantId: penaltyAdjustments.participantId,
      participantName: participants.name,
      hundredths: penaltyAdjustments.hundredths,
      reason: penaltyAdjustments.reason,
      givenBy: giver.displayName,
      givenAt: penaltyAdjustments.givenAt,
      withdrawnBy: withdrawer.displayName,
      withdrawnAt: penaltyAdjustments.withdrawnAt,
    })
    .from(penaltyAdjustments)
    .innerJoin(participants, eq(participants.id, penaltyAdjustments.participantId))
    .innerJoin(giver, eq(giver.id, penaltyAdjustments.givenBy))
    .leftJoin(withdrawer, eq(withdrawer.id, penaltyAdjustments.withdrawnBy))
    .where(eq(penaltyAdjustments.contestId, contestId))
    .orderBy(desc(penaltyAdjustments.givenAt), desc(penaltyAdjustments.id))
    .limit(shownAtMost);
}

/** Is this a line that competes in this contest? */
export async function isAdjustable(
  tx: Executor,
  at: { readonly contestId: string; readonly participantId: string },
): Promise<boolean> {
  const found = await tx
    .select({ id: participants.id })
    .from(participants)
    .where(
      and(
        eq(participants.id, at.participantId),
        eq(participants.contestId, at.contestId),
        eq(participants.part, "contestant"),
      ),
    );
  return found.length === 1;
}

/** Hundredths that count for a line now, of all that the jury gave and did not withdraw. */
export async function sumAdjustments(tx: Executor, participantId: string): Promise<number> {
  const [row] = await tx
    .select({ sum: sql<number>`coalesce(sum(${penaltyAdjustments.hundredths}), 0)::float8` })
    .from(penaltyAdjustments)
    .where(and(eq(penaltyAdjustments.participantId, participantId), isNull(penaltyAdjustments.withdrawnAt)));
  return row?.sum ?? 0;
}

/** @returns false when its giver has sent one under this key already; nothing is written then */
export async function insertAdjustment(
  tx: Executor,
  row: typeof penaltyAdjustments.$inferInsert,
): Promise<boolean> {
  const made = await tx
    .insert(penaltyAdjustments)
    .values(row)
    .onConflictDoNothing({ target: [penaltyAdjustments.givenBy, penaltyAdjustments.sendKey] })
    .returning({ id: penaltyAdjustments.id });
  return made.length === 1;
}

/** Where an adjustment belongs; null: there is none. */
export async function findAdjustment(db: Executor, adjustmentId: string) {
  const [found] = await db
    .select({
      contestId: penaltyAdjustments.contestId,
      participantId: penaltyAdjustments.participantId,
      hundredths: penaltyAdjustments.hundredths,
      withdrawnAt: penaltyAdjustments.withdrawnAt,
    })
    .from(penaltyAdjustments)
    .where(eq(penaltyAdjustments.id, adjustmentId));
  return found ?? null;
}

/** @returns false when it is withdrawn already */
export async function writeWithdrawn(
  tx: Executor,
  { adjustmentId, by, at }: { readonly adjustmentId: string; readonly by: string; readonly at: Date },
): Promise<boolean> {
  const changed = await tx
    .update(penaltyAdjustments)
    .set({ withdrawnBy: by, withdrawnAt: at })
    .where(and(eq(penaltyAdjustments.id, adjustmentId), isNull(penaltyAdjustments.withdrawnAt)))
    .returning({ id: penaltyAdjustments.id });
  return changed.length === 1;
}
