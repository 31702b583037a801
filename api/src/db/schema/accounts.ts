import { roles } from "@bilimdon/rules/access/roles";
import { locales } from "@bilimdon/rules/text/locales";
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  index,
  integer,
  pgTable,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";

/** Written by features/accounts. */
export const users = pgTable(
  "users",
  {
    id: text("id").primaryKey(),
    login: text("login").notNull(),
    displayName: text("display_name").notNull(),
    passwordHash: text("password_hash").notNull(),
    /** The next thing its owner does is to set another. */
    mustChangePassword: boolean("must_change_password").notNull().default(false),
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
    /** The second factor is on; written together with it, so that a session need not look there. */
    hasSecondFactor: boolean("has_second_factor").notNull().default(false),
    role: text("role", { enum: roles }).notNull(),
    locale: text("locale", { enum: locales }).notNull().default("uz"),
    /** The person's own choice, which every device takes at sign-in; false: whoever made the account guessed. */
    hasChosenLocale: boolean("has_chosen_locale").notNull().default(false),
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
    index("users_imported_hash_idx")
      .on(sql`substring(${t.passwordHash} from 5 for 2)`)
      .where(sql`${t.passwordHash} like '$2%' and ${t.deletedAt} is null`),
    uniqueIndex("users_login_key").on(sql`lower(${t.login})`).where(sql`${t.deletedAt} is null`),
    uniqueIndex("users_email_key").on(sql`lower(${t.email})`).where(sql`${t.deletedAt} is null`),
  ],
);

/** In the words of users_imported_hash_idx: a living account whose hash is bcrypt's, and the two digits of its cost. */
export const hasImportedHash = sql`${users.passwordHash} like '$2%' and ${users.deletedAt} is null`;
export const bcryptCost = sql`substring(${users.passwordHash} from 5 for 2)`;

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
    /** When its owner last proved themselves, and by how many factors. */
    provenAt: moment("proven_at").notNull().defaultNow(),
    factorLevel: smallint("factor_level").$type<1 | 2>().notNull().default(1),
    /** To within five minutes. */
    lastSeenAt: moment("last_seen_at").notNull().defaultNow(),
    /** The admin who acts for the user in this session; null: the user's own. */
    impersonatorId: text("impersonator_id").references(() => users.id, { onDelete: "cascade" }),
    /** Of an app or a script: opened by the tokens of session_bearers, and by no cookie. */
    isBearer: boolean("is_bearer").notNull().default(false),
  },
  (t) => [
    index("sessions_user_id_idx").on(t.userId),
    index("sessions_impersonator_id_idx").on(t.impersonatorId),
  ],
);

/** The present pair of tokens of an app's session, as SHA-256. Written by features/accounts. */
export const sessionBearers = pgTable("session_bearers", {
  sessionId: text("session_id")
    .primaryKey()
    .references(() => sessions.id, { onDelete: "cascade" }),
  accessHash: text("access_hash").notNull(),
  accessExpiresAt: moment("access_expires_at").notNull(),
  refreshHash: text("refresh_hash").notNull(),
});

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
    /** See rules/access/scopes. */
    scopes: text("scopes").array().notNull().default([]),
    createdAt: moment("created_at").notNull().defaultNow(),
    expiresAt: moment("expires_at"),
    /** To within five minutes. */
    lastUsedAt: moment("last_used_at"),
    revokedAt: moment("revoked_at"),
  },
  (t) => [index("api_tokens_user_id_idx").on(t.userId)],
);

/**
 * Keys sent by letter: whoever holds one may set a new password, or has shown that an address is theirs; and the key
 * that carries a right password over to the second step of signing in. Written by
 * features/accounts; only the SHA-256 is kept, each opens once. A key of nobody (no user) opens nothing: it is written
 * for an unknown address, so that asking takes the same time as for a known one.
 */
export const accountKeys = pgTable(
  "account_keys",
  {
    keyHash: text("key_hash").primaryKey(),
    userId: text("user_id").references(() => users.id, { onDelete: "cascade" }),
    purpose: text("purpose", { enum: ["reset-password", "confirm-email", "second-step"] }).notNull(),
    /** The address the letter went to; empty where there is none. */
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

/** One time-based code generator a person (RFC 6238), and the tries at any code. Written by features/accounts. */
export const secondFactors = pgTable("second_factors", {
  userId: text("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  /** Sealed by the keyring for this user; null: no generator, the row counts the tries of a phone. */
  sealedSecret: text("sealed_secret"),
  createdAt: moment("created_at").notNull(),
  /** null: shown and not proved yet; it opens nothing. */
  confirmedAt: moment("confirmed_at"),
  /** The last thirty-second step whose code was taken: no code is good twice. */
  lastStep: integer("last_step"),
  /** Wrong codes in a row, within a quarter of an hour of each other. */
  tries: smallint("tries").notNull().default(0),
  lastTryAt: moment("last_try_at"),
});

/** What opens instead of a lost code generator, each once. Written by features/accounts; SHA-256 of 80 random bits. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    codeHash: text("code_hash").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: moment("created_at").notNull(),
    usedAt: moment("used_at"),
  },
  (t) => [index("recovery_codes_user_id_idx").on(t.userId)],
);

/**
 * A second factor that its owner lost: one admin asks to take it off, another one agrees. Written by features/accounts.
 */
export const factorRemovals = pgTable(
  "factor_removals",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    askedBy: text("asked_by")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    askedAt: moment("asked_at").notNull(),
    /** How the asker knows that it is the owner who lost it. */
    reason: text("reason").notNull(),
    expiresAt: moment("expires_at").notNull(),
    approvedBy: text("approved_by").references(() => users.id, { onDelete: "cascade" }),
    approvedAt: moment("approved_at"),
  },
  (t) => [
    index("factor_removals_user_id_idx").on(t.userId),
    index("factor_removals_asked_by_idx").on(t.askedBy),
    index("factor_removals_approved_by_idx").on(t.approvedBy),
  ],
);
