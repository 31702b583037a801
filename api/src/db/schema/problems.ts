import type { VerificationLine, VerificationSummary } from "@bilimdon/contracts/judging-words";
import type { Manifest } from "@bilimdon/rules/problem/manifest";
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { moment } from "./columns.ts";

/** A problem and who owns it. Written by features/problems. */
export const problems = pgTable(
  "problems",
  {
    id: text("id").primaryKey(),
    slug: text("slug").notNull().unique(),
    ownerId: text("owner_id")
      .notNull()
      .references(() => users.id),
    createdAt: moment("created_at").notNull().defaultNow(),
    deletedAt: moment("deleted_at"),
  },
  (t) => [index("problems_owner_id_idx").on(t.ownerId)],
);

/** One pushed package; immutable but for its state and report. Written by features/problems. */
export const problemVersions = pgTable(
  "problem_versions",
  {
    id: text("id").primaryKey(),
    problemId: text("problem_id")
      .notNull()
      .references(() => problems.id),
    number: integer("number").notNull(),
    /** SHA-256 of the canonical archive; also its blob. */
    packageHash: text("package_hash").notNull(),
    manifest: jsonb("manifest").$type<Manifest>().notNull(),
    names: jsonb("names").$type<Record<string, string>>().notNull(),
    /** The limit submissions are judged with; null until one was stated or derived. */
    timeLimitMs: integer("time_limit_ms"),
    memoryBytes: bigint("memory_bytes", { mode: "number" }).notNull(),
    state: text("state", { enum: ["verifying", "verified", "disagrees", "published"] }).notNull(),
    verificationAttempt: integer("verification_attempt").notNull().default(1),
    verificationDone: integer("verification_done").notNull().default(0),
    verificationTotal: integer("verification_total").notNull().default(0),
    reportLines: jsonb("report_lines").$type<VerificationLine[]>().notNull().default([]),
    reportSummary: jsonb("report_summary").$type<VerificationSummary | null>(),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (t) => [
    unique("problem_versions_number_key").on(t.problemId, t.number),
    index("problem_versions_package_hash_idx").on(t.packageHash),
  ],
);

/** A statement in one language, rendered when the package was imported. Written by features/problems. */
export const problemStatements = pgTable(
  "problem_statements",
  {
    problemVersionId: text("problem_version_id")
      .notNull()
      .references(() => problemVersions.id),
    language: text("language").notNull(),
    form: text("form", { enum: ["html", "pdf"] }).notNull(),
    /** Clean HTML; empty for PDF. */
    html: text("html").notNull(),
    /** Blob of the PDF; null for HTML. */
    pdfHash: text("pdf_hash"),
  },
  (t) => [primaryKey({ columns: [t.problemVersionId, t.language] })],
);

/** What the statement shows as samples, cut to 64 KiB a text. Written by features/problems. */
export const problemSamples = pgTable(
  "problem_samples",
  {
    problemVersionId: text("problem_version_id")
      .notNull()
      .references(() => problemVersions.id),
    ordinal: integer("ordinal").notNull(),
    input: text("input").notNull(),
    answer: text("answer").notNull(),
    interaction: text("interaction"),
    note: text("note"),
    isCut: integer("is_cut").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.problemVersionId, t.ordinal] })],
);

/** Images and attachments a reader may fetch. Written by features/problems. */
export const problemAssets = pgTable(
  "problem_assets",
  {
    problemVersionId: text("problem_version_id")
      .notNull()
      .references(() => problemVersions.id),
    /** "statement/figure.png", "attachments/starter.zip" */
    path: text("path").notNull(),
    blobHash: text("blob_hash").notNull(),
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    mime: text("mime").notNull(),
  },
  (t) => [primaryKey({ columns: [t.problemVersionId, t.path] })],
);
