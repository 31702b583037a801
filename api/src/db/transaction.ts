import { sql } from "drizzle-orm";
import type { Database, Executor } from "./client.ts";

/**
 * Runs `work` in one transaction: all of it is kept, or nothing.
 *
 * Nothing inside may wait for the world outside the database: locks are held meanwhile.
 */
export function inTransaction<T>(db: Database, work: (tx: Executor) => Promise<T>): Promise<T> {
  return db.transaction((tx) => work(tx));
}

/**
 * The same for what is done again and again with other ids: each of its statements is planned once. Left to itself the
 * server plans those with many joins anew at every call, which takes ten times as long as running them.
 */
export function inOftenTransaction<T>(db: Database, work: (tx: Executor) => Promise<T>): Promise<T> {
  return inTransaction(db, async (tx) => {
    await tx.execute(sql`set local plan_cache_mode = force_generic_plan`);
    return work(tx);
  });
}
