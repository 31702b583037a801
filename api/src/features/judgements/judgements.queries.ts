import type { JudgementOutcome, JudgementVerdict } from "@bilimdon/contracts/live/judge-to-api";
import { and, asc, eq, gt, isNull, lt, not, or, sql } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { extentColumns } from "../../db/judging-extent.queries.ts";
import { readUsersOfParticipant } from "../../db/participants-of-user.queries.ts";
import { contests, participants } from "../../db/schema/contests.ts";
import { problems, problemVersions } from "../../db/schema/problems.ts";
import { rejudgeItems } from "../../db/schema/rejudges.ts";
import { heldVerdicts, judgements, judgingErrors, submissions } from "../../db/schema/submissions.ts";
import { readSubmissionSummary } from "../../db/submission-summary.queries.ts";
import { isPaused } from "./pauses.queries.ts";

/** A judgement with where it belongs, locked until the transaction ends; null: no such judgement. */
export async function lockJudgement(tx: Executor, judgementId: string) {
  const [found] = await tx
    .select({
      judgementId: judgements.id,
      attempt: judgements.attempt,
      state: judgements.state,
      isCurrent: judgements.isCurrent,
      platformFaults: judgements.platformFaults,
      submissionId: judgements.submissionId,
      contestId: submissions.contestId,
      participantId: submissions.participantId,
      problemId: submissions.problemId,
      languageId: submissions.languageId,
      confirmsLate: sql<boolean>`${contests.confirmsLate} = 1`,
    })
    .from(judgements)
    .innerJoin(submissions, eq(submissions.id, judgements.submissionId))
    .innerJoin(contests, eq(contests.id, submissions.contestId))
    .where(eq(judgements.id, judgementId))
    .for("update", { of: judgements });
  return found ?? null;
}
export type LockedJudgement = NonNullable<Awaited<ReturnType<typeof lockJudgement>>>;

/** Was a judging error of this very attempt kept? */
export async function hasJudgingError(tx: Executor, judgementId: string, attempt: number): Promise<boolean> {
  const found = await tx
    .select({ attempt: judgingErrors.attempt })
    .from(judgingErrors)
    .where(and(eq(judgingErrors.judgementId, judgementId), eq(judgingErrors.attempt, attempt)));
  return found.length > 0;
}

export interface Kept {
  readonly judgementId: string;
  readonly outcome: JudgementOutcome;
  readonly flight: JudgementVerdict["flight"] | null;
  readonly judgeHostId: string | null;
  readonly finishedAt: Date;
}

export type Judged = Extract<JudgementOutcome, { kind: "judged" }>;

/** Closes a judgement with a verdict. */
export async function keepJudged(
  tx: Executor,
  { judgementId, ...rest }: Kept & { readonly outcome: Judged },
  failedTest: number | null,
): Promise<void> {
  const { verdict, score, maxScore, maxCpuMs, maxMemoryBytes, testsTotal } = rest.outcome;
  await tx
    .update(judgements)
    .set({
      ...rest,
      state: "judged",
      verdict,
      score,
      maxScore,
      failedTest,
      testsTotal,
      maxCpuMs,
      maxMemoryBytes: maxMemoryBytes === null ? null : Math.round(maxMemoryBytes),
    })
    .where(eq(judgements.id, judgementId));
}

/** Closes a judgement without a verdict: a judging error, for its owner. */
export async function keepFailure(
  tx: Executor,
  { judgementId, ...rest }: Kept,
  fault: { owner: "setter" | "platform"; platformFaults: number },
): Promise<void> {
  await tx
    .update(judgements)
    .set({ ...rest, state: "failed", faultOwner: fault.owner, platformFaults: fault.platformFaults })
    .where(eq(judgements.id, judgementId));
}

/** Hands a queued judgement out anew; the new attempt number fences the old one out. */
export async function raiseAttempt(
  tx: Executor,
  at: { judgementId: string; attempt: number; queuedAt: Date; platformFaults?: number },
): Promise<boolean> {
  const { judgementId, attempt, ...rest } = at;
  const raised = await tx
    .update(judgements)
    .set({ ...rest, attempt: attempt + 1 })
    .where(
      and(eq(judgements.id, judgementId), eq(judgements.attempt, attempt), eq(judgements.state, "queued")),
    )
    .returning({ judgementId: judgements.id });
  return raised.length === 1;
}

/** Writes a judging error down; the same again is nothing. */
export async function writeJudgingError(
  tx: Executor,
  error: typeof judgingErrors.$inferInsert,
): Promise<void> {
  await tx.insert(judgingErrors).values(error).onConflictDoNothing();
}

