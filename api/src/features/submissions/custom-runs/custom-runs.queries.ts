import type { CustomRunOutcome } from "@bilimdon/contracts/custom-run-words";
import { and, asc, eq, lt, not, sql } from "drizzle-orm";
import type { Executor } from "../../../db/client.ts";
import { isJudgingPaused } from "../../../db/judging-paused.queries.ts";
import { contestProblems, contests } from "../../../db/schema/contests.ts";
import { customRuns } from "../../../db/schema/custom-runs.ts";
import { problems, problemVersions } from "../../../db/schema/problems.ts";
import { judgements, submissions } from "../../../db/schema/submissions.ts";

/** The problem under a label, in the version the contest uses, with what a run of code on it hangs on. */
export async function findTriedProblem(db: Executor, contestId: string, label: string) {
  const { manifest } = problemVersions;
  const [found] = await db
    .select({
      problemId: contestProblems.problemId,
      problemVersionId: contestProblems.problemVersionId,
      ownerId: problems.ownerId,
      timeLimitMs: problemVersions.timeLimitMs,
      languages: sql<"all" | string[]>`${manifest}->'languages'`,
      codeBytes: sql<number>`(${manifest}->'limits'->>'codeBytes')::int`,
      isInteractive: sql<boolean>`coalesce((${manifest}->'kind'->>'isInteractive')::boolean, false)`,
      isPaused: isJudgingPaused(contestProblems),
      isSubmitAnswer: sql<boolean>`coalesce((${manifest}->'kind'->>'isSubmitAnswer')::boolean, false)`,
      samples: sql<number>`jsonb_array_length(jsonb_path_query_array(${manifest}, '$.tests.sample.cases[*] ? (!exists(@.isStatic))'))`,
    })
    .from(contestProblems)
    .innerJoin(problemVersions, eq(problemVersions.id, contestProblems.problemVersionId))
    .innerJoin(problems, eq(problems.id, contestProblems.problemId))
    .where(and(eq(contestProblems.contestId, contestId), eq(contestProblems.label, label)))
    .limit(1);
  return found ?? null;
}
export type TriedProblem = NonNullable<Awaited<ReturnType<typeof findTriedProblem>>>;

/** A submission as it is run once more: by the version its verdict that counts was found with; null: there is none. */
export async function findRerunSubmission(db: Executor, submissionId: string) {
  const [found] = await db
    .select({
      contestId: submissions.contestId,
      problemId: submissions.problemId,
      problemVersionId: problemVersions.id,
      languageId: submissions.languageId,
      fileName: submissions.fileName,
      source: submissions.source,
      outcome: judgements.outcome,
      isPaused: isJudgingPaused(submissions),
    })
    .from(submissions)
    .innerJoin(judgements, and(eq(judgements.submissionId, submissions.id), eq(judgements.isCurrent, 1)))
    .innerJoin(
      problemVersions,
      eq(problemVersions.id, sql`coalesce(${judgements.problemVersionId}, ${submissions.problemVersionId})`),
    )
    .where(eq(submissions.id, submissionId));
  return found ?? null;
}

/** @returns false when a run of this person is under way; nothing is written then */
export async function insertCustomRun(db: Executor, run: typeof customRuns.$inferInsert): Promise<boolean> {
  const made = await db
    .insert(customRuns)
    .values(run)
    .onConflictDoNothing({ target: [customRuns.userId], where: sql`${customRuns.state} = 'queued'` })
    .returning({ id: customRuns.id });
  return made.length === 1;
}

/** The run of this person that is under way; null: none is (any more). */
export async function readInFlight(db: Executor, userId: string): Promise<string | null> {
  const [found] = await db
    .select({ customRunId: customRuns.id })
    .from(customRuns)
    .where(and(eq(customRuns.userId, userId), eq(customRuns.state, "queued")));
  return found?.customRunId ?? null;
}

