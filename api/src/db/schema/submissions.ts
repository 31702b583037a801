import type { JudgementOutcome, JudgementVerdict } from "@bilimdon/contracts/live/judge-to-api";
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
import { contests, participants } from "./contests.ts";
import { judgeHosts } from "./judge-hosts.ts";
import { problems, problemVersions } from "./problems.ts";

/** Code someone sent. Written by features/submissions; never changed once written. */
export const submissions = pgTable(
  "submissions",
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
    problemVersionId: text("problem_version_id")
      .notNull()
      .references(() => problemVersions.id),
    languageId: text("language_id").notNull(),
    fileName: text("file_name").notNull(),
    source: text("source").notNull(),
    submittedAt: moment("submitted_at").notNull(),
    /** The sender's own mark; null: none was given. */
    sendKey: text("send_key"),
  },
  (t) => [
    uniqueIndex("submissions_send_key_key")
      .on(t.participantId, t.sendKey)
      .where(sql`${t.sendKey} is not null`),
    index("submissions_cell_idx").on(t.contestId, t.participantId, t.problemId, t.submittedAt),
    index("submissions_contest_time_idx").on(t.contestId, t.submittedAt),
    index("submissions_participant_id_idx").on(t.participantId),
    index("submissions_problem_idx").on(t.problemId, t.contestId, t.submittedAt),
    index("submissions_version_idx").on(t.problemVersionId),
  ],
);

/**
 * What the judge found about a submission. One current judgement each; a rejudge makes another. `attempt` counts the
 * times it was handed out: a verdict of an older attempt is refused. Written by features/judgements;
 * features/submissions inserts the first with its submission.
 */
export const judgements = pgTable(
  "judgements",
  {
    id: text("id").primaryKey(),
    submissionId: text("submission_id")
      .notNull()
      .references(() => submissions.id),
    isCurrent: integer("is_current").notNull().default(1),
    /** Why it was made: the submission came, a set judges it again beside what counts, or a person decided. */
    origin: text("origin", { enum: ["submission", "rejudge", "override"] })
      .notNull()
      .default("submission"),
    /** Why a person decided, and who; null elsewhere. */
    reason: text("reason"),
    decidedBy: text("decided_by").references(() => users.id),
    /** What a person's decision stands in place of, and what counts again when it is taken back. */
    replacesId: text("replaces_id").references((): AnyPgColumn => judgements.id),
    /** The package it is judged by; null: the one the submission was sent to. */
    problemVersionId: text("problem_version_id").references(() => problemVersions.id),
    attempt: integer("attempt").notNull().default(1),
    /** queued: handed to the queue. judged: has a verdict. failed: a judging error, kept for its owner. */
    state: text("state", { enum: ["queued", "judged", "failed"] }).notNull(),
    queuedAt: moment("queued_at").notNull(),
    finishedAt: moment("finished_at"),
    verdict: text("verdict", { enum: ["AC", "WA", "TLE", "RTE", "MLE", "OLE", "CE"] }),
    score: real("score"),
    maxScore: real("max_score"),
    failedTest: integer("failed_test"),
    testsTotal: integer("tests_total"),
    maxCpuMs: real("max_cpu_ms"),
    maxMemoryBytes: bigint("max_memory_bytes", { mode: "number" }),
    faultOwner: text("fault_owner", { enum: ["setter", "platform"] }),
    platformFaults: integer("platform_faults").notNull().default(0),
    outcome: jsonb("outcome").$type<JudgementOutcome | null>(),
    flight: jsonb("flight").$type<JudgementVerdict["flight"] | null>(),
    judgeHostId: text("judge_host_id").references(() => judgeHosts.id),
    /** When a page of its sender said that it has it; null: none was open. */
    shownAt: moment("shown_at"),
  },
  (t) => [
    uniqueIndex("judgements_current_key").on(t.submissionId).where(sql`${t.isCurrent} = 1`),
    index("judgements_submission_id_idx").on(t.submissionId),
    index("judgements_queued_idx").on(t.queuedAt).where(sql`${t.state} = 'queued'`),
    index("judgements_judge_host_id_idx").on(t.judgeHostId, t.finishedAt),
    index("judgements_decided_by_idx").on(t.decidedBy),
    index("judgements_replaces_id_idx").on(t.replacesId),
    index("judgements_problem_version_id_idx").on(t.problemVersionId),
    index("judgements_finished_idx").on(t.finishedAt),
    index("judgements_failed_idx").on(t.finishedAt).where(sql`${t.state} = 'failed' and ${t.isCurrent} = 1`),
  ],
);

