import type { SubmissionSummary } from "@bilimdon/contracts/http/submissions";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Executor } from "./client.ts";
import { contestProblems, contests, participants } from "./schema/contests.ts";
import { problemVersions } from "./schema/problems.ts";
import { judgements, submissions } from "./schema/submissions.ts";

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
  startsAt: contests.startsAt,
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

/** The row in the words of the contract. */
export function summarizeRow(row: SummaryRow): SubmissionSummary {
  const { submittedAt, startsAt, judgementState, faultOwner, ...rest } = row;
  return {
    ...rest,
    submittedAt: submittedAt.getTime(),
    contestTimeMs: submittedAt.getTime() - startsAt.getTime(),
    state: shownState(judgementState, faultOwner),
  };
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
): Promise<SubmissionSummary | null> {
  const [row] = await selectSummaries(db).where(eq(submissions.id, submissionId));
  return row === undefined ? null : summarizeRow(row);
}

/** Many of them, in no order. */
export async function readSummaries(
  db: Executor,
  submissionIds: readonly string[],
): Promise<SubmissionSummary[]> {
  return (await selectSummaries(db).where(inArray(submissions.id, [...submissionIds]))).map(summarizeRow);
}

/** Who signs in as the sender of each; demo teams are left out. */
export async function readSubmissionOwners(db: Executor, submissionIds: readonly string[]) {
  const rows = await db
    .select({ submissionId: submissions.id, userId: participants.userId })
    .from(submissions)
    .innerJoin(participants, eq(participants.id, submissions.participantId))
    .where(inArray(submissions.id, [...submissionIds]));
  return rows.flatMap(({ submissionId, userId }) => (userId === null ? [] : [{ submissionId, userId }]));
}
