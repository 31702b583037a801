import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/**
 * An id to sort by where the browser or the rules sort the same things.
 *
 * They compare ids byte by byte, as JavaScript does; a database may have been made with the rules of some language, in
 * which "sh" comes after "z" or "z" before "t". One board must not depend on which.
 */
export function inByteOrder(id: SQLWrapper): SQL {
  return sql`${id} collate "C"`;
}
