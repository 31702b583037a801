import { and, count, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "../../src/db/client.ts";
import { boardCells } from "../../src/db/schema/scoreboard.ts";
import { judgements, submissions } from "../../src/db/schema/submissions.ts";

/** Everything a submission became: one row for each of its judgements. */
export function listEnded(db: Database) {
  return db
    .select({
      submissionId: submissions.id,
      sendKey: submissions.sendKey,
      state: judgements.state,
      verdict: judgements.verdict,
      attempt: judgements.attempt,
    })
    .from(submissions)
    .leftJoin(judgements, eq(judgements.submissionId, submissions.id));
}

/** Jobs that ought to be in the queue, by their ids there. */
export async function listQueuedJobIds(db: Database): Promise<string[]> {
  const rows = await db
    .select({ id: judgements.id, attempt: judgements.attempt })
    .from(judgements)
    .where(eq(judgements.state, "queued"));
  return rows.map(({ id, attempt }) => `${id}.${attempt}`);
}

/** The present job ids of those of these judgements that still have no end. */
export async function listStillQueued(db: Database, judgementIds: readonly string[]): Promise<string[]> {
  if (judgementIds.length === 0) return [];
  const rows = await db
    .select({ id: judgements.id, attempt: judgements.attempt })
    .from(judgements)
    .where(and(inArray(judgements.id, [...judgementIds]), eq(judgements.state, "queued")));
  return rows.map(({ id, attempt }) => `${id}.${attempt}`);
}

export async function countQueued(db: Database): Promise<number> {
  const [found] = await db.select({ count: count() }).from(judgements).where(eq(judgements.state, "queued"));
  return found?.count ?? 0;
}

/** Who has a solved cell on the jury's board. */
export async function listSolvers(db: Database): Promise<string[]> {
  const rows = await db
    .select({ participantId: boardCells.participantId })
    .from(boardCells)
    .where(and(eq(boardCells.audience, "jury"), sql`${boardCells.cell}->>'kind' = 'solved'`));
  return rows.map(({ participantId }) => participantId);
}
