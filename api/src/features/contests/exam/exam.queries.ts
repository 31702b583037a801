import { and, asc, eq, isNotNull, isNull, lte, sql } from "drizzle-orm";
import type { Database, Executor } from "../../../db/client.ts";
import { competesAs } from "../../../db/participants-of-user.queries.ts";
import { prepareOnce } from "../../../db/prepare-once.ts";
import { sessions, users } from "../../../db/schema/accounts.ts";
import { contestProblems, contests, participants } from "../../../db/schema/contests.ts";
import { customRuns } from "../../../db/schema/custom-runs.ts";
import { examSessions, participantMembers } from "../../../db/schema/participants.ts";
import { submissions } from "../../../db/schema/submissions.ts";
import { timeColumns } from "../../../db/timed-contest.queries.ts";
import type { ExamPart } from "../../../http/exam-part.ts";

// Asked at every request of everybody who is signed in; contests_live_exam_idx keeps it to the exams that are on.
const findSeats = prepareOnce((db) =>
  db
    .select({
      contestId: contests.id,
      slug: contests.slug,
      ...timeColumns,
      participantId: participants.id,
      startedAt: participants.startedAt,
      extraMs: participants.extraMs,
      ranges: contests.examRanges,
      boundSessionId: examSessions.sessionId,
      hasCome: sql<boolean>`${examSessions.userId} is not null`,
    })
    .from(contests)
    .innerJoin(
      participants,
      and(
        eq(participants.contestId, contests.id),
        isNull(participants.withdrawnAt),
        eq(participants.part, "contestant"),
        competesAs(sql.placeholder("userId")),
      ),
    )
    .leftJoin(
      examSessions,
      and(
        eq(examSessions.contestId, contests.id),
        sql`${examSessions.userId} = ${sql.placeholder("userId")}`,
      ),
    )
    .where(
      and(
        // As the index says it: a planner that sees a parameter cannot know that the index fits.
        sql`${contests.isExam} = 1`,
        isNull(contests.finalizedAt),
        isNull(contests.deletedAt),
        eq(contests.state, "published"),
        lte(contests.startsAt, sql.placeholder("now")),
      ),
    )
    .orderBy(asc(contests.startsAt), asc(contests.id))
    .prepare("find_exam_seats"),
);

/** The exams that have begun and in which this person competes. */
export function readSeats(db: Database, of: { readonly userId: string; readonly now: number }) {
  return findSeats(db).execute({ userId: of.userId, now: new Date(of.now).toISOString() });
}
export type SeatRow = Awaited<ReturnType<typeof readSeats>>[number];

/** The first session becomes the one. @returns the one that it is now */
export async function bindSession(
  db: Database,
  row: typeof examSessions.$inferInsert & { readonly sessionId: string },
): Promise<{ readonly sessionId: string; readonly isNew: boolean }> {
  const { sessionId, address, userAgent, boundAt } = row;
  const made = await db
    .insert(examSessions)
    .values(row)
    .onConflictDoUpdate({
      target: [examSessions.contestId, examSessions.userId],
      set: { sessionId, address, userAgent, boundAt },
      setWhere: isNull(examSessions.sessionId),
    })
    .returning({ userId: examSessions.userId });
  if (made.length > 0) return { sessionId, isNew: true };
  const [known] = await db
    .select({ sessionId: examSessions.sessionId })
    .from(examSessions)
    .where(and(eq(examSessions.contestId, row.contestId), eq(examSessions.userId, row.userId)));
  return { sessionId: known?.sessionId ?? "", isNew: false };
}

export function readSessions(db: Executor, userId: string) {
  return db
    .select({ id: sessions.id, userAgent: sessions.userAgent })
    .from(sessions)
    .where(eq(sessions.userId, userId));
}

