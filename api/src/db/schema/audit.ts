import { sql } from "drizzle-orm";
import { bigint, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";

/** What an audit line says of a thing: plain values, never a password, an address, a name or a key. */
export type AuditFacts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/**
 * Who did what to what; never changed once written. Written by any feature through db/add-audit.
 *
 * The database itself keeps the promise: a trigger numbers the rows without gaps and chains each to the one before by
 * SHA-256, another refuses update, delete and truncate. No foreign keys: a line outlives what it names.
 */
export const auditLog = pgTable(
  "audit_log",
  {
    /** Given by the trigger: 1, 2, 3 … in the order of commits. */
    id: bigint("id", { mode: "number" }).primaryKey().default(sql`0`),
    at: moment("at").notNull(),
    /** null: the platform itself. */
    actorId: text("actor_id"),
    /** Who sat behind the actor's session, where an admin acts for somebody. */
    impersonatorId: text("impersonator_id"),
    act: text("act").notNull(),
    thingKind: text("thing_kind").notNull(),
    thingId: text("thing_id").notNull(),
    before: jsonb("before").$type<AuditFacts | null>(),
    after: jsonb("after").$type<AuditFacts | null>(),
    /** Network address of the request; null: no request. */
    address: text("address"),
    requestId: text("request_id"),
    /** 64 zeros in the first row. Both given by the trigger. */
    previousHash: text("previous_hash").notNull().default(""),
    hash: text("hash").notNull().default(""),
  },
  (t) => [
    index("audit_log_actor_idx").on(t.actorId, t.id),
    index("audit_log_thing_idx").on(t.thingKind, t.thingId, t.id),
    index("audit_log_act_idx").on(t.act, t.id),
  ],
);
