import { type GrantedRole, grantedRoles, grantKinds } from "@bilimdon/rules/access/grants";
import { sql } from "drizzle-orm";
import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { moment } from "./columns.ts";

/**
 * A role that a person has in one direction, course, problem or contest only. Written by features/accounts. A grant that
 * was taken back stays, for who had it and when.
 */
export const grants = pgTable(
  "grants",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    role: text("role", { enum: grantedRoles }).$type<GrantedRole>().notNull(),
    /** What it is for. No foreign key: directions and courses have tables of their own. */
    thingKind: text("thing_kind", { enum: grantKinds }).notNull(),
    thingId: text("thing_id").notNull(),
    givenBy: text("given_by")
      .notNull()
      .references(() => users.id),
    givenAt: moment("given_at").notNull(),
    /** null: until it is taken back. */
    expiresAt: moment("expires_at"),
    deletedAt: moment("deleted_at"),
    takenBackBy: text("taken_back_by").references(() => users.id),
  },
  (t) => [
    uniqueIndex("grants_living_key")
      .on(t.userId, t.role, t.thingKind, t.thingId)
      .where(sql`${t.deletedAt} is null`),
    index("grants_expires_at_idx").on(t.expiresAt).where(sql`${t.deletedAt} is null`),
    index("grants_user_id_idx").on(t.userId),
    index("grants_thing_idx").on(t.thingKind, t.thingId),
    index("grants_given_by_idx").on(t.givenBy),
    index("grants_taken_back_by_idx").on(t.takenBackBy),
  ],
);
