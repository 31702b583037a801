import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { moment } from "./columns.ts";
import { contests, participants } from "./contests.ts";

/**
 * What contestants sent to be printed. queued → printing → printed → handed over; failed waits for an official, who
 * lets it go again. Written by features/printing.
 */
export const printJobs = pgTable(
  "print_jobs",
  {
    id: text("id").primaryKey(),
    contestId: text("contest_id")
      .notNull()
      .references(() => contests.id),
    participantId: text("participant_id")
      .notNull()
      .references(() => participants.id),
    /** Of the team: who sent it. */
    sentBy: text("sent_by")
      .notNull()
      .references(() => users.id),
    fileName: text("file_name").notNull(),
    text: text("text").notNull(),
    pages: integer("pages").notNull(),
    state: text("state", { enum: ["queued", "printing", "printed", "failed", "handed-over"] })
      .notNull()
      .default("queued"),
    /** Times it was given to the printer's command. */
    tries: integer("tries").notNull().default(0),
    /** Why it failed, for officials; null: it did not. */
    cause: text("cause"),
    sentAt: moment("sent_at").notNull(),
    movedAt: moment("moved_at").notNull(),
    /** The sender's own mark; null: none was given. */
    sendKey: text("send_key"),
  },
  (t) => [
    uniqueIndex("print_jobs_send_key_key")
      .on(t.participantId, t.sendKey)
      .where(sql`${t.sendKey} is not null`),
    index("print_jobs_queued_idx").on(t.sentAt).where(sql`${t.state} in ('queued', 'printing')`),
    index("print_jobs_contest_id_idx").on(t.contestId, t.sentAt),
    index("print_jobs_participant_id_idx").on(t.participantId, t.sentAt),
    index("print_jobs_sent_by_idx").on(t.sentBy),
  ],
);
