import { and, count, eq, min, sql } from "drizzle-orm";
import type { Executor } from "../db/client.ts";
import { judgeHosts } from "../db/schema/judge-hosts.ts";
import { outbox } from "../db/schema/outbox.ts";
import { judgements, judgingPauses, submissions } from "../db/schema/submissions.ts";

/** Hosts by what they may do and whether they are linked. */
export function countHosts(db: Executor, seenSince: Date) {
  return db
    .select({
      state: judgeHosts.state,
      isConnected: sql<boolean>`${judgeHosts.isConnected} = 1 and ${judgeHosts.lastSeenAt} >= ${seenSince.toISOString()}`,
      count: count(),
    })
    .from(judgeHosts)
    .groupBy(sql`1, 2`);
}

/** News that wait to leave, and the moment of the oldest. */
export async function measureOutbox(db: Executor) {
  const [found] = await db.select({ count: count(), oldest: min(outbox.createdAt) }).from(outbox);
  return { count: found?.count ?? 0, oldest: found?.oldest ?? null };
}

/** Submissions without a verdict, those that were given up, and pauses that are on. */
export async function measureJudging(db: Executor) {
  const [queued] = await db
    .select({ count: count(), oldest: min(judgements.queuedAt) })
    .from(judgements)
    .where(eq(judgements.state, "queued"));
  const [failed] = await db
    .select({ count: count() })
    .from(judgements)
    .where(and(eq(judgements.state, "failed"), eq(judgements.isCurrent, 1)));
  const [paused] = await db.select({ count: count() }).from(judgingPauses);
  return {
    queued: queued?.count ?? 0,
    oldest: queued?.oldest ?? null,
    givenUp: failed?.count ?? 0,
    pauses: paused?.count ?? 0,
  };
}

/** When what happened to a judgement that has ended; null: there is no such one. */
export async function readTimes(db: Executor, judgementId: string) {
  const [found] = await db
    .select({
      state: judgements.state,
      faultOwner: judgements.faultOwner,
      languageId: submissions.languageId,
      receivedAt: submissions.submittedAt,
      queuedAt: judgements.queuedAt,
      keptAt: judgements.finishedAt,
      flight: judgements.flight,
    })
    .from(judgements)
    .innerJoin(submissions, eq(submissions.id, judgements.submissionId))
    .where(eq(judgements.id, judgementId));
  return found ?? null;
}
