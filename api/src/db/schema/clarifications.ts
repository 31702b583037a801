import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { moment } from "./columns.ts";
import { contests, participants } from "./contests.ts";
import { problems } from "./problems.ts";

/**
 * What was asked, answered and announced in a contest; never changed once written. `seq` counts within the contest in
 * the order of commits, so that whoever has all up to one number asks for what came after it. Written by
 * features/clarifications.
 */
export const clarifications = pgTable(
  "clarifications",
  {
    id: text("id").primaryKey(),
    contestId: text("contest_id")
      .notNull()
      .references(() => contests.id),
    seq: integer("seq").notNull(),
    kind: text("kind", { enum: ["question", "answer", "announcement"] }).notNull(),
    /** What an answer answers. */
    questionId: text("question_id").references((): AnyPgColumn => clarifications.id),
    /** null: of the contest itself. */
    problemId: text("problem_id").references(() => problems.id),
    /** Who asked, or whom alone the answer is for; null: for everybody. */
    participantId: text("participant_id").references(() => participants.id),
    text: text("text").notNull(),
    /** The question as an answer to everybody repeats it; null: it does not. */
    quoted: text("quoted"),
    authorId: text("author_id")
      .notNull()
      .references(() => users.id),
    /** The sender's own mark; null: none was given. */
    sendKey: text("send_key"),
    sentAt: moment("sent_at").notNull(),
  },
  (t) => [
    unique("clarifications_seq_key").on(t.contestId, t.seq),
    uniqueIndex("clarifications_send_key_key").on(t.authorId, t.sendKey).where(sql`${t.sendKey} is not null`),
    index("clarifications_question_id_idx").on(t.questionId),
    index("clarifications_problem_id_idx").on(t.problemId),
    index("clarifications_participant_id_idx").on(t.participantId),
    index("clarifications_author_id_idx").on(t.authorId),
  ],
);

/** The last number given in a contest; its row lock orders the writers. Written by features/clarifications. */
export const clarificationCounters = pgTable("clarification_counters", {
  contestId: text("contest_id")
    .primaryKey()
    .references(() => contests.id),
  lastSeq: integer("last_seq").notNull(),
});

/** Up to where a person has read. Written by features/clarifications. */
export const clarificationReads = pgTable(
  "clarification_reads",
  {
    contestId: text("contest_id")
      .notNull()
      .references(() => contests.id),
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    seq: integer("seq").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.contestId, t.userId] }),
    index("clarification_reads_user_id_idx").on(t.userId),
  ],
);

/** Answers the jury of a contest keeps at hand. Written by features/clarifications. */
export const cannedAnswers = pgTable(
  "canned_answers",
  {
    id: text("id").primaryKey(),
    contestId: text("contest_id")
      .notNull()
      .references(() => contests.id),
    text: text("text").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [index("canned_answers_contest_id_idx").on(t.contestId)],
);