/**
 * Every judging error, also those that a later attempt made good: what the operator and the setter are told, and what
 * a host is set aside for. Written by features/judgements.
 */
export const judgingErrors = pgTable(
  "judging_errors",
  {
    judgementId: text("judgement_id")
      .notNull()
      .references(() => judgements.id),
    attempt: integer("attempt").notNull(),
    owner: text("owner", { enum: ["setter", "platform"] }).notNull(),
    /** The judge's step, or "queue" when the job itself was lost again and again. */
    step: text("step").notNull(),
    detail: text("detail").notNull(),
    judgeHostId: text("judge_host_id").references(() => judgeHosts.id),
    happenedAt: moment("happened_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.judgementId, t.attempt] }),
    index("judging_errors_host_idx").on(t.judgeHostId, t.happenedAt),
  ],
);

/** Submissions that count for nothing on any board, by a person's decision. Written by features/judgements. */
export const ignoredSubmissions = pgTable(
  "ignored_submissions",
  {
    submissionId: text("submission_id")
      .primaryKey()
      .references(() => submissions.id),
    reason: text("reason").notNull(),
    ignoredBy: text("ignored_by")
      .notNull()
      .references(() => users.id),
    ignoredAt: moment("ignored_at").notNull(),
  },
  (t) => [index("ignored_submissions_ignored_by_idx").on(t.ignoredBy)],
);

/**
 * Findings that are late and wait until another host has judged the submission too; kept afterwards, as part of how the
 * verdict was reached. Written by features/judgements.
 */
export const heldVerdicts = pgTable(
  "held_verdicts",
  {
    judgementId: text("judgement_id")
      .primaryKey()
      .references(() => judgements.id),
    /** Of the finding; the judgement's own is higher. */
    attempt: integer("attempt").notNull(),
    outcome: jsonb("outcome").$type<Extract<JudgementOutcome, { kind: "judged" }>>().notNull(),
    flight: jsonb("flight").$type<JudgementVerdict["flight"]>().notNull(),
    judgeHostId: text("judge_host_id")
      .notNull()
      .references(() => judgeHosts.id),
    heldAt: moment("held_at").notNull(),
    /** null: it waits. unconfirmed: no other host could judge it. */
    finding: text("finding", { enum: ["agreed", "disagreed", "unconfirmed"] }),
    /** Whose finding became the verdict. */
    counted: text("counted", { enum: ["first", "again"] }),
    /** That judged again; null: none did. */
    secondHostId: text("second_host_id").references(() => judgeHosts.id),
  },
  (t) => [
    index("held_verdicts_host_idx").on(t.judgeHostId),
    index("held_verdicts_second_host_idx").on(t.secondHostId),
  ],
);

/**
 * What the jury or an operator has paused: a problem everywhere, a contest, or a problem in one contest. Submissions
 * are taken and kept, and wait outside the queue. Written by features/judgements.
 */
export const judgingPauses = pgTable(
  "judging_pauses",
  {
    id: text("id").primaryKey(),
    /** null: every problem. */
    problemId: text("problem_id").references(() => problems.id),
    /** null: every contest. */
    contestId: text("contest_id").references(() => contests.id),
    reason: text("reason").notNull(),
    pausedAt: moment("paused_at").notNull(),
    pausedBy: text("paused_by")
      .notNull()
      .references(() => users.id),
  },
  (t) => [
    unique("judging_pauses_of_unique").on(t.problemId, t.contestId).nullsNotDistinct(),
    index("judging_pauses_contest_idx").on(t.contestId),
    index("judging_pauses_paused_by_idx").on(t.pausedBy),
    check("judging_pauses_of_check", sql`${t.problemId} is not null or ${t.contestId} is not null`),
  ],
);