/** Every session of those who have come into an exam, or of those among them who compete as one line. */
export async function readSessionsInExam(
  db: Executor,
  { contestId, participantId }: { readonly contestId: string; readonly participantId?: string },
): Promise<string[]> {
  const isOfLine = sql`exists (select 1 from ${participants} where ${participants.id} = ${participantId ?? ""}
    and ${competesAs(sql`${examSessions.userId}`)})`;
  const found = await db
    .select({ id: sessions.id })
    .from(examSessions)
    .innerJoin(sessions, eq(sessions.userId, examSessions.userId))
    .where(and(eq(examSessions.contestId, contestId), participantId === undefined ? undefined : isOfLine));
  return found.map(({ id }) => id);
}

/** The contest in which a submission, a trial run or a line lies; null: in none. */
export async function readContestOf(db: Executor, part: ExamPart): Promise<string | null> {
  switch (part.kind) {
    case "contest":
      return part.id;
    case "submission":
      return firstOf(
        await db
          .select({ contestId: submissions.contestId })
          .from(submissions)
          .where(eq(submissions.id, part.id)),
      );
    case "custom-run":
      return firstOf(
        await db
          .select({ contestId: customRuns.contestId })
          .from(customRuns)
          .where(eq(customRuns.id, part.id)),
      );
    case "participant":
      return firstOf(
        await db
          .select({ contestId: participants.contestId })
          .from(participants)
          .where(eq(participants.id, part.id)),
      );
    default:
      return null;
  }
}

const firstOf = (rows: readonly { readonly contestId: string }[]) => rows[0]?.contestId ?? null;

/** Is this package one of the contest's? */
export async function isVersionIn(
  db: Executor,
  at: { readonly contestId: string; readonly problemVersionId: string },
): Promise<boolean> {
  const found = await db
    .select({ id: contestProblems.problemId })
    .from(contestProblems)
    .where(
      and(
        eq(contestProblems.contestId, at.contestId),
        eq(contestProblems.problemVersionId, at.problemVersionId),
      ),
    );
  return found.length > 0;
}

/** Who sits in an exam by which session, the latest first. */
export function readExamSessions(db: Executor, contestId: string) {
  return db
    .select({
      userId: examSessions.userId,
      login: users.login,
      name: users.displayName,
      line: sql<string | null>`coalesce(${participants.name}, (select p.name from ${participantMembers} m
        join participants p on p.id = m.participant_id
        where m.contest_id = ${examSessions.contestId} and m.user_id = ${examSessions.userId}
          and m.part = 'contestant' limit 1))`,
      address: examSessions.address,
      userAgent: examSessions.userAgent,
      boundAt: examSessions.boundAt,
      isThere: sql<boolean>`exists (select 1 from ${sessions} s where s.id = ${examSessions.sessionId})`,
    })
    .from(examSessions)
    .innerJoin(users, eq(users.id, examSessions.userId))
    .leftJoin(
      participants,
      and(eq(participants.contestId, examSessions.contestId), eq(participants.userId, examSessions.userId)),
    )
    .where(and(eq(examSessions.contestId, contestId), isNotNull(examSessions.sessionId)))
    .orderBy(sql`${examSessions.boundAt} desc`, asc(examSessions.userId));
}

/** The row stays: they have come in. @returns the session that was let go of; null: there was none */
export async function unbindSession(
  tx: Executor,
  at: { readonly contestId: string; readonly userId: string },
): Promise<{ readonly sessionId: string; readonly boundAt: Date } | null> {
  const own = and(eq(examSessions.contestId, at.contestId), eq(examSessions.userId, at.userId));
  const [bound] = await tx
    .select({ sessionId: examSessions.sessionId, boundAt: examSessions.boundAt })
    .from(examSessions)
    .where(own)
    .for("update");
  if (bound === undefined || bound.sessionId === null) return null;
  await tx.update(examSessions).set({ sessionId: null }).where(own);
  return { sessionId: bound.sessionId, boundAt: bound.boundAt };
}
