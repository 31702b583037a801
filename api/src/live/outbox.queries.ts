import { asc, inArray, sql } from "drizzle-orm";
import type { Executor } from "../db/client.ts";
import { outbox } from "../db/schema/outbox.ts";
import type { WaitingNews } from "./coalesce.ts";

const outboxLockKey = 4_216_003;

/** One sender at a time over all API processes, until the transaction ends: two would mix up the order. */
export async function lockOutbox(tx: Executor): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${outboxLockKey})`);
}

/** Is anything waiting? Cheap, and without the lock. */
export async function isOutboxEmpty(db: Executor): Promise<boolean> {
  const found = await db.select({ id: outbox.id }).from(outbox).limit(1);
  return found.length === 0;
}

/** The oldest that wait, with their age by the database's own clock. */
export function readOutbox(tx: Executor, limit: number): Promise<WaitingNews[]> {
  return tx
    .select({
      id: outbox.id,
      room: outbox.room,
      event: outbox.event,
      payload: outbox.payload,
      ageMs: sql<number>`(extract(epoch from clock_timestamp() - ${outbox.createdAt}) * 1000)::float8`,
    })
    .from(outbox)
    .orderBy(asc(outbox.id))
    .limit(limit);
}

export async function deleteSent(tx: Executor, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx.delete(outbox).where(inArray(outbox.id, [...ids]));
}
