import type { FilePurpose } from "@bilimdon/rules/files/file-kinds";
import { sql } from "drizzle-orm";
import { bigint, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { moment } from "./columns.ts";

/**
 * Files people brought in. The bytes are a blob found by their SHA-256, so that the same file is kept once however
 * often it is sent; the name is data. Written by features/files.
 */
export const files = pgTable(
  "files",
  {
    id: text("id").primaryKey(),
    ownerId: text("owner_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    purpose: text("purpose").$type<FilePurpose>().notNull(),
    name: text("name").notNull(),
    mime: text("mime").notNull(),
    blobHash: text("blob_hash").notNull(),
    /** As kept; counted against the owner's quota. */
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    /** What the virus scanner found; where none is configured, files wait for ever and are served. */
    scan: text("scan").$type<"waiting" | "clean" | "infected">().notNull().default("waiting"),
    /** Before this moment no process tries to scan it: one does already, or could not. */
    scanAfter: moment("scan_after"),
    createdAt: moment("created_at").notNull(),
    deletedAt: moment("deleted_at"),
  },
  (t) => [
    index("files_owner_id_idx").on(t.ownerId),
    index("files_blob_hash_idx").on(t.blobHash),
    index("files_waiting_idx").on(t.createdAt).where(sql`${t.scan} = 'waiting' and ${t.deletedAt} is null`),
    // One picture of a person at a time.
    uniqueIndex("files_avatar_key")
      .on(t.ownerId)
      .where(sql`${t.purpose} = 'avatar' and ${t.deletedAt} is null`),
  ],
);
