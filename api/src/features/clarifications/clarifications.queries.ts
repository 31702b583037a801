import { and, asc, count, eq, gt, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { competesAs } from "../../db/participants-of-user.queries.ts";
import { users } from "../../db/schema/accounts.ts";
import {
  cannedAnswers,
  clarificationCounters,
  clarificationReads,
  clarifications,
} from "../../db/schema/clarifications.ts";
import { contestProblems, contests, participants } from "../../db/schema/contests.ts";

/** Whose eyes a list is for. */
export type Reader =
  | { readonly kind: "jury" }
  | { readonly kind: "participant"; readonly participantId: string }
  | { readonly kind: "public" };

export async function findAskedContest(db: Executor, slug: string) {
  const [contest] = await db
    .select({
      contestId: contests.id,
      state: contests.state,
      startsAt: contests.startsAt,
      endsAt: contests.endsAt,
      freezesAt: contests.freezesAt,
      finalizedAt: contests.finalizedAt,
    })
    .from(contests)
    .where(and(eq(contests.slug, slug), isNull(contests.deletedAt)))
    .limit(1);
  return contest ?? null;
}

export type AskedContest = NonNullable<Awaited<ReturnType<typeof findAskedContest>>>;

export async function findAsker(db: Executor, contestId: string, userId: string): Promise<string | null> {
  const [found] = await db
    .select({ participantId: participants.id })
    .from(participants)
    .where(and(eq(participants.contestId, contestId), isNull(participants.withdrawnAt), competesAs(userId)))
    .limit(1);
  return found?.participantId ?? null;
}

export async function findAskedProblem(
  db: Executor,
  contestId: string,
  label: string,
): Promise<string | null> {
  const [found] = await db
    .select({ problemId: contestProblems.problemId })
    .from(contestProblems)
    .where(and(eq(contestProblems.contestId, contestId), eq(contestProblems.label, label)))
    .limit(1);
  return found?.problemId ?? null;
}

export async function findQuestion(db: Executor, clarificationId: string) {
  const [found] = await db
    .select({
      contestId: clarifications.contestId,
      problemId: clarifications.problemId,
      participantId: clarifications.participantId,
      text: clarifications.text,
    })
    .from(clarifications)
    .where(and(eq(clarifications.id, clarificationId), eq(clarifications.kind, "question")))
    .limit(1);
  return found ?? null;
}

/** Sent under this key before; null: not. */
export async function findSent(db: Executor, authorId: string, sendKey: string): Promise<string | null> {
  const [found] = await db
    .select({ clarificationId: clarifications.id })
    .from(clarifications)
    .where(and(eq(clarifications.authorId, authorId), eq(clarifications.sendKey, sendKey)))
    .limit(1);
  return found?.clarificationId ?? null;
}

/** The next number of a contest; others who write there wait until this transaction ends. */
export async function takeSeq(tx: Executor, contestId: string): Promise<number> {
  const [taken] = await tx
    .insert(clarificationCounters)
    .values({ contestId, lastSeq: 1 })
    .onConflictDoUpdate({
      target: clarificationCounters.contestId,
      set: { lastSeq: sql`${clarificationCounters.lastSeq} + 1` },
    })
    .returning({ seq: clarificationCounters.lastSeq });
  if (taken === undefined) throw new Error(`contest ${contestId} gave no number`);
  return taken.seq;
}

export async function insertClarification(
  tx: Executor,
  row: typeof clarifications.$inferInsert,
): Promise<void> {
  await tx.insert(clarifications).values(row);
}

export async function countQuestions(db: Executor, participantId: string, since: Date): Promise<number> {
  const [row] = await db
    .select({ questions: count() })
    .from(clarifications)
    .where(
      and(
        eq(clarifications.participantId, participantId),
        eq(clarifications.kind, "question"),
        gt(clarifications.sentAt, since),
      ),
    );
  return row?.questions ?? 0;
}

/** In the order of numbers, beginning after one. */
export function readClarifications(
  db: Executor,
  page: { contestId: string; reader: Reader; afterSeq: number; limit: number },
) {
  return selectClarifications(db)
    .where(
      and(
        eq(clarifications.contestId, page.contestId),
        gt(clarifications.seq, page.afterSeq),
        isFor(page.reader),
      ),
    )
    .orderBy(asc(clarifications.seq))
    .limit(page.limit);
}

export async function readClarification(db: Executor, clarificationId: string) {
  const [found] = await selectClarifications(db).where(eq(clarifications.id, clarificationId));
  return found ?? null;
}
export type ClarificationRow = NonNullable<Awaited<ReturnType<typeof readClarification>>>;

function selectClarifications(db: Executor) {
  return db
    .select({
      clarificationId: clarifications.id,
      contestId: clarifications.contestId,
      seq: clarifications.seq,
      kind: clarifications.kind,
      questionId: clarifications.questionId,
      problemLabel: contestProblems.label,
      participantId: clarifications.participantId,
      participantName: participants.name,
      text: clarifications.text,
      quoted: clarifications.quoted,
      author: users.displayName,
      sentAt: clarifications.sentAt,
    })
    .from(clarifications)
    .innerJoin(users, eq(users.id, clarifications.authorId))
    .leftJoin(participants, eq(participants.id, clarifications.participantId))
    .leftJoin(
      contestProblems,
      and(
        eq(contestProblems.contestId, clarifications.contestId),
        eq(contestProblems.problemId, clarifications.problemId),
      ),
    );
}

function isFor(reader: Reader): SQL | undefined {
  if (reader.kind === "jury") return undefined;
  const isForAll = and(isNull(clarifications.participantId), ne(clarifications.kind, "question"));
  if (reader.kind === "public") return isForAll;
  return or(isForAll, eq(clarifications.participantId, reader.participantId));
}

/** Reading never goes back: of two pages the one that is further counts. */
export async function writeRead(
  db: Executor,
  row: { contestId: string; userId: string; seq: number },
): Promise<void> {
  await db
    .insert(clarificationReads)
    .values(row)
    .onConflictDoUpdate({
      target: [clarificationReads.contestId, clarificationReads.userId],
      set: { seq: sql`greatest(${clarificationReads.seq}, excluded.seq)` },
    });
}

export async function readReadSeq(db: Executor, contestId: string, userId: string): Promise<number> {
  const [row] = await db
    .select({ seq: clarificationReads.seq })
    .from(clarificationReads)
    .where(and(eq(clarificationReads.contestId, contestId), eq(clarificationReads.userId, userId)));
  return row?.seq ?? 0;
}

export function readCanned(db: Executor, contestId: string) {
  return db
    .select({ cannedAnswerId: cannedAnswers.id, text: cannedAnswers.text })
    .from(cannedAnswers)
    .where(eq(cannedAnswers.contestId, contestId))
    .orderBy(asc(cannedAnswers.createdAt), asc(cannedAnswers.id));
}

export async function insertCanned(db: Executor, row: typeof cannedAnswers.$inferInsert): Promise<void> {
  await db.insert(cannedAnswers).values(row);
}

/** The contest that keeps a canned answer; null: none does. */
export async function findCannedContest(db: Executor, cannedAnswerId: string): Promise<string | null> {
  const [found] = await db
    .select({ contestId: cannedAnswers.contestId })
    .from(cannedAnswers)
    .where(eq(cannedAnswers.id, cannedAnswerId));
  return found?.contestId ?? null;
}

/** @returns its text; null: it is gone already */
export async function deleteCanned(tx: Executor, cannedAnswerId: string): Promise<string | null> {
  const [gone] = await tx
    .delete(cannedAnswers)
    .where(eq(cannedAnswers.id, cannedAnswerId))
    .returning({ text: cannedAnswers.text });
  return gone?.text ?? null;
}