/** Everything a job for a queued judgement says; null when it is not queued (any more) or its judging is paused. */
export async function readJobParts(db: Executor, judgementId: string) {
  const [found] = await db
    .select({
      judgementId: judgements.id,
      attempt: judgements.attempt,
      submissionId: submissions.id,
      problemId: submissions.problemId,
      contestId: submissions.contestId,
      platformFaults: judgements.platformFaults,
      origin: judgements.origin,
      languageId: submissions.languageId,
      fileName: submissions.fileName,
      source: submissions.source,
      packageHash: problemVersions.packageHash,
      timeLimitMs: problemVersions.timeLimitMs,
      ...extentColumns,
      // A line of the board that nobody signs in as: its code is a recording, and no person waits for it.
      isRecorded: sql<boolean>`${participants.userId} is null and ${participants.kind} = 'individual'`,
      isHeld: sql<boolean>`exists (select 1 from ${heldVerdicts} h
        where h.judgement_id = ${judgements.id} and h.finding is null)`,
    })
    .from(judgements)
    .innerJoin(submissions, eq(submissions.id, judgements.submissionId))
    .innerJoin(participants, eq(participants.id, submissions.participantId))
    .innerJoin(
      problemVersions,
      eq(problemVersions.id, sql`coalesce(${judgements.problemVersionId}, ${submissions.problemVersionId})`),
    )
    .innerJoin(problems, eq(problems.id, problemVersions.problemId))
    .where(and(eq(judgements.id, judgementId), eq(judgements.state, "queued"), not(isPaused)));
  return found ?? null;
}

export type JobParts = NonNullable<Awaited<ReturnType<typeof readJobParts>>>;

/** The judgement that counts for a submission, while it is queued. */
export async function readQueuedJudgementId(db: Executor, submissionId: string): Promise<string | null> {
  const [found] = await db
    .select({ judgementId: judgements.id })
    .from(judgements)
    .where(
      and(
        eq(judgements.submissionId, submissionId),
        eq(judgements.isCurrent, 1),
        eq(judgements.state, "queued"),
      ),
    );
  return found?.judgementId ?? null;
}

export interface QueuedJudgement {
  readonly judgementId: string;
  readonly attempt: number;
  readonly queuedAt: Date;
}

/** A page of queued judgements, none of them paused, handed out before a moment, oldest first, beginning after the last of the page before. */
export function readQueued(
  db: Executor,
  page: { before: Date; after: QueuedJudgement | null; limit: number },
): Promise<QueuedJudgement[]> {
  const { after } = page;
  const isAfter =
    after === null
      ? undefined
      : or(
          gt(judgements.queuedAt, after.queuedAt),
          and(eq(judgements.queuedAt, after.queuedAt), gt(judgements.id, after.judgementId)),
        );
  return db
    .select({ judgementId: judgements.id, attempt: judgements.attempt, queuedAt: judgements.queuedAt })
    .from(judgements)
    .innerJoin(submissions, eq(submissions.id, judgements.submissionId))
    .where(and(eq(judgements.state, "queued"), lt(judgements.queuedAt, page.before), isAfter, not(isPaused)))
    .orderBy(asc(judgements.queuedAt), asc(judgements.id))
    .limit(page.limit);
}

/** Whose screens a judgement's progress belongs on; null: there is no such judgement. */
export async function readProgressOwners(
  db: Executor,
  { judgementId, now }: { readonly judgementId: string; readonly now: number },
) {
  const [found] = await db
    .select({ submissionId: submissions.id, participantId: submissions.participantId })
    .from(judgements)
    .innerJoin(submissions, eq(submissions.id, judgements.submissionId))
    .where(eq(judgements.id, judgementId));
  if (found === undefined) return null;
  const { submissionId, participantId } = found;
  const summary = await readSubmissionSummary(db, submissionId, { viewer: "owner", now });
  const userIds = await readUsersOfParticipant(db, participantId);
  return { submissionId, userIds, showsTests: summary?.shown?.tests !== false };
}

/** Queues a judgement that was given up, under a new attempt and with no faults counted. */
export async function reopenFailed(tx: Executor, judgementId: string, queuedAt: Date): Promise<boolean> {
  const reopened = await tx
    .update(judgements)
    .set({
      state: "queued",
      attempt: sql`${judgements.attempt} + 1`,
      platformFaults: 0,
      faultOwner: null,
      outcome: null,
      flight: null,
      finishedAt: null,
      judgeHostId: null,
      queuedAt,
    })
    .where(
      and(
        eq(judgements.id, judgementId),
        eq(judgements.state, "failed"),
        or(eq(judgements.isCurrent, 1), isInOpenSet),
      ),
    )
    .returning({ judgementId: judgements.id });
  return reopened.length === 1;
}

/** Judged beside what counts, in a set that is neither applied nor dropped. */
const isInOpenSet = sql`exists (select 1 from ${rejudgeItems}
  where ${rejudgeItems.shadowJudgementId} = ${judgements.id} and ${rejudgeItems.isOpen} = 1)`;

/** The contest a judgement was made for; null: there is no such judgement. */
export async function findContestOf(db: Executor, judgementId: string): Promise<string | null> {
  const [found] = await db
    .select({ contestId: submissions.contestId })
    .from(judgements)
    .innerJoin(submissions, eq(submissions.id, judgements.submissionId))
    .where(eq(judgements.id, judgementId));
  return found?.contestId ?? null;
}

/** The first page to have it counts. */
export async function writeShown(db: Executor, submissionId: string, shownAt: Date): Promise<void> {
  await db
    .update(judgements)
    .set({ shownAt })
    .where(
      and(
        eq(judgements.submissionId, submissionId),
        eq(judgements.isCurrent, 1),
        eq(judgements.state, "judged"),
        isNull(judgements.shownAt),
      ),
    );
}
