import { sql } from "drizzle-orm";
import { bigserial, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "../columns.ts";

/**
 * What must leave the process after a commit, written in the same transaction. Written by any feature through
 * db/outbox; emptied by the outbox sender, in order of id.
 */
export const outbox = pgTable(
  "outbox",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    room: text("room").notNull(),
    event: text("event").notNull(),
    payload: jsonb("payload").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    sentAt: moment("sent_at"),
  },
  (t) => [index("outbox_unsent_idx").on(t.id).where(sql`${t.sentAt} is null`)],
);
