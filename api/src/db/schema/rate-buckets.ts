import { bigint, boolean, pgTable, text } from "drizzle-orm/pg-core";

/**
 * How often whom did what in the present window, where there is no Redis. Written by http/postgres-rate-counter. The
 * table is unlogged: a count is worth nothing after a crash, and is written at every counted request.
 */
export const rateBuckets = pgTable("rate_buckets", {
  name: text("name").primaryKey(),
  /** Microseconds since 1970, by the database's own clock, oldest first; each is also the mark it is given back by. */
  takenAtUs: bigint("taken_at_us", { mode: "number" }).array().notNull(),
  /** What the last caller was told, and when: the statement that counts answers by its own row. */
  wasTaken: boolean("was_taken").notNull(),
  askedAtUs: bigint("asked_at_us", { mode: "number" }).notNull(),
  /** From then on the row says nothing any more. */
  endsAtUs: bigint("ends_at_us", { mode: "number" }).notNull(),
});
