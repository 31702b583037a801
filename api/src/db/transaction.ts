import type { Database, Executor } from "./client.ts";

/**
 * Runs `work` in one transaction: all of it is kept, or nothing.
 *
 * Nothing inside may wait for the world outside the database: locks are held meanwhile.
 */
export function inTransaction<T>(db: Database, work: (tx: Executor) => Promise<T>): Promise<T> {
  return db.transaction((tx) => work(tx));
}
