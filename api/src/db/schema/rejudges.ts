import type { RejudgePick } from "@bilimdon/contracts/http/rejudges";
import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { moment } from "./columns.ts";
import { contests } from "./contests.ts";
import { judgements, submissions } from "./submissions.ts";

/**
 * A set of submissions judged once more beside what counts, until the whole is applied or dropped. Written by
 * features/judgements.
 */
export const rejudges = pgTable(
  "rejudges",
  {
    id: text("id").primaryKey(),
    contestId: text("contest_id")
      .notNull()
      .references(() => contests.id),
    reason: text("reason").notNull(),
    pick: jsonb("pick").$type<RejudgePick>().notNull(),
    state: text("state", { enum: ["open", "applied", "dropped", "undone"] })
      .notNull()
      .default("open"),
    createdBy: text("created_by")
      .notNull()
      .references(() => users.id),
    createdAt: moment("created_at").notNull(),
    /** Who last moved it on: applied, dropped or undid it. */
    closedBy: text("closed_by").references(() => users.id),
    closedAt: moment("closed_at"),
  },
  (t) => [
    index("rejudges_contest_id_idx").on(t.contestId, t.createdAt),
    index("rejudges_created_by_idx").on(t.createdBy),
    index("rejudges_closed_by_idx").on(t.closedBy),
  ],
);

/** What a set judges: the judgement that counted when it was made, and the one beside it. Written by features/judgements. */
export const rejudgeItems = pgTable(
  "rejudge_items",
  {
    rejudgeId: text("rejudge_id")
      .notNull()
      .references(() => rejudges.id),
    submissionId: text("submission_id")
      .notNull()
      .references(() => submissions.id),
    baseJudgementId: text("base_judgement_id")
      .notNull()
      .references(() => judgements.id),
    shadowJudgementId: text("shadow_judgement_id")
      .notNull()
      .references(() => judgements.id),
    /** As long as the set is open: a submission is in one open set at most. */
    isOpen: integer("is_open").notNull().default(1),
    /** The set's judgement was made the one that counts; not so where somebody had changed it meanwhile. */
    isApplied: integer("is_applied").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.rejudgeId, t.submissionId] }),
    uniqueIndex("rejudge_items_open_key").on(t.submissionId).where(sql`${t.isOpen} = 1`),
    index("rejudge_items_submission_id_idx").on(t.submissionId),
    index("rejudge_items_base_idx").on(t.baseJudgementId),
    unique("rejudge_items_shadow_key").on(t.shadowJudgementId),
  ],
);
