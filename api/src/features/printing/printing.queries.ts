import type { PermittedPlaces } from "@bilimdon/rules/access/permit";
import type { PrintState } from "@bilimdon/rules/contest/print-job";
import { and, asc, count, desc, eq, inArray, isNull, lt, ne, type SQL, sql } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { contests, participants } from "../../db/schema/contests.ts";
import { printJobs } from "../../db/schema/print-jobs.ts";
import { isKnown } from "../../db/timed-contest.queries.ts";

/**
 * A contest as far as printing goes; null: there is none, or it is a draft that may not be known of.
 *
 * @param drafts  those drafts and templates that whoever asks may know of
 */
export async function findPrintContest(
  db: Executor,
  { slug, drafts }: { readonly slug: string; readonly drafts: PermittedPlaces },
) {
  const [found] = await db
    .select({ contestId: contests.id, printPages: contests.printPages })
    .from(contests)
    .where(and(eq(contests.slug, slug), isNull(contests.deletedAt), isKnown(drafts)));
  return found ?? null;
}

export type NewJob = typeof printJobs.$inferInsert;

/** @returns false: this sender's mark is there already, and nothing was written */
export async function insertJob(tx: Executor, job: NewJob): Promise<boolean> {
  const made = await tx
    .insert(printJobs)
    .values(job)
    .onConflictDoNothing({
      target: [printJobs.participantId, printJobs.sendKey],
      where: sql`${printJobs.sendKey} is not null`,
    })
    .returning({ id: printJobs.id });
  return made.length === 1;
}

export async function countJobs(db: Executor, participantId: string): Promise<number> {
  const [found] = await db
    .select({ count: count() })
    .from(printJobs)
    .where(eq(printJobs.participantId, participantId));
  return found?.count ?? 0;
}

function selectOwn(db: Executor, where: SQL | undefined) {
  return db
    .select({
      printJobId: printJobs.id,
      fileName: printJobs.fileName,
      pages: printJobs.pages,
      state: printJobs.state,
      sentAt: printJobs.sentAt,
    })
    .from(printJobs)
    .where(where);
}
export type OwnJob = Awaited<ReturnType<typeof selectOwn>>[number];

/** One line's prints, latest first, without their text. */
export function readOwnJobs(db: Executor, participantId: string, limit: number): Promise<OwnJob[]> {
  return selectOwn(db, eq(printJobs.participantId, participantId))
    .orderBy(desc(printJobs.sentAt), desc(printJobs.id))
    .limit(limit);
}

/** What a line sent under a mark of its own; null: nothing yet. */
export async function findSentJob(
  db: Executor,
  participantId: string,
  sendKey: string,
): Promise<OwnJob | null> {
  const [found] = await selectOwn(
    db,
    and(eq(printJobs.participantId, participantId), eq(printJobs.sendKey, sendKey)),
  );
  return found ?? null;
}

function selectViews(db: Executor, where: SQL | undefined) {
  return db
    .select({
      printJobId: printJobs.id,
      participantName: participants.name,
      organisation: participants.organisation,
      place: participants.label,
      fileName: printJobs.fileName,
      pages: printJobs.pages,
      state: printJobs.state,
      tries: printJobs.tries,
      cause: printJobs.cause,
      sentAt: printJobs.sentAt,
      movedAt: printJobs.movedAt,
    })
    .from(printJobs)
    .innerJoin(participants, eq(participants.id, printJobs.participantId))
    .where(where);
}

/** Everything that is not handed over yet, oldest first. */
export function readOpenJobs(db: Executor, contestId: string, limit: number) {
  return selectViews(db, and(eq(printJobs.contestId, contestId), ne(printJobs.state, "handed-over")))
    .orderBy(asc(printJobs.sentAt), asc(printJobs.id))
    .limit(limit);
}

/** The last handed over, latest first. */
export function readDoneJobs(db: Executor, contestId: string, limit: number) {
  return selectViews(db, and(eq(printJobs.contestId, contestId), eq(printJobs.state, "handed-over")))
    .orderBy(desc(printJobs.movedAt), desc(printJobs.id))
    .limit(limit);
}

/** Where a print belongs; null: there is none. */
export async function findJob(db: Executor, printJobId: string) {
  const [found] = await db
    .select({ contestId: printJobs.contestId, sentBy: printJobs.sentBy })
    .from(printJobs)
    .where(eq(printJobs.id, printJobId));
  return found ?? null;
}

/** Held until the transaction ends; null: there is none. */
export async function lockJob(tx: Executor, printJobId: string) {
  const [found] = await tx
    .select({ state: printJobs.state })
    .from(printJobs)
    .where(eq(printJobs.id, printJobId))
    .for("update");
  return found ?? null;
}

export async function writeState(
  tx: Executor,
  printJobId: string,
  set: { readonly state: PrintState; readonly cause: string | null; readonly movedAt: Date },
): Promise<void> {
  await tx.update(printJobs).set(set).where(eq(printJobs.id, printJobId));
}

/** All that stands on the paper; null: there is no such print. */
export async function readPaper(db: Executor, printJobId: string) {
  const [found] = await db
    .select({
      printJobId: printJobs.id,
      contestId: printJobs.contestId,
      sentBy: printJobs.sentBy,
      contestTitle: contests.title,
      team: participants.name,
      organisation: participants.organisation,
      place: participants.label,
      fileName: printJobs.fileName,
      text: printJobs.text,
      sentAt: printJobs.sentAt,
      tries: printJobs.tries,
    })
    .from(printJobs)
    .innerJoin(participants, eq(participants.id, printJobs.participantId))
    .innerJoin(contests, eq(contests.id, printJobs.contestId))
    .where(eq(printJobs.id, printJobId));
  return found ?? null;
}
export type Paper = NonNullable<Awaited<ReturnType<typeof readPaper>>>;

/** Takes the oldest queued print for this process alone; null: nothing waits. */
export async function takeQueued(tx: Executor, movedAt: Date): Promise<string | null> {
  const oldest = tx
    .select({ id: printJobs.id })
    .from(printJobs)
    .where(eq(printJobs.state, "queued"))
    .orderBy(asc(printJobs.sentAt), asc(printJobs.id))
    .limit(1)
    .for("update", { skipLocked: true });
  const [taken] = await tx
    .update(printJobs)
    .set({ state: "printing", tries: sql`${printJobs.tries} + 1`, cause: null, movedAt })
    .where(inArray(printJobs.id, oldest))
    .returning({ id: printJobs.id });
  return taken?.id ?? null;
}

/**
 * The end of a try, as long as it is still that one.
 *
 * @returns false when the print has moved on without it
 */
export async function writeOutcome(
  db: Executor,
  at: { readonly printJobId: string; readonly tries: number },
  set: { readonly state: "printed" | "failed"; readonly cause: string | null; readonly movedAt: Date },
): Promise<boolean> {
  const written = await db
    .update(printJobs)
    .set(set)
    .where(
      and(eq(printJobs.id, at.printJobId), eq(printJobs.tries, at.tries), eq(printJobs.state, "printing")),
    )
    .returning({ id: printJobs.id });
  return written.length === 1;
}

/** What has been at a printer since before a moment: whoever took it is gone. Answers where that was. */
export function failStuck(db: Executor, before: Date, cause: string, movedAt: Date) {
  return db
    .update(printJobs)
    .set({ state: "failed", cause, movedAt })
    .where(and(eq(printJobs.state, "printing"), lt(printJobs.movedAt, before)))
    .returning({ contestId: printJobs.contestId, sentBy: printJobs.sentBy });
}
