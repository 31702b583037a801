import type { BalloonState } from "@bilimdon/rules/contest/balloon";
import { and, asc, desc, eq, isNull, ne, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { users } from "../../db/schema/accounts.ts";
import { balloons } from "../../db/schema/balloons.ts";
import { contestProblems, contests, participants } from "../../db/schema/contests.ts";
import { problemVersions } from "../../db/schema/problems.ts";
import { boardCells, boardFirsts } from "../../db/schema/scoreboard.ts";
import { submissions } from "../../db/schema/submissions.ts";

export interface CellPlace {
  readonly contestId: string;
  readonly participantId: string;
  readonly problemId: string;
}

/** Of a cell: the problem is solved, or its points are full. */
const showsSolved = (cell: SQLWrapper) => sql`(${cell}->>'kind' = 'solved'
  or (${cell}->>'kind' = 'scored' and (${cell}->>'isFull')::boolean))`;

/** Of a balloon, or of a cell: one of the boards shows it solved. */
const isSolvedOn = (audience: "public" | "jury", of: "balloons" | "board_cells" = "balloons") => {
  const outer = (column: string) => sql.raw(`"${of}"."${column}"`);
  return sql<boolean>`exists (select 1 from board_cells c
    where c.contest_id = ${outer("contest_id")} and c.audience = ${audience}
      and c.participant_id = ${outer("participant_id")} and c.problem_id = ${outer("problem_id")}
      and ${showsSolved(sql.raw("c.cell"))})`;
};

/** Where a submission's balloon would be; null: the contest gives none. */
export async function readBalloonCell(db: Executor, submissionId: string): Promise<CellPlace | null> {
  const [at] = await db
    .select({
      contestId: submissions.contestId,
      participantId: submissions.participantId,
      problemId: submissions.problemId,
    })
    .from(submissions)
    .innerJoin(contests, eq(contests.id, submissions.contestId))
    .where(and(eq(submissions.id, submissionId), eq(contests.hasBalloons, 1)));
  return at ?? null;
}

/** Contests that give balloons and may still change: not final yet. */
export async function readBalloonContests(db: Executor, limit: number): Promise<string[]> {
  const rows = await db
    .select({ contestId: contests.id })
    .from(contests)
    .where(
      and(
        eq(contests.hasBalloons, 1),
        eq(contests.state, "published"),
        isNull(contests.finalizedAt),
        isNull(contests.deletedAt),
      ),
    )
    .orderBy(desc(contests.startsAt))
    .limit(limit);
  return rows.map(({ contestId }) => contestId);
}

export type Whole = Pick<CellPlace, "contestId"> & Partial<CellPlace>;

/** Cells that the jury's board shows solved and that have no balloon, or one that counted as lost; does the public's? */
export function readEarned(db: Executor, { contestId, participantId, problemId }: Whole) {
  return (
    db
      .select({
        participantId: boardCells.participantId,
        problemId: boardCells.problemId,
        isPublic: isSolvedOn("public", "board_cells"),
      })
      .from(boardCells)
      .innerJoin(contests, eq(contests.id, boardCells.contestId))
      .leftJoin(
        balloons,
        and(
          eq(balloons.participantId, boardCells.participantId),
          eq(balloons.problemId, boardCells.problemId),
        ),
      )
      .where(
        and(
          eq(boardCells.contestId, contestId),
          eq(boardCells.audience, "jury"),
          participantId === undefined ? undefined : eq(boardCells.participantId, participantId),
          problemId === undefined ? undefined : eq(boardCells.problemId, problemId),
          eq(contests.hasBalloons, 1),
          showsSolved(boardCells.cell),
          or(isNull(balloons.id), eq(balloons.isEarned, 0)),
        ),
      )
      // In one order for everybody, so that two who write at once do not wait for each other in a ring.
      .orderBy(asc(boardCells.participantId), asc(boardCells.problemId))
  );
}

/** Makes balloons, or counts those that are there as earned again. */
export async function writeEarned(
  tx: Executor,
  rows: readonly (typeof balloons.$inferInsert)[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insert(balloons)
    .values([...rows])
    .onConflictDoUpdate({
      target: [balloons.participantId, balloons.problemId],
      set: { isEarned: 1, movedAt: sql`excluded.moved_at` },
      setWhere: eq(balloons.isEarned, 0),
    });
}

/**
 * Balloons whose problem the jury's board does not show solved any more count as lost. Whoever withdrew keeps theirs.
 *
 * @returns of each whether a runner knew of it; one that still waited in the frozen time may be one that nobody did
 */
export function writeLost(
  tx: Executor,
  { contestId, participantId, problemId }: Whole,
  movedAt: Date,
): Promise<{ readonly isPublic: boolean }[]> {
  const isHere = sql`exists (select 1 from participants p
    where p.id = "balloons"."participant_id" and p.withdrawn_at is null)`;
  const now = sql`${movedAt.toISOString()}::timestamptz`;
  const isFrozen = sql`exists (select 1 from contests k where k.id = "balloons"."contest_id"
    and k.freezes_at <= ${now} and (k.thawed_at is null or k.thawed_at > ${now}))`;
  return tx
    .update(balloons)
    .set({ isEarned: 0, movedAt })
    .where(
      and(
        eq(balloons.contestId, contestId),
        participantId === undefined ? undefined : eq(balloons.participantId, participantId),
        problemId === undefined ? undefined : eq(balloons.problemId, problemId),
        eq(balloons.isEarned, 1),
        isHere,
        sql`not ${isSolvedOn("jury")}`,
      ),
    )
    .returning({ isPublic: sql<boolean>`(${balloons.state} <> 'waiting' or not ${isFrozen})` });
}

function selectViews(db: Executor, where: SQL | undefined) {
  return db
    .select({
      balloonId: balloons.id,
      contestId: balloons.contestId,
      state: balloons.state,
      isEarned: sql<boolean>`${balloons.isEarned} = 1`,
      problemLabel: contestProblems.label,
      problemName: problemVersions.names,
      rgb: contestProblems.rgb,
      participantName: participants.name,
      organisation: participants.organisation,
      place: participants.label,
      isFirst: sql<boolean>`${boardFirsts.participantId} is not distinct from ${balloons.participantId}`,
      isPublic: isSolvedOn("public"),
      takenById: balloons.takenBy,
      takenBy: users.displayName,
      madeAt: balloons.madeAt,
      movedAt: balloons.movedAt,
    })
    .from(balloons)
    .innerJoin(participants, eq(participants.id, balloons.participantId))
    .innerJoin(
      contestProblems,
      and(
        eq(contestProblems.contestId, balloons.contestId),
        eq(contestProblems.problemId, balloons.problemId),
      ),
    )
    .innerJoin(problemVersions, eq(problemVersions.id, contestProblems.problemVersionId))
    .leftJoin(users, eq(users.id, balloons.takenBy))
    .leftJoin(
      boardFirsts,
      and(
        eq(boardFirsts.contestId, balloons.contestId),
        eq(boardFirsts.audience, "jury"),
        eq(boardFirsts.problemId, balloons.problemId),
      ),
    )
    .where(where);
}
export type BalloonRow = Awaited<ReturnType<typeof selectViews>>[number];

/** Balloons there is something to do about, oldest first. */
export function readOpen(db: Executor, contestId: string, limit: number): Promise<BalloonRow[]> {
  const isOpen = or(
    and(eq(balloons.isEarned, 1), ne(balloons.state, "delivered")),
    and(eq(balloons.isEarned, 0), ne(balloons.state, "waiting")),
  );
  return selectViews(db, and(eq(balloons.contestId, contestId), isOpen))
    .orderBy(asc(balloons.madeAt), asc(balloons.id))
    .limit(limit);
}

/** The last delivered, latest first. */
export function readDone(db: Executor, contestId: string, limit: number): Promise<BalloonRow[]> {
  const isDone = and(eq(balloons.isEarned, 1), eq(balloons.state, "delivered"));
  return selectViews(db, and(eq(balloons.contestId, contestId), isDone))
    .orderBy(desc(balloons.movedAt), desc(balloons.id))
    .limit(limit);
}

export async function readView(db: Executor, balloonId: string): Promise<BalloonRow | null> {
  const [row] = await selectViews(db, eq(balloons.id, balloonId));
  return row ?? null;
}

/** Held until the transaction ends; null: there is none. */
export async function lockBalloon(tx: Executor, balloonId: string) {
  const [found] = await tx.select().from(balloons).where(eq(balloons.id, balloonId)).for("update");
  return found ?? null;
}

export async function writeMove(
  tx: Executor,
  balloonId: string,
  set: { readonly state: BalloonState; readonly takenBy: string | null; readonly movedAt: Date },
): Promise<void> {
  await tx.update(balloons).set(set).where(eq(balloons.id, balloonId));
}

/** A contest as far as its balloons go; null: there is none. */
export async function findBalloonContest(db: Executor, slug: string) {
  const [found] = await db
    .select({ contestId: contests.id, hasBalloons: sql<boolean>`${contests.hasBalloons} = 1` })
    .from(contests)
    .where(and(eq(contests.slug, slug), isNull(contests.deletedAt)));
  return found ?? null;
}
