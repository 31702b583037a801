import type { BoardAudience } from "@bilimdon/rules/scoreboard/board";
import { and, asc, desc, eq, gt, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { contestProblems, contests } from "../../db/schema/contests.ts";
import { type BoardTold, boards } from "../../db/schema/scoreboard.ts";
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
  return selectBoardContests(tx, isOpen, at.limit);
}

async function selectBoardContests(
  tx: Executor,
  where: SQL | undefined,
  limit: number,
): Promise<BoardContest[]> {
  const rows = await tx
    .select({
      contestId: contests.id,
      startsAt: contests.startsAt,
      endsAt: contests.endsAt,
      freezesAt: contests.freezesAt,
      thawedAt: contests.thawedAt,
      finalizedAt: contests.finalizedAt,
      penaltyMinutes: contests.penaltyMinutes,
      problemIds: sql<string[]>`array(
        select ${contestProblems.problemId} from ${contestProblems}
        where ${contestProblems.contestId} = ${contests.id} order by ${contestProblems.ordinal})`,
    })
    .from(contests)
    .where(and(isNull(contests.deletedAt), where))
    .orderBy(desc(contests.startsAt))
    .limit(limit);
  return rows.map((row) => ({
    contestId: row.contestId,
    phase: {
      startsAt: row.startsAt.getTime(),
      endsAt: row.endsAt.getTime(),
      freezesAt: row.freezesAt?.getTime() ?? null,
      thawedAt: row.thawedAt?.getTime() ?? null,
      finalizedAt: row.finalizedAt?.getTime() ?? null,
    },
    penaltyMinutes: row.penaltyMinutes,
    problemIds: row.problemIds,
  }));
}

/** What every board of these contests has told, by contest and audience. */
export async function readTold(tx: Executor, contestIds: readonly string[]) {
  if (contestIds.length === 0) return [];
  return tx
    .select({ contestId: boards.contestId, audience: boards.audience, told: boards.told })
    .from(boards)
    .where(inArray(boards.contestId, [...contestIds]));
}
