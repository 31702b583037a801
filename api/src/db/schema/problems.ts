import type {
  VerificationDetail,
  VerificationLine,
  VerificationSummary,
} from "@bilimdon/contracts/judging-words";
import type { Manifest } from "@bilimdon/rules/problem/manifest";
import { sql } from "drizzle-orm";
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
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
    /** Submissions are judged past the first rejected test, to the last; rules/judging/judging-extent. */
    judgesEveryTest: integer("judges_every_test").notNull().default(0),
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
    /** What is known of the package: unverified is one taken on trust, stopped one whose setter stopped the judge. */
    state: text("state", {
      enum: ["unverified", "verifying", "verified", "disagrees", "stopped"],
    }).notNull(),
    /** Since when new contests are given this version; null: they are not. */
    publishedAt: moment("published_at"),
    /** null: by the platform itself, or before this was kept. */
    pushedBy: text("pushed_by").references(() => users.id),
    /** When a worker took the present attempt; null: it waits in the queue. */
    verificationStartedAt: moment("verification_started_at"),
    verificationAttempt: integer("verification_attempt").notNull().default(1),
    verificationDone: integer("verification_done").notNull().default(0),
    verificationTotal: integer("verification_total").notNull().default(0),
    reportLines: jsonb("report_lines").$type<VerificationLine[]>().notNull().default([]),
    reportSummary: jsonb("report_summary").$type<VerificationSummary | null>(),
    reportDetail: jsonb("report_detail").$type<VerificationDetail | null>(),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (t) => [
    unique("problem_versions_number_key").on(t.problemId, t.number),
    index("problem_versions_package_hash_idx").on(t.packageHash),
    index("problem_versions_pushed_by_idx").on(t.pushedBy),
    uniqueIndex("problem_versions_published_key").on(t.problemId).where(sql`${t.publishedAt} is not null`),
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
  (t) => [
    primaryKey({ columns: [t.problemVersionId, t.path] }),
    // Asked under the blob's lock, before its bytes may go.
    index("problem_assets_blob_hash_idx").on(t.blobHash),
  ],
);

/** Every file of a version, found in its archive when somebody first asks. Written by features/problems. */
export const problemFiles = pgTable(
  "problem_files",
  {
    problemVersionId: text("problem_version_id")
      .notNull()
      .references(() => problemVersions.id),
    path: text("path").notNull(),
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    /** Where its bytes begin in the canonical archive. */
    archiveOffset: bigint("archive_offset", { mode: "number" }).notNull(),
    sha256: text("sha256").notNull(),
  },
  (t) => [primaryKey({ columns: [t.problemVersionId, t.path] })],
);

/** Who published or withdrew a version, when and why. Written by features/problems. */
export const problemPublications = pgTable(
  "problem_publications",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    problemId: text("problem_id")
      .notNull()
      .references(() => problems.id),
    problemVersionId: text("problem_version_id")
      .notNull()
      .references(() => problemVersions.id),
    act: text("act", { enum: ["published", "withdrawn"] }).notNull(),
    /** Empty where none was asked for: the publication of a newer version. */
    reason: text("reason").notNull(),
    actorId: text("actor_id")
      .notNull()
      .references(() => users.id),
    at: moment("at").notNull(),
  },
  (t) => [
    index("problem_publications_problem_id_idx").on(t.problemId),
    index("problem_publications_version_idx").on(t.problemVersionId),
    index("problem_publications_actor_id_idx").on(t.actorId),
  ],
);
