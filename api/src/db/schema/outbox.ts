import { bigserial, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";

/**
 * What must leave the process after a commit, written in the same transaction. Written by any feature through
 * db/add-to-outbox; the outbox sender sends in order of id and deletes what it has sent.
 */
export const outbox = pgTable("outbox", {
  id: bigserial("id", { mode: "number" }).primaryKey(),
  room: text("room").notNull(),
  event: text("event").notNull(),
  payload: jsonb("payload").$type<unknown>().notNull(),
  createdAt: moment("created_at").notNull().defaultNow(),
});
