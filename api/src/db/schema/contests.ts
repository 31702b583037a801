import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { moment } from "./columns.ts";
import { problems, problemVersions } from "./problems.ts";

/** Written by features/contests. The phase is never stored: it follows from these times and the clock. */
export const contests = pgTable(
  "contests",
  {
    id: text("id").primaryKey(),
    slug: text("slug").notNull(),
    title: jsonb("title").$type<Record<string, string>>().notNull(),
    startsAt: moment("starts_at").notNull(),
    endsAt: moment("ends_at").notNull(),
    freezesAt: moment("freezes_at"),
    thawedAt: moment("thawed_at"),
    finalizedAt: moment("finalized_at"),
    penaltyMinutes: integer("penalty_minutes").notNull().default(20),
    isDemo: integer("is_demo").notNull().default(0),
    createdAt: moment("created_at").notNull().defaultNow(),
    deletedAt: moment("deleted_at"),
  },
  (t) => [uniqueIndex("contests_slug_key").on(t.slug).where(sql`${t.deletedAt} is null`)],
);

/** Written by features/contests. */
export const contestProblems = pgTable(
  "contest_problems",
  {
    contestId: text("contest_id")
      .notNull()
      .references(() => contests.id),
    problemId: text("problem_id")
      .notNull()
      .references(() => problems.id),
    problemVersionId: text("problem_version_id")
      .notNull()
      .references(() => problemVersions.id),
    label: text("label").notNull(),
    ordinal: integer("ordinal").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.contestId, t.problemId] }),
    unique("contest_problems_label_key").on(t.contestId, t.label),
    index("contest_problems_problem_id_idx").on(t.problemId),
    index("contest_problems_version_idx").on(t.problemVersionId),
  ],
);

/** A line of the board: one person or one team. Written by features/contests. */
export const participants = pgTable(
  "participants",
  {
    id: text("id").primaryKey(),
    contestId: text("contest_id")
      .notNull()
      .references(() => contests.id),
    /** null: a demo team nobody signs in as. */
    userId: text("user_id").references(() => users.id),
    name: text("name").notNull(),
    organisation: text("organisation"),
    group: text("group_name"),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (t) => [
    unique("participants_contest_user_key").on(t.contestId, t.userId),
    index("participants_user_id_idx").on(t.userId),
  ],
);
