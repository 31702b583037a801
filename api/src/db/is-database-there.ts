import { sql } from "drizzle-orm";
import type { Database } from "./client.ts";

/** Does the database answer a question? It throws, or keeps silent, when it does not. */
export async function isDatabaseThere(db: Database): Promise<boolean> {
  await db.execute(sql`select 1`);
  return true;
}
