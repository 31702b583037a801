import { and, count, eq, sql } from "drizzle-orm";
import type { Database } from "../../src/db/client.ts";
import { contests } from "../../src/db/schema/contests.ts";
import { boardCells } from "../../src/db/schema/scoreboard.ts";
import { judgements, submissions } from "../../src/db/schema/submissions.ts";

/** Judgements with an end, of all contests of the test's database. */
export async function countJudged(db: Database): Promise<number> {
  const found = await db
    .select({ count: count() })
    .from(judgements)
    .where(sql`${judgements.state} <> 'queued'`);
  return found[0]?.count ?? 0;
}

export function listEndings(db: Database) {
  return db
    .select({ submissionId: judgements.submissionId, state: judgements.state, verdict: judgements.verdict })
    .from(judgements);
}

/** Solved cells of the board that is not frozen. */
export function listSolvedCells(db: Database, contestId: string) {
  return db
    .select({ participantId: boardCells.participantId })
    .from(boardCells)
    .where(
      and(
        eq(boardCells.contestId, contestId),
        eq(boardCells.audience, "jury"),
        sql`${boardCells.cell}->>'kind' = 'solved'`,
      ),
    );
}

/** Lets so many minutes of a contest pass at once: its plan, and what was sent, move that far into the past. */
export async function passMinutes(
  db: Database,
  { contestId, minutes }: { readonly contestId: string; readonly minutes: number },
): Promise<void> {
  const span = sql`make_interval(mins => ${minutes})`;
  await db.transaction(async (tx) => {
    await tx
      .update(contests)
      .set({
        startsAt: sql`${contests.startsAt} - ${span}`,
        endsAt: sql`${contests.endsAt} - ${span}`,
        freezesAt: sql`${contests.freezesAt} - ${span}`,
      })
      .where(eq(contests.id, contestId));
    await tx
      .update(submissions)
      .set({ submittedAt: sql`${submissions.submittedAt} - ${span}` })
      .where(eq(submissions.contestId, contestId));
  });
}
