import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";

export type Database = PostgresJsDatabase;

/** A transaction or the database itself; queries take either. */
export type Executor = Pick<
  Database,
  "select" | "insert" | "update" | "delete" | "execute" | "selectDistinct" | "selectDistinctOn"
>;

export interface DatabaseDoor {
  readonly db: Database;
  /** Waits for running queries, at most five seconds. */
  close(): Promise<void>;
}

/**
 * Opens the pool.
 *
 * @param url        postgres://user:password@host:port/name
 * @param poolSize   connections at most
 */
export function openDatabase(url: string, poolSize: number): DatabaseDoor {
  const sql = postgres(url, { max: poolSize, onnotice: () => {}, connect_timeout: 10 });
  return { db: drizzle(sql), close: () => sql.end({ timeout: 5 }) };
}
