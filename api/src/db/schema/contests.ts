import { contestLevels } from "@bilimdon/rules/contest/qualification";
import { type AwardPlan, usualAwards } from "@bilimdon/rules/scoreboard/award-plan";
import type { ContestFormat } from "@bilimdon/rules/scoreboard/contest-format";
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { moment } from "./columns.ts";
import { problems, problemVersions } from "./problems.ts";

/** A stretch taken out of a contest's clock, ms since 1970; toMs null: it still lasts. */
export interface StoredInterval {
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly reason: string;
}

/**
 * Written by features/contests. The phase is never stored: it follows from these times and the clock. All that decides
 * about time reads the row through rules/contest/plan-of-times, the one place that knows what the times mean together.
 */
export const contests = pgTable(
  "contests",
  {
    id: text("id").primaryKey(),
    slug: text("slug").notNull(),
    title: jsonb("title").$type<Record<string, string>>().notNull(),
    /** Drafts and templates are the officials' alone; an archived one is read only. */
    state: text("state", { enum: ["draft", "template", "published", "archived"] })
      .notNull()
      .default("published"),
    format: jsonb("format").$type<ContestFormat>().notNull().default({ kind: "icpc" }),
    startsAt: moment("starts_at").notNull(),
    /** The common end, with what was removed up to it; an interval that still lasts is not in it. */
    endsAt: moment("ends_at").notNull(),
    freezesAt: moment("freezes_at"),
    /** The countdown is paused with this much left, and starts_at is only the last plan. */
    countdownPausedMs: bigint("countdown_paused_ms", { mode: "number" }),
    /** Each begins when they like between start and end, and then has this long; null: all begin together. */
    ownLengthMs: bigint("own_length_ms", { mode: "number" }),
    removedIntervals: jsonb("removed_intervals").$type<readonly StoredInterval[]>().notNull().default([]),
    thawedAt: moment("thawed_at"),
    finalizedAt: moment("finalized_at"),
    penaltyMinutes: integer("penalty_minutes").notNull().default(20),
    awards: jsonb("awards").$type<AwardPlan>().notNull().default(usualAwards),
    /** Once everyone is done, whoever is signed in may go on solving in the archive. */
    isUpsolvable: integer("is_upsolvable").notNull().default(1),
    /** Who may join by themselves: nobody, whoever likes, or who knows the invitation code. */
    registration: text("registration", { enum: ["closed", "open", "code"] })
      .notNull()
      .default("closed"),
    invitationCode: text("invitation_code"),
    /** null: as long as code is taken. */
    registrationEndsAt: moment("registration_ends_at"),
    takes: text("takes", { enum: ["individuals", "teams"] })
      .notNull()
      .default("individuals"),
    /** Of an olympiad; null: none. */
    level: text("level", { enum: contestLevels }),
    /** Only whoever did well in that contest, of the level below, joins by themselves; null: it is not asked. */
    qualifiesFromId: text("qualifies_from_id").references((): AnyPgColumn => contests.id),
    /** The three are set together. */
    qualifiesBy: text("qualifies_by", { enum: ["top", "score"] }),
    qualifiesLeast: real("qualifies_least"),
    /** Lines of the board at most; null: no bound. */
    capacity: integer("capacity"),
    /** Grows whenever lines or groups change, so that boards know to say so. */
    rosterVersion: integer("roster_version").notNull().default(0),
    isExam: integer("is_exam").notNull().default(0),
    /** Where contestants of an exam may come from, in CIDR; empty: from anywhere. */
    examRanges: jsonb("exam_ranges").$type<readonly string[]>().notNull().default([]),
    /** A submission over its time limit is judged again on another host before that counts. */
    confirmsLate: integer("confirms_late").notNull().default(0),
    /** Each solved problem brings a balloon to the place. */
    hasBalloons: integer("has_balloons").notNull().default(0),
    /** Pages of one print at most; null: contestants do not print. */
    printPages: integer("print_pages"),
    isDemo: integer("is_demo").notNull().default(0),
    createdAt: moment("created_at").notNull().defaultNow(),
    deletedAt: moment("deleted_at"),
  },
  (t) => [
    check(
      "contests_qualifies_check",
      sql`num_nulls(${t.qualifiesFromId}, ${t.qualifiesBy}, ${t.qualifiesLeast}) in (0, 3)`,
    ),
    index("contests_qualifies_from_idx").on(t.qualifiesFromId),
    uniqueIndex("contests_slug_key").on(t.slug).where(sql`${t.deletedAt} is null`),
    // Asked at every request: which exams are on?
    index("contests_live_exam_idx")
      .on(t.startsAt)
      .where(sql`${t.isExam} = 1 and ${t.finalizedAt} is null and ${t.deletedAt} is null`),
  ],
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
    /** Full points of the problem in this contest; null: what its package says. */
    points: real("points"),
    /** Of its balloon, "#rrggbb". */
    rgb: text("rgb"),
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
    /** Who signs in as this line; null: a demo line nobody does, or a team, whose members do. */
    userId: text("user_id").references(() => users.id),
    kind: text("kind", { enum: ["individual", "team"] })
      .notNull()
      .default("individual"),
    /** upsolver: came after the end; never on a board. */
    part: text("part", { enum: ["contestant", "upsolver"] })
      .notNull()
      .default("contestant"),
    name: text("name").notNull(),
    /** The organisers' own name of it (a seat, the registry's number); imports find a line again by it. */
    label: text("label"),
    organisation: text("organisation"),
    /** ISO 3166, three letters. */
    country: text("country"),
    /** On the jury's board alone. */
    isHidden: integer("is_hidden").notNull().default(0),
    /** Shown without a rank; takes no place and no award from anyone. */
    isUnofficial: integer("is_unofficial").notNull().default(0),
    /** Contest time that this line has more than others. */
    extraMs: bigint("extra_ms", { mode: "number" }).notNull().default(0),
    /** When it began its own time, where each has one. */
    startedAt: moment("started_at"),
    withdrawnAt: moment("withdrawn_at"),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (t) => [
    unique("participants_contest_user_key").on(t.contestId, t.userId),
    uniqueIndex("participants_contest_label_key").on(t.contestId, t.label).where(sql`${t.label} is not null`),
    index("participants_user_id_idx").on(t.userId),
    // The most that anybody has is asked with every verdict and room; without it all lines are read.
    index("participants_extra_time_idx").on(t.contestId, t.extraMs).where(sql`${t.withdrawnAt} is null`),
  ],
);