/** A run as its owner is shown it, with who that is. */
export async function findCustomRun(db: Executor, customRunId: string) {
  const [found] = await db
    .select({
      customRunId: customRuns.id,
      userId: customRuns.userId,
      contestSlug: contests.slug,
      problemId: customRuns.problemId,
      problemLabel: contestProblems.label,
      languageId: customRuns.languageId,
      contestId: customRuns.contestId,
      hasOwnInput: sql<boolean>`${customRuns.ownInput} is not null`,
      testName: customRuns.testName,
      startedAt: customRuns.startedAt,
      outcome: customRuns.outcome,
    })
    .from(customRuns)
    .innerJoin(contests, eq(contests.id, customRuns.contestId))
    .innerJoin(
      contestProblems,
      and(
        eq(contestProblems.contestId, customRuns.contestId),
        eq(contestProblems.problemId, customRuns.problemId),
      ),
    )
    .where(eq(customRuns.id, customRunId));
  return found ?? null;
}

/** Everything the job of a run says; null when it is not under way (any more) or its judging is paused. */
export async function readCustomRunJob(db: Executor, customRunId: string) {
  const [found] = await db
    .select({
      customRunId: customRuns.id,
      attempt: customRuns.attempt,
      problemId: customRuns.problemId,
      contestId: customRuns.contestId,
      languageId: customRuns.languageId,
      fileName: customRuns.fileName,
      source: customRuns.source,
      ownInput: customRuns.ownInput,
      testName: customRuns.testName,
      packageHash: problemVersions.packageHash,
      timeLimitMs: problemVersions.timeLimitMs,
    })
    .from(customRuns)
    .innerJoin(problemVersions, eq(problemVersions.id, customRuns.problemVersionId))
    .where(
      and(eq(customRuns.id, customRunId), eq(customRuns.state, "queued"), not(isJudgingPaused(customRuns))),
    );
  return found ?? null;
}

/** A run, locked until the transaction ends; null: there is none. */
export async function lockCustomRun(tx: Executor, customRunId: string) {
  const [found] = await tx
    .select({ userId: customRuns.userId, attempt: customRuns.attempt, state: customRuns.state })
    .from(customRuns)
    .where(eq(customRuns.id, customRunId))
    .for("update");
  return found ?? null;
}

export async function endCustomRun(
  tx: Executor,
  end: { readonly customRunId: string; readonly outcome: CustomRunOutcome },
): Promise<void> {
  await tx
    .update(customRuns)
    .set({ state: "ended", outcome: end.outcome })
    .where(eq(customRuns.id, end.customRunId));
}

export interface QueuedCustomRun {
  readonly customRunId: string;
  readonly attempt: number;
  readonly startedAt: Date;
}

/** Runs under way that were handed out before a moment, oldest first. */
export function readQueuedCustomRuns(db: Executor, before: Date): Promise<QueuedCustomRun[]> {
  return db
    .select({
      customRunId: customRuns.id,
      attempt: customRuns.attempt,
      startedAt: customRuns.startedAt,
    })
    .from(customRuns)
    .where(and(eq(customRuns.state, "queued"), lt(customRuns.queuedAt, before)))
    .orderBy(asc(customRuns.startedAt))
    .limit(5_000);
}

/** Runs under way whose judging is paused. */
export function readPausedCustomRuns(db: Executor): Promise<Omit<QueuedCustomRun, "startedAt">[]> {
  return db
    .select({ customRunId: customRuns.id, attempt: customRuns.attempt })
    .from(customRuns)
    .where(and(eq(customRuns.state, "queued"), isJudgingPaused(customRuns)))
    .limit(5_000);
}

/** Hands a run out anew; the new attempt number fences the old one out. */
export async function raiseCustomRunAttempt(
  db: Executor,
  at: { readonly customRunId: string; readonly attempt: number; readonly queuedAt: Date },
): Promise<boolean> {
  const raised = await db
    .update(customRuns)
    .set({ attempt: at.attempt + 1, queuedAt: at.queuedAt })
    .where(
      and(
        eq(customRuns.id, at.customRunId),
        eq(customRuns.attempt, at.attempt),
        eq(customRuns.state, "queued"),
      ),
    )
    .returning({ id: customRuns.id });
  return raised.length === 1;
}

export async function deleteOldCustomRuns(db: Executor, startedBefore: Date): Promise<void> {
  await db.delete(customRuns).where(lt(customRuns.startedAt, startedBefore));
}
