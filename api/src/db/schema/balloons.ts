import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { moment } from "./columns.ts";
import { contests, participants } from "./contests.ts";
import { problems } from "./problems.ts";

/**
 * Balloons of contests that give them: one for a participant and a problem, made when the jury's board first shows it
 * solved, and kept. rules/contest/balloon says what the columns mean together. Written by features/balloons.
 */
export const balloons = pgTable(
  "balloons",
  {
    id: text("id").primaryKey(),
    contestId: text("contest_id")
      .notNull()
      .references(() => contests.id),
    participantId: text("participant_id")
      .notNull()
      .references(() => participants.id),
    problemId: text("problem_id")
      .notNull()
      .references(() => problems.id),
    state: text("state", { enum: ["waiting", "taken", "delivered"] })
      .notNull()
      .default("waiting"),
    /** The jury's board shows the problem solved. */
    isEarned: integer("is_earned").notNull().default(1),
    /** Whoever has it, or had it last; null: it waits. */
    takenBy: text("taken_by").references(() => users.id),
    madeAt: moment("made_at").notNull(),
    /** When its state or whether it is earned last changed. */
    movedAt: moment("moved_at").notNull(),
  },
  (t) => [
    unique("balloons_cell_key").on(t.participantId, t.problemId),
    index("balloons_open_idx").on(t.contestId, t.madeAt).where(sql`${t.state} <> 'delivered'`),
    index("balloons_contest_id_idx").on(t.contestId, t.movedAt),
    index("balloons_problem_id_idx").on(t.problemId),
    index("balloons_taken_by_idx").on(t.takenBy),
  ],
);
