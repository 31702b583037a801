import type { Database } from "./client.ts";

/**
 * Keeps one prepared statement a database. Drizzle parses and plans an ordinary query anew each time, which costs a hot
 * one three quarters of its speed.
 *
 * @param make  builds the query with sql.placeholder(…) and ends in .prepare(name)
 */
export function prepareOnce<P>(make: (db: Database) => P): (db: Database) => P {
  const made = new WeakMap<Database, P>();
  return (db) => {
    const known = made.get(db);
    if (known !== undefined) return known;
    const statement = make(db);
    made.set(db, statement);
    return statement;
  };
}
