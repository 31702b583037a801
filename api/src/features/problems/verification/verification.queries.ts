import type {
  VerificationDetail,
  VerificationLine,
  VerificationSummary,
} from "@bilimdon/contracts/judging-words";
import type { VerificationProgress } from "@bilimdon/contracts/live/judge-to-api";
import { and, asc, eq, lt, lte, sql } from "drizzle-orm";
import type { Executor } from "../../../db/client.ts";
import { problems, problemVersions } from "../../../db/schema/problems.ts";

export interface KeptReport {
  readonly problemVersionId: string;
  readonly state: typeof problemVersions.$inferSelect.state;
  readonly timeLimitMs: number | null;
  readonly lines: VerificationLine[];
  readonly summary: VerificationSummary;
  readonly detail: VerificationDetail | null;
  readonly total: number;
}

export async function keepReport(tx: Executor, report: KeptReport): Promise<void> {
  const { problemVersionId, state, timeLimitMs, lines, summary, detail, total } = report;
  await tx
    .update(problemVersions)
    .set({
      state,
      timeLimitMs,
      reportLines: lines,
      reportSummary: summary,
      reportDetail: detail,
      verificationDone: total,
      verificationTotal: total,
    })
    .where(eq(problemVersions.id, problemVersionId));
}

/** @returns false when it is of another attempt, out of order or no longer of interest */
export async function keepProgress(
  db: Executor,
  progress: VerificationProgress & { readonly at: Date },
): Promise<boolean> {
  const { problemVersionId, attempt, done, total, at } = progress;
  const kept = await db
    .update(problemVersions)
    .set({
      verificationDone: done,
      verificationTotal: total,
      verificationStartedAt: sql`coalesce(${problemVersions.verificationStartedAt}, ${at.toISOString()}::timestamptz)`,
    })
    .where(
      and(
        eq(problemVersions.id, problemVersionId),
        eq(problemVersions.verificationAttempt, attempt),
        eq(problemVersions.state, "verifying"),
        lte(problemVersions.verificationDone, done),
      ),
    )
    .returning({ id: problemVersions.id });
  return kept.length === 1;
}

/** Versions under verification that were there before a moment, oldest first. */
export function readVerifying(db: Executor, before: Date) {
  return db
    .select({
      problemVersionId: problemVersions.id,
      attempt: problemVersions.verificationAttempt,
      slug: problems.slug,
    })
    .from(problemVersions)
    .innerJoin(problems, eq(problems.id, problemVersions.problemId))
    .where(and(eq(problemVersions.state, "verifying"), lt(problemVersions.createdAt, before)))
    .orderBy(asc(problemVersions.createdAt))
    .limit(1_000);
}

interface VerificationAttempt {
  readonly problemVersionId: string;
  readonly attempt: number;
}

/** Fences the lost attempt out. @returns false when a report or another process came first */
export async function raiseVerificationAttempt(db: Executor, lost: VerificationAttempt): Promise<boolean> {
  const raised = await db
    .update(problemVersions)
    .set({
      verificationAttempt: lost.attempt + 1,
      verificationStartedAt: null,
      verificationDone: 0,
      verificationTotal: 0,
    })
    .where(isVerifying(lost))
    .returning({ id: problemVersions.id });
  return raised.length === 1;
}

function isVerifying({ problemVersionId, attempt }: VerificationAttempt) {
  return and(
    eq(problemVersions.id, problemVersionId),
    eq(problemVersions.verificationAttempt, attempt),
    eq(problemVersions.state, "verifying"),
  );
}

/** Begins anew under the next attempt. */
export async function restartVerification(db: Executor, problemVersionId: string): Promise<void> {
  await db
    .update(problemVersions)
    .set({
      state: "verifying",
      verificationAttempt: sql`${problemVersions.verificationAttempt} + 1`,
      verificationStartedAt: null,
      verificationDone: 0,
      verificationTotal: 0,
      reportLines: [],
      reportSummary: null,
      reportDetail: null,
    })
    .where(eq(problemVersions.id, problemVersionId));
}

/** @returns false when nothing was being verified */
export async function markStopped(db: Executor, problemVersionId: string): Promise<boolean> {
  const stopped = await db
    .update(problemVersions)
    .set({ state: "stopped" })
    .where(and(eq(problemVersions.id, problemVersionId), eq(problemVersions.state, "verifying")))
    .returning({ id: problemVersions.id });
  return stopped.length === 1;
}

/** Closes a verification no worker brings back; the setter sees why. */
export async function giveUpVerification(
  db: Executor,
  lost: VerificationAttempt & { readonly slug: string },
): Promise<void> {
  const fault = `the verification was lost ${lost.attempt} times; it may kill the worker that takes it. The operator's logs tell more`;
  const summary: VerificationSummary = {
    problem: lost.slug,
    summary: true,
    ok: false,
    submissions: 0,
    agreed: 0,
    disagreed: 0,
    skipped: 0,
    tests: 0,
    timeLimitMs: null,
    derivedTimeLimitMs: null,
    statedTimeLimitMs: null,
    faults: [fault],
    warnings: [],
  };
  await db
    .update(problemVersions)
    .set({ state: "disagrees", reportSummary: summary })
    .where(isVerifying(lost));
}
