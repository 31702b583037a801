import { index, pgTable, smallint, text } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { moment } from "./columns.ts";

/**
 * A phone that is a person's second factor: its number has answered a code. One a person; several people may share one, as
 * children do a parent's. Written by features/accounts.
 */
export const phones = pgTable("phones", {
  userId: text("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  /** Sealed by the keyring for this user. */
  sealedNumber: text("sealed_number").notNull(),
  /** The last two digits. */
  ending: text("ending").notNull(),
  confirmedAt: moment("confirmed_at").notNull(),
});

/**
 * Codes sent by text message. Kept for a day, since what was sent is counted; each opens once, within minutes, and only
 * what it was asked for. Written by features/accounts; the code itself is kept as a signature under the keyring, so that
 * a stolen table cannot be searched for it.
 */
export const smsCodes = pgTable(
  "sms_codes",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** The one request it is for: a ticket, a session's proof, a session that confirms a number. */
    boundTo: text("bound_to").notNull(),
    codeSignature: text("code_signature").notNull(),
    /** A signature of the number, to count by. */
    numberSignature: text("number_signature").notNull(),
    /** The number, sealed for this user, where it is to be confirmed; null: it is known already. */
    sealedNumber: text("sealed_number"),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    tries: smallint("tries").notNull().default(0),
    /** Opened, or put out of use by a later one. */
    usedAt: moment("used_at"),
  },
  (t) => [
    index("sms_codes_user_id_idx").on(t.userId, t.createdAt),
    index("sms_codes_number_idx").on(t.numberSignature, t.createdAt),
    index("sms_codes_created_at_idx").on(t.createdAt),
  ],
);
