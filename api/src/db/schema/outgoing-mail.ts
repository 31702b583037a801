import { locales } from "@bilimdon/rules/text/locales";
import { sql } from "drizzle-orm";
import { bigserial, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";

/**
 * Letters that must leave after a commit, written in the same transaction by any feature through db/add-mail; the mail
 * sender sends them. What a letter says is wiped once it has left, since it may hold a key.
 */
export const outgoingMail = pgTable(
  "outgoing_mail",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    /** Empty: a letter to nobody, never sent. */
    toAddress: text("to_address").notNull(),
    locale: text("locale", { enum: locales }).notNull(),
    letter: text("letter").notNull(),
    fields: jsonb("fields").$type<Readonly<Record<string, string>>>().notNull(),
    createdAt: moment("created_at").notNull(),
    tries: integer("tries").notNull().default(0),
    nextTryAt: moment("next_try_at").notNull(),
    sentAt: moment("sent_at"),
    /** It was tried to the end and is given up. */
    failedAt: moment("failed_at"),
    lastFault: text("last_fault"),
  },
  (t) => [
    index("outgoing_mail_waiting_idx")
      .on(t.nextTryAt)
      .where(sql`${t.sentAt} is null and ${t.failedAt} is null`),
  ],
);
