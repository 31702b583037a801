import { boardPhaseOf } from "@bilimdon/rules/contest/plan-of-times";
import type { BoardSnapshot } from "@bilimdon/rules/scoreboard/board";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Executor } from "../../../db/client.ts";
import { readRoster } from "../../../db/roster.queries.ts";
import { contestProblems, contests } from "../../../db/schema/contests.ts";
import { readStoredCells } from "../../../db/stored-cells.queries.ts";
import { timeColumns, timesOf } from "../../../db/timed-contest.queries.ts";

/** The public's board of a contest as far as places go (no names of problems, no first solves); null: there is none. */
export async function readFinalBoard(
  tx: Executor,
  contestId: string,
): Promise<{ readonly slug: string; readonly board: BoardSnapshot } | null> {
  const [contest] = await tx
    .select({
      slug: contests.slug,
      format: contests.format,
      penaltyMinutes: contests.penaltyMinutes,
      ...timeColumns,
    })
    .from(contests)
    .where(and(eq(contests.id, contestId), isNull(contests.deletedAt)));
  if (contest === undefined) return null;
  const place = { contestId, audience: "public" } as const;
  const board = {
    ...place,
    version: 0,
    phase: boardPhaseOf(timesOf(contest)),
    format: contest.format,
    penaltyMinutes: contest.penaltyMinutes,
    problems: await readLabels(tx, contestId),
    ...(await readRoster(tx, place)),
    cells: await readStoredCells(tx, place),
    firsts: [],
  };
  return { slug: contest.slug, board };
}

async function readLabels(tx: Executor, contestId: string): Promise<BoardSnapshot["problems"]> {
  const rows = await tx
    .select({ problemId: contestProblems.problemId, label: contestProblems.label })
    .from(contestProblems)
    .where(eq(contestProblems.contestId, contestId))
    .orderBy(asc(contestProblems.ordinal));
  return rows.map((row) => ({ ...row, name: {} }));
}
