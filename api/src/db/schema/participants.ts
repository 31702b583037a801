import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { moment } from "./columns.ts";
import { contests, participants } from "./contests.ts";

/** A category, region or site of a contest, with a board of its own. Written by features/contests. */
export const contestGroups = pgTable(
  "contest_groups",
  {
    id: text("id").primaryKey(),
    contestId: text("contest_id")
      .notNull()
      .references(() => contests.id),
    name: text("name").notNull(),
    /** Lines of a higher order stand below all of a lower one and are ranked among themselves. */
    sortOrder: integer("sort_order").notNull().default(0),
    /** Its lines are on the jury's board alone. */
    isHidden: integer("is_hidden").notNull().default(0),
  },
  (t) => [unique("contest_groups_name_key").on(t.contestId, t.name)],
);

/** Written by features/contests. */
export const participantGroups = pgTable(
  "participant_groups",
  {
    participantId: text("participant_id")
      .notNull()
      .references(() => participants.id, { onDelete: "cascade" }),
    groupId: text("group_id")
      .notNull()
      .references(() => contestGroups.id, { onDelete: "cascade" }),
  },
  (t) => [
    primaryKey({ columns: [t.participantId, t.groupId] }),
    index("participant_groups_group_id_idx").on(t.groupId),
  ],
);

/**
 * The people of a team. A contestant with an account sends code in the team's name; nobody competes for two lines of
 * one contest. Written by features/contests.
 */
export const participantMembers = pgTable(
  "participant_members",
  {
    id: text("id").primaryKey(),
    participantId: text("participant_id")
      .notNull()
      .references(() => participants.id, { onDelete: "cascade" }),
    /** As the participant says: for the key below. */
    contestId: text("contest_id")
      .notNull()
      .references(() => contests.id),
    /** null: named by the organisers, without an account. */
    userId: text("user_id").references(() => users.id),
    name: text("name").notNull(),
    part: text("part", { enum: ["contestant", "coach"] })
      .notNull()
      .default("contestant"),
  },
  (t) => [
    uniqueIndex("participant_members_contestant_key")
      .on(t.contestId, t.userId)
      .where(sql`${t.part} = 'contestant' and ${t.userId} is not null`),
    index("participant_members_participant_id_idx").on(t.participantId),
    index("participant_members_user_id_idx").on(t.userId),
    index("participant_members_contest_id_idx").on(t.contestId),
  ],
);

/**
 * Who has come into an exam, and the one session they work in. A second device is refused until the watch lets go of the
 * first. Written by features/contests.
 */
export const examSessions = pgTable(
  "exam_sessions",
  {
    contestId: text("contest_id")
      .notNull()
      .references(() => contests.id),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** SHA-256 of the session's token, as sessions has it, which may have ended since; null: the watch let go of it. */
    sessionId: text("session_id"),
    address: text("address"),
    userAgent: text("user_agent"),
    boundAt: moment("bound_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.contestId, t.userId] }), index("exam_sessions_user_id_idx").on(t.userId)],
);
