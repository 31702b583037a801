import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { prepareStatements } from "./prepare-statements.ts";

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

const longestReconnectSeconds = 1;

/**
 * The library's own waits between tries grow to 20 s, so that a Postgres that is back after 4 s would be found only
 * after 16. A try costs one refused connection; judging stands still meanwhile.
 */
function reconnectSeconds(tries: number): number {
  return Math.min(2 ** tries / 20, longestReconnectSeconds) * (0.5 + Math.random() / 2);
}

/**
 * Opens the pool.
 *
 * @param url        postgres://user:password@host:port/name
 * @param poolSize   connections at most
 */
export function openDatabase(url: string, poolSize: number): DatabaseDoor {
  const sql = postgres(url, {
    max: poolSize,
    onnotice: () => {},
    connect_timeout: 10,
    backoff: reconnectSeconds,
    // No array of the database's own is read here, and a line that broke while they were asked for ended the process.
    fetch_types: false,
  });
  return { db: drizzle(prepareStatements(sql)), close: () => sql.end({ timeout: 5 }) };
}
