import { roles } from "@bilimdon/rules/access/roles";
import { locales } from "@bilimdon/rules/text/locales";
import { sql } from "drizzle-orm";
import { type AnyPgColumn, boolean, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";

/** Written by features/accounts. */
export const users = pgTable(
  "users",
  {
    id: text("id").primaryKey(),
    login: text("login").notNull(),
    displayName: text("display_name").notNull(),
    passwordHash: text("password_hash").notNull(),
    /** Set only once the person has shown that letters reach them there. */
    email: text("email"),
    /** The address given last, until its letter has been answered. It may be another person's. */
    pendingEmail: text("pending_email"),
    /** Registered by themselves and not confirmed yet: much of the house is closed to them. */
    mustConfirmEmail: boolean("must_confirm_email").notNull().default(false),
    /** null: not asked, as for the accounts that organisers make. */
    birthYear: integer("birth_year"),
    /** When a minor signing up, or an admin, noted that a parent agrees; null: nobody has. */
    guardianConsentAt: moment("guardian_consent_at"),
    role: text("role", { enum: roles }).notNull(),
    locale: text("locale", { enum: locales }).notNull().default("uz"),
    createdAt: moment("created_at").notNull().defaultNow(),
    /** Set: may not sign in, by an admin. */
    blockedAt: moment("blocked_at"),
    /** Login, name and address as people search for them; null: to be made anew (rules/text/search-form). */
    searchKey: text("search_key"),
    /** The account this one was merged into; then it is deleted too. */
    mergedIntoId: text("merged_into_id").references((): AnyPgColumn => users.id),
    deletedAt: moment("deleted_at"),
    /** When everything that says who this was went; what they did stays, nameless. */
    erasedAt: moment("erased_at"),
  },
  (t) => [
    index("users_newest_idx").on(t.createdAt, t.id).where(sql`${t.deletedAt} is null`),
    index("users_role_idx").on(t.role, t.createdAt, t.id).where(sql`${t.deletedAt} is null`),
    index("users_blocked_idx").on(t.createdAt, t.id).where(sql`${t.blockedAt} is not null`),
    index("users_search_idx").using("gin", t.searchKey.op("gin_trgm_ops")),
    index("users_unsearchable_idx").on(t.id).where(sql`${t.searchKey} is null`),
    index("users_merged_into_id_idx").on(t.mergedIntoId),
    uniqueIndex("users_login_key").on(sql`lower(${t.login})`).where(sql`${t.deletedAt} is null`),
    uniqueIndex("users_email_key").on(sql`lower(${t.email})`).where(sql`${t.deletedAt} is null`),
  ],
);

/** Written by features/accounts through lucia. The id is the SHA-256 of the token, never the token. */
export const sessions = pgTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    expiresAt: moment("expires_at").notNull(),
    /** Sliding renewal never carries a session past a month from here. */
    createdAt: moment("created_at").notNull().defaultNow(),
    /** Told by the browser when it signed in; for the person's own list of sessions. */
    userAgent: text("user_agent"),
    address: text("address"),
    /** To within five minutes. */
    lastSeenAt: moment("last_seen_at").notNull().defaultNow(),
    /** The admin who acts for the user in this session; null: the user's own. */
    impersonatorId: text("impersonator_id").references(() => users.id, { onDelete: "cascade" }),
  },
  (t) => [
    index("sessions_user_id_idx").on(t.userId),
    index("sessions_impersonator_id_idx").on(t.impersonatorId),
  ],
);

/** Personal tokens for scripts. Written by features/accounts; only the SHA-256 of the secret is kept. */
export const apiTokens = pgTable(
  "api_tokens",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    label: text("label").notNull(),
    secretHash: text("secret_hash").notNull().unique(),
    createdAt: moment("created_at").notNull().defaultNow(),
    expiresAt: moment("expires_at"),
    revokedAt: moment("revoked_at"),
  },
  (t) => [index("api_tokens_user_id_idx").on(t.userId)],
);

/**
 * Keys sent by letter: whoever holds one may set a new password, or has shown that an address is theirs. Written by
 * features/accounts; only the SHA-256 is kept, each opens once. A key of nobody (no user) opens nothing: it is written
 * for an unknown address, so that asking takes the same time as for a known one.
 */
export const accountKeys = pgTable(
  "account_keys",
  {
    keyHash: text("key_hash").primaryKey(),
    userId: text("user_id").references(() => users.id, { onDelete: "cascade" }),
    purpose: text("purpose", { enum: ["reset-password", "confirm-email"] }).notNull(),
    /** The address the letter went to. */
    email: text("email").notNull(),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
  },
  (t) => [
    index("account_keys_user_id_idx").on(t.userId),
    index("account_keys_expires_at_idx").on(t.expiresAt),
  ],
);
