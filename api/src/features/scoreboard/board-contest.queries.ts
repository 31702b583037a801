import { boardPhaseOf, planOfTimes } from "@bilimdon/rules/contest/plan-of-times";
import type { BoardAudience } from "@bilimdon/rules/scoreboard/board";
import { and, asc, desc, eq, gt, inArray, isNull, notInArray, or, type SQL, sql } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { contests } from "../../db/schema/contests.ts";
import { type BoardTold, boards } from "../../db/schema/scoreboard.ts";
import { mostExtraMs, timeColumns, timesOf } from "../../db/timed-contest.queries.ts";
import type { BoardContest } from "./board-told.ts";

export interface LockedBoard {
  readonly audience: BoardAudience;
  readonly version: number;
  readonly told: BoardTold | null;
}

/** Both boards of a contest, locked until the transaction ends and always in the same order; made when absent. */
export async function lockBoards(tx: Executor, contestId: string): Promise<readonly LockedBoard[]> {
  const found = await selectLocked(tx, contestId);
  if (found.length === 2) return found;
  const both = [
    { contestId, audience: "jury" as const },
    { contestId, audience: "public" as const },
  ];
  await tx.insert(boards).values(both).onConflictDoNothing();
  return selectLocked(tx, contestId);
}

function selectLocked(tx: Executor, contestId: string) {
  return tx
    .select({ audience: boards.audience, version: boards.version, told: boards.told })
    .from(boards)
    .where(eq(boards.contestId, contestId))
    .orderBy(asc(boards.audience))
    .for("update");
}

/** The contest, or null when there is none (any more). */
export async function readBoardContest(tx: Executor, contestId: string): Promise<BoardContest | null> {
  const [contest] = await selectBoardContests(tx, eq(contests.id, contestId), 1);
  return contest ?? null;
}

/** Contests whose clock may still change a board, latest first. */
export function readWatchedContests(
  tx: Executor,
  at: { from: Date; limit: number },
): Promise<BoardContest[]> {
  const isOpen = or(
    isNull(contests.finalizedAt),
    gt(contests.finalizedAt, at.from),
    isNull(contests.thawedAt),
    gt(contests.thawedAt, at.from),
  );
  return selectBoardContests(tx, and(isOpen, notInArray(contests.state, ["draft", "template"])), at.limit);
}

async function selectBoardContests(
  tx: Executor,
  where: SQL | undefined,
  limit: number,
): Promise<BoardContest[]> {
  const rows = await tx
    .select({
      contestId: contests.id,
      format: contests.format,
      ...timeColumns,
      mostExtraMs,
      penaltyMinutes: contests.penaltyMinutes,
      awards: contests.awards,
      rosterVersion: contests.rosterVersion,
      problems: sql<BoardContest["problems"]>`coalesce((
        select json_agg(json_build_object('problemId', p.problem_id, 'points', p.points) order by p.ordinal)
        from contest_problems p where p.contest_id = "contests"."id"), '[]')`,
    })
    .from(contests)
    .where(and(isNull(contests.deletedAt), where))
    .orderBy(desc(contests.startsAt))
    .limit(limit);
  return rows.map((row) => {
    const { contestId, format, penaltyMinutes, awards, rosterVersion, problems } = row;
    const times = timesOf(row);
    return {
      contestId,
      format,
      plan: planOfTimes(times),
      mostExtraMs: row.mostExtraMs,
      phase: boardPhaseOf(times),
      penaltyMinutes,
      awards,
      rosterVersion,
      problems,
    };
  });
}

/** What every board of these contests has told, by contest and audience. */
export async function readTold(tx: Executor, contestIds: readonly string[]) {
  if (contestIds.length === 0) return [];
  return tx
    .select({ contestId: boards.contestId, audience: boards.audience, told: boards.told })
    .from(boards)
    .where(inArray(boards.contestId, [...contestIds]));
}
