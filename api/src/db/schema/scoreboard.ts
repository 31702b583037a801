import type { BoardPhase, Cell } from "@bilimdon/rules/scoreboard/board";
import type { ContestFormat } from "@bilimdon/rules/scoreboard/contest-format";
import { index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { contests, participants } from "./contests.ts";
import { problems } from "./problems.ts";

/** What a board has told its room of the contest itself; when the contest differs, the whole board is recomputed. */
export interface BoardTold {
  readonly phase: BoardPhase;
  /** Which of start, freeze, end, everyone's end, thaw and finalizing had passed. */
  readonly passed: readonly string[];
  /** Shown problems in order; empty before the start. */
  readonly problemIds: readonly string[];
  readonly points: readonly (number | null)[];
  readonly format: ContestFormat;
  readonly penaltyMinutes: number;
  readonly rosterVersion: number;
}

/** One board per contest and audience; its row lock orders the changes. Written by features/scoreboard. */
export const boards = pgTable(
  "boards",
  {
    contestId: text("contest_id")
      .notNull()
      .references(() => contests.id),
    audience: text("audience", { enum: ["public", "jury"] }).notNull(),
    version: integer("version").notNull().default(0),
    /** null: nothing yet. */
    told: jsonb("told").$type<BoardTold | null>(),
  },
  (t) => [primaryKey({ columns: [t.contestId, t.audience] })],
);

/** Only touched cells. Written by features/scoreboard; always recomputed, never incremented. */
export const boardCells = pgTable(
  "board_cells",
  {
    contestId: text("contest_id")
      .notNull()
      .references(() => contests.id),
    audience: text("audience", { enum: ["public", "jury"] }).notNull(),
    participantId: text("participant_id")
      .notNull()
      .references(() => participants.id),
    problemId: text("problem_id")
      .notNull()
      .references(() => problems.id),
    cell: jsonb("cell").$type<Cell>().notNull(),
    /** The board's version that this cell came with. */
    version: integer("version").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.contestId, t.audience, t.participantId, t.problemId] }),
    index("board_cells_participant_id_idx").on(t.participantId),
    index("board_cells_problem_id_idx").on(t.problemId),
  ],
);

/** The first solve of a problem, per audience. Written by features/scoreboard. */
export const boardFirsts = pgTable(
  "board_firsts",
  {
    contestId: text("contest_id")
      .notNull()
      .references(() => contests.id),
    audience: text("audience", { enum: ["public", "jury"] }).notNull(),
    problemId: text("problem_id")
      .notNull()
      .references(() => problems.id),
    participantId: text("participant_id").references(() => participants.id),
  },
  (t) => [
    primaryKey({ columns: [t.contestId, t.audience, t.problemId] }),
    index("board_firsts_problem_id_idx").on(t.problemId),
    index("board_firsts_participant_id_idx").on(t.participantId),
  ],
);
