import type { VerdictCode } from "@bilimdon/rules/verdict/verdict";
import { asc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Executor } from "../../db/client.ts";
import { inByteOrder } from "../../db/in-byte-order.ts";
import { rejudgeItems, rejudges } from "../../db/schema/rejudges.ts";
import { judgements, submissions } from "../../db/schema/submissions.ts";

export async function readRejudgeState(db: Executor, rejudgeId: string) {
  const [found] = await db
    .select({ contestId: rejudges.contestId, state: rejudges.state })
    .from(rejudges)
    .where(eq(rejudges.id, rejudgeId));
  return found ?? null;
}

const base = alias(judgements, "base");
const shadow = alias(judgements, "shadow");

/** What a set found beside what counted when it was made, by time of sending. */
export async function readRejudgedRuns(db: Executor, rejudgeId: string) {
  const rows = await db
    .select({
      submissionId: rejudgeItems.submissionId,
      participantId: submissions.participantId,
      problemId: submissions.problemId,
      isBaseCurrent: base.isCurrent,
      isApplied: rejudgeItems.isApplied,
      before: { state: base.state, verdict: base.verdict, score: base.score },
      after: { state: shadow.state, verdict: shadow.verdict, score: shadow.score },
    })
    .from(rejudgeItems)
    .innerJoin(submissions, eq(submissions.id, rejudgeItems.submissionId))
    .innerJoin(base, eq(base.id, rejudgeItems.baseJudgementId))
    .innerJoin(shadow, eq(shadow.id, rejudgeItems.shadowJudgementId))
    .where(eq(rejudgeItems.rejudgeId, rejudgeId))
    .orderBy(asc(submissions.submittedAt), inByteOrder(submissions.id));
  return rows.map(({ before, after, ...rest }) => ({
    ...rest,
    isJudgedAgain: after.state === "judged",
    isWaiting: after.state === "queued",
    before: findingOf(before),
    after: findingOf(after),
  }));
}
export type RejudgedRun = Awaited<ReturnType<typeof readRejudgedRuns>>[number];

export interface Finding {
  readonly verdict: VerdictCode | null;
  readonly score: number | null;
}

function findingOf(row: { state: string; verdict: VerdictCode | null; score: number | null }): Finding {
  return row.state === "judged" ? { verdict: row.verdict, score: row.score } : { verdict: null, score: null };
}
