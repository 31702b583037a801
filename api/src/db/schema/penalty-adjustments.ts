import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { moment } from "./columns.ts";
import { contests, participants } from "./contests.ts";

/**
 * What the jury added to a line's total by hand. One that was withdrawn stays, for who gave it and why. Written by
 * features/contests.
 */
export const penaltyAdjustments = pgTable(
  "penalty_adjustments",
  {
    id: text("id").primaryKey(),
    contestId: text("contest_id")
      .notNull()
      .references(() => contests.id),
    participantId: text("participant_id")
      .notNull()
      .references(() => participants.id, { onDelete: "cascade" }),
    /** Hundredths of a minute or of a point, by the contest's format: a sum of them is exact. */
    hundredths: integer("hundredths").notNull(),
    /** For the jury; no board has it. */
    reason: text("reason").notNull(),
    givenBy: text("given_by")
      .notNull()
      .references(() => users.id),
    givenAt: moment("given_at").notNull(),
    /** Chosen by the sender: two presses of one button are one adjustment. */
    sendKey: text("send_key").notNull(),
    withdrawnBy: text("withdrawn_by").references(() => users.id),
    withdrawnAt: moment("withdrawn_at"),
  },
  (t) => [
    unique("penalty_adjustments_send_key_key").on(t.givenBy, t.sendKey),
    check("penalty_adjustments_hundredths_check", sql`${t.hundredths} <> 0`),
    index("penalty_adjustments_contest_id_idx").on(t.contestId, t.givenAt),
    index("penalty_adjustments_participant_id_idx").on(t.participantId),
    index("penalty_adjustments_withdrawn_by_idx").on(t.withdrawnBy),
  ],
);
