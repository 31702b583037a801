import type { StoredTimes } from "@bilimdon/rules/contest/plan-of-times";
import { and, count, eq, gte, inArray, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { Executor } from "../../../db/client.ts";
import { clarifications } from "../../../db/schema/clarifications.ts";
import { contests, participants, type StoredInterval } from "../../../db/schema/contests.ts";
import { judgements, submissions } from "../../../db/schema/submissions.ts";
import { mostExtraMs, timeColumns } from "../../../db/timed-contest.queries.ts";

/** A contest's times with the reasons of what was removed; locked until the transaction ends when asked. */
export async function findClock(
  db: Executor,
  { contestId, isLocked = false }: { readonly contestId: string; readonly isLocked?: boolean },
) {
  const asked = db
    .select({
      contestId: contests.id,
      state: contests.state,
      ...timeColumns,
      removed: contests.removedIntervals,
      mostExtraMs,
    })
    .from(contests)
    .where(and(eq(contests.id, contestId), isNull(contests.deletedAt)));
  const [row] = isLocked ? await asked.for("update") : await asked;
  return row ?? null;
}
export type ClockRow = NonNullable<Awaited<ReturnType<typeof findClock>>>;

export async function writeTimes(
  tx: Executor,
  contestId: string,
  { removed, ...times }: Omit<StoredTimes, "removed"> & { readonly removed: readonly StoredInterval[] },
): Promise<void> {
  const date = (at: number | null) => (at === null ? null : new Date(at));
  await tx
    .update(contests)
    .set({
      startsAt: new Date(times.startsAt),
      endsAt: new Date(times.endsAt),
      freezesAt: date(times.freezesAt),
      countdownPausedMs: times.countdownPausedMs,
      ownLengthMs: times.ownLengthMs,
      thawedAt: date(times.thawedAt),
      finalizedAt: date(times.finalizedAt),
      removedIntervals: removed,
    })
    .where(eq(contests.id, contestId));
}

/** Submissions that count in the contest and have no verdict: not judged yet, and those whose judging broke down. */
export async function countOpen(
  db: Executor,
  { contestId, from, before }: { readonly contestId: string; readonly from: Date; readonly before: Date },
): Promise<{ unjudged: number; judgingErrors: number }> {
  const within = and(
    eq(submissions.contestId, contestId),
    gte(submissions.submittedAt, from),
    lt(submissions.submittedAt, before),
  );
  const countIn = async (state: SQL) => {
    const [row] = await db
      .select({ open: count() })
      .from(submissions)
      .innerJoin(judgements, and(eq(judgements.submissionId, submissions.id), eq(judgements.isCurrent, 1)))
      .innerJoin(
        participants,
        and(eq(participants.id, submissions.participantId), eq(participants.part, "contestant")),
      )
      .where(and(within, state));
    return row?.open ?? 0;
  };
  return {
    unjudged: await countIn(inArray(judgements.state, ["queued"])),
    judgingErrors: await countIn(eq(judgements.state, "failed")),
  };
}

/** Questions of contestants that nobody has answered. */
export async function countUnanswered(db: Executor, contestId: string): Promise<number> {
  const [row] = await db
    .select({ open: count() })
    .from(clarifications)
    .where(
      and(
        eq(clarifications.contestId, contestId),
        eq(clarifications.kind, "question"),
        sql`not exists (select 1 from clarifications a where a.question_id = "clarifications"."id")`,
      ),
    );
  return row?.open ?? 0;
}

/** Begins a line's own time; who has begun keeps the moment. @returns when it began */
export async function writeBegun(db: Executor, participantId: string, at: Date): Promise<void> {
  await db
    .update(participants)
    .set({ startedAt: at })
    .where(and(eq(participants.id, participantId), isNull(participants.startedAt)));
}
