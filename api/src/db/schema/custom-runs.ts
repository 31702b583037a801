import type { CustomRunOutcome } from "@bilimdon/contracts/custom-run-words";
import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { moment } from "./columns.ts";
import { contests } from "./contests.ts";
import { problems, problemVersions } from "./problems.ts";
import { submissions } from "./submissions.ts";

/**
 * Code somebody tries on an input of their own or on the samples, or a submission the jury runs on one test. It counts for nothing and is deleted after an hour.
 * Written by features/submissions.
 */
export const customRuns = pgTable(
  "custom_runs",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    contestId: text("contest_id")
      .notNull()
      .references(() => contests.id),
    problemId: text("problem_id")
      .notNull()
      .references(() => problems.id),
    problemVersionId: text("problem_version_id")
      .notNull()
      .references(() => problemVersions.id),
    languageId: text("language_id").notNull(),
    fileName: text("file_name").notNull(),
    source: text("source").notNull(),
    /** null: the samples, or a test. */
    ownInput: text("own_input"),
    /** The submission that the jury runs once more on one of its tests; null: code of the person's own. */
    submissionId: text("submission_id").references(() => submissions.id),
    /** Name of that test in the package. */
    testName: text("test_name"),
    attempt: integer("attempt").notNull().default(1),
    state: text("state", { enum: ["queued", "ended"] }).notNull(),
    startedAt: moment("started_at").notNull(),
    /** Of the present attempt. */
    queuedAt: moment("queued_at").notNull(),
    outcome: jsonb("outcome").$type<CustomRunOutcome | null>(),
  },
  (t) => [
    // One under way for each person, however many pages they have open.
    uniqueIndex("custom_runs_in_flight_key").on(t.userId).where(sql`${t.state} = 'queued'`),
    index("custom_runs_user_id_idx").on(t.userId),
    index("custom_runs_contest_id_idx").on(t.contestId, t.problemId),
    index("custom_runs_problem_id_idx").on(t.problemId),
    index("custom_runs_version_idx").on(t.problemVersionId),
    index("custom_runs_started_at_idx").on(t.startedAt),
    index("custom_runs_submission_id_idx").on(t.submissionId),
    check("custom_runs_test_check", sql`(${t.submissionId} is null) = (${t.testName} is null)`),
  ],
);
