import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { judgeHosts } from "../../db/schema/judge-hosts.ts";
import { heldVerdicts } from "../../db/schema/submissions.ts";

export type HeldVerdict = typeof heldVerdicts.$inferSelect;

export async function insertHeldVerdict(tx: Executor, held: typeof heldVerdicts.$inferInsert): Promise<void> {
  await tx.insert(heldVerdicts).values(held);
}

/** What waits for a second host's finding; null: nothing does. */
export async function readHeldVerdict(db: Executor, judgementId: string): Promise<HeldVerdict | null> {
  const [found] = await db
    .select()
    .from(heldVerdicts)
    .where(and(eq(heldVerdicts.judgementId, judgementId), isNull(heldVerdicts.finding)));
  return found ?? null;
}

/** Was a finding of this judgement ever held, and of which attempt? */
export async function readHeldAttempt(db: Executor, judgementId: string): Promise<number | null> {
  const [found] = await db
    .select({ attempt: heldVerdicts.attempt })
    .from(heldVerdicts)
    .where(eq(heldVerdicts.judgementId, judgementId));
  return found?.attempt ?? null;
}

export async function settleHeldVerdict(
  tx: Executor,
  judgementId: string,
  end: Pick<HeldVerdict, "finding" | "counted" | "secondHostId">,
): Promise<void> {
  await tx.update(heldVerdicts).set(end).where(eq(heldVerdicts.judgementId, judgementId));
}

/** A host's name, and the ids of all workers under it: they share its processors. */
export async function readHostNamesakes(db: Executor, hostId: string) {
  const own = db.select({ name: judgeHosts.name }).from(judgeHosts).where(eq(judgeHosts.id, hostId));
  const rows = await db
    .select({ hostId: judgeHosts.id, name: judgeHosts.name })
    .from(judgeHosts)
    .where(inArray(judgeHosts.name, own))
    .limit(500);
  return { name: rows[0]?.name ?? "", hostIds: rows.map((row) => row.hostId) };
}
