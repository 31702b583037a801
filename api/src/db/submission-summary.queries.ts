import type { SubmissionSummary } from "@bilimdon/contracts/http/submissions";
import { everyoneEndsAt, participantClock } from "@bilimdon/rules/contest/contest-clock";
import { planOfTimes } from "@bilimdon/rules/contest/plan-of-times";
import { type ShownJudgement, shownJudgement } from "@bilimdon/rules/contest/shown-judgement";
import { contestTimeMs } from "@bilimdon/rules/scoring/contest-minutes";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Executor } from "./client.ts";
import { readUsersOfParticipant } from "./participants-of-user.queries.ts";
import { contestProblems, contests, participants } from "./schema/contests.ts";
import { problemVersions } from "./schema/problems.ts";
import { judgements, submissions } from "./schema/submissions.ts";
import { mostExtraMs, timeColumns, timesOf } from "./timed-contest.queries.ts";

/**
 * A submission as its owner's pages know it, by the judgement that counts. Lists, details and news over the socket all
 * begin here, so that they never disagree. `.where(…)`, then summarizeRow on each row.
 */
export function selectSummaries(db: Executor) {
  return db
    .select(summaryColumns)
    .from(submissions)
    .innerJoin(judgements, and(eq(judgements.submissionId, submissions.id), eq(judgements.isCurrent, 1)))
    .innerJoin(contests, eq(contests.id, submissions.contestId))
    .innerJoin(participants, eq(participants.id, submissions.participantId))
    .innerJoin(problemVersions, eq(problemVersions.id, submissions.problemVersionId))
    .innerJoin(
      contestProblems,
      and(
        eq(contestProblems.contestId, submissions.contestId),
        eq(contestProblems.problemId, submissions.problemId),
      ),
    );
}

const summaryColumns = {
  submissionId: submissions.id,
  contestId: submissions.contestId,
  contestSlug: contests.slug,
  problemId: submissions.problemId,
  problemLabel: contestProblems.label,
  problemName: problemVersions.names,
  participantId: submissions.participantId,
  participantName: participants.name,
  languageId: submissions.languageId,
  submittedAt: submissions.submittedAt,
  format: contests.format,
  ...timeColumns,
  mostExtraMs,
  startedAt: participants.startedAt,
  extraMs: participants.extraMs,
  judgementState: judgements.state,
  faultOwner: judgements.faultOwner,
  verdict: judgements.verdict,
  score: judgements.score,
  maxScore: judgements.maxScore,
  failedTest: judgements.failedTest,
  testsDone: sql<number | null>`jsonb_array_length(${judgements.outcome}->'tests')`,
  testsTotal: judgements.testsTotal,
  maxCpuMs: judgements.maxCpuMs,
  maxMemoryBytes: judgements.maxMemoryBytes,
};

export type SummaryRow = Awaited<ReturnType<typeof selectSummaries>>[number];

export interface Viewing {
  /** Of everybody else nobody is shown a summary. */
  readonly viewer: "jury" | "owner";
  readonly now: number;
}

/** The row in the words of the contract, without what the viewer may not know yet. */
export function summarizeRow(row: SummaryRow, viewing: Viewing): SubmissionSummary {
  const shown = shownOf(row, viewing);
  const submittedAt = row.submittedAt.getTime();
  const clock = clockOf(row, viewing.now);
  return {
    submissionId: row.submissionId,
    contestId: row.contestId,
    contestSlug: row.contestSlug,
    problemId: row.problemId,
    problemLabel: row.problemLabel,
    problemName: row.problemName,
    participantId: row.participantId,
    participantName: row.participantName,
    languageId: row.languageId,
    submittedAt,
    contestTimeMs: clock === null ? submittedAt - row.startsAt.getTime() : contestTimeMs(clock, submittedAt),
    state: shownState(row.judgementState, row.faultOwner),
    verdict: shown.verdict ? row.verdict : null,
    score: shown.score ? row.score : null,
    maxScore: row.maxScore,
    failedTest: shown.tests ? row.failedTest : null,
    testsDone: shown.tests ? row.testsDone : null,
    testsTotal: row.testsTotal,
    maxCpuMs: shown.tests ? row.maxCpuMs : null,
    maxMemoryBytes: shown.tests ? row.maxMemoryBytes : null,
    ...(shown.verdict && shown.score && shown.subtasks && shown.tests ? {} : { shown }),
  };
}

/** How much of the judgement the viewer may see. */
function shownOf(row: SummaryRow, { viewer, now }: Viewing): ShownJudgement {
  const clock = clockOf(row, now);
  const everything = { verdict: true, score: true, subtasks: true, tests: true };
  if (clock === null) return everything;
  return shownJudgement({
    viewer,
    format: row.format,
    clock,
    everyoneEndsAt: everyoneEndsAt(planOfTimes(timesOf(row)), row.mostExtraMs),
    submittedAt: row.submittedAt.getTime(),
    // Without a verdict there is nothing that a word for it could give away.
    verdict: row.verdict ?? "WA",
  });
}

/** null: a recording, or jury's code, sent before the line had a time of its own. */
function clockOf(row: SummaryRow, now: number) {
  const participant = { startedAt: row.startedAt?.getTime() ?? null, extraMs: row.extraMs };
  return participantClock({ plan: planOfTimes(timesOf(row)), participant, now });
}

/** A fault of the platform never shows to a contestant: the submission waits until it was mended. */
function shownState(state: "queued" | "judged" | "failed", faultOwner: "setter" | "platform" | null) {
  if (state === "judged") return "judged" as const;
  return state === "failed" && faultOwner === "setter" ? ("under-repair" as const) : ("queued" as const);
}

/** One submission; null: there is none. */
export async function readSubmissionSummary(
  db: Executor,
  submissionId: string,
  viewing: Viewing,
): Promise<SubmissionSummary | null> {
  const [row] = await selectSummaries(db).where(eq(submissions.id, submissionId));
  return row === undefined ? null : summarizeRow(row, viewing);
}

/** Many of them, in no order. */
export async function readSummaries(
  db: Executor,
  submissionIds: readonly string[],
  viewing: Viewing,
): Promise<SubmissionSummary[]> {
  const rows = await selectSummaries(db).where(inArray(submissions.id, [...submissionIds]));
  return rows.map((row) => summarizeRow(row, viewing));
}

/** Who signs in as the sender of each, every contestant of a team; demo teams are left out. */
export async function readSubmissionOwners(db: Executor, submissionIds: readonly string[]) {
  const rows = await db
    .select({ submissionId: submissions.id, participantId: submissions.participantId })
    .from(submissions)
    .where(inArray(submissions.id, [...submissionIds]));
  const lines = [...new Set(rows.map(({ participantId }) => participantId))];
  const found = await Promise.all(
    lines.map(
      async (participantId) => [participantId, await readUsersOfParticipant(db, participantId)] as const,
    ),
  );
  const users = new Map(found);
  return rows.flatMap(({ submissionId, participantId }) =>
    (users.get(participantId) ?? []).map((userId) => ({ submissionId, userId })),
  );
}
