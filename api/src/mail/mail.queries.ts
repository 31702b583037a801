import { and, asc, desc, eq, inArray, isNull, lte, ne, sql } from "drizzle-orm";
import type { Executor } from "../db/client.ts";
import { outgoingMail } from "../db/schema/outgoing-mail.ts";

export type WaitingLetter = typeof outgoingMail.$inferSelect;

/**
 * Takes letters that are due, for so long that no other process takes them meanwhile; a process that dies with one
 * leaves it to be taken again.
 */
export function takeDueLetters(
  db: Executor,
  due: { readonly now: Date; readonly takenUntil: Date; readonly limit: number },
): Promise<WaitingLetter[]> {
  const waiting = db
    .select({ id: outgoingMail.id })
    .from(outgoingMail)
    .where(
      and(isNull(outgoingMail.sentAt), isNull(outgoingMail.failedAt), lte(outgoingMail.nextTryAt, due.now)),
    )
    .orderBy(asc(outgoingMail.nextTryAt))
    .limit(due.limit)
    .for("update", { skipLocked: true });
  return db
    .update(outgoingMail)
    .set({ nextTryAt: due.takenUntil, tries: sql`${outgoingMail.tries} + 1` })
    .where(inArray(outgoingMail.id, waiting))
    .returning();
}

/** What the letter said goes with it, unless an inbox for development shows it. */
export async function markLetterSent(
  db: Executor,
  letter: { readonly id: number; readonly now: Date; readonly isKept: boolean },
): Promise<void> {
  const wiped = letter.isKept ? {} : { fields: {} };
  await db
    .update(outgoingMail)
    .set({ sentAt: letter.now, lastFault: null, ...wiped })
    .where(eq(outgoingMail.id, letter.id));
}

export async function markLetterFailed(
  db: Executor,
  letter: {
    readonly id: number;
    readonly fault: string;
    readonly nextTryAt: Date;
    readonly failedAt: Date | null;
  },
): Promise<void> {
  const { id, fault, nextTryAt, failedAt } = letter;
  const wiped = failedAt === null ? {} : { fields: {} };
  await db
    .update(outgoingMail)
    .set({ lastFault: fault, nextTryAt, failedAt, ...wiped })
    .where(eq(outgoingMail.id, id));
}

/** The newest letters that went to somebody, for the inbox of development. */
export function listLetters(db: Executor, limit: number): Promise<WaitingLetter[]> {
  return db
    .select()
    .from(outgoingMail)
    .where(ne(outgoingMail.toAddress, ""))
    .orderBy(desc(outgoingMail.id))
    .limit(limit);
}
