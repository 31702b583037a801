import { isDeepStrictEqual } from "node:util";
import type { PermittedPlaces } from "@bilimdon/rules/access/permit";
import { usualAwards } from "@bilimdon/rules/scoreboard/award-plan";
import type { BoardAudience, BoardSnapshot } from "@bilimdon/rules/scoreboard/board";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Database, Executor } from "../../db/client.ts";
import { readRoster } from "../../db/roster.queries.ts";
import { contestProblems, contests } from "../../db/schema/contests.ts";
import { problemVersions } from "../../db/schema/problems.ts";
import { boards } from "../../db/schema/scoreboard.ts";
import { readStoredCells } from "../../db/stored-cells.queries.ts";
import { isKnown } from "../../db/timed-contest.queries.ts";
import { readStoredFirsts } from "./board-cells.queries.ts";
import { readBoardContest } from "./board-contest.queries.ts";
import { boardTold } from "./board-told.ts";

/** The contest's id by its slug, and its board's version; null: no such contest. */
export async function readBoardVersion(
  db: Executor,
  { slug, audience, drafts }: { slug: string; audience: BoardAudience; drafts: PermittedPlaces },
) {
  const [found] = await db
    .select({ contestId: contests.id, version: boards.version })
    .from(contests)
    .leftJoin(boards, and(eq(boards.contestId, contests.id), eq(boards.audience, audience)))
    .where(and(eq(contests.slug, slug), isNull(contests.deletedAt), isKnown(drafts)));
  return found === undefined ? null : { contestId: found.contestId, version: found.version ?? 0 };
}

/** A board as of one instant: all its parts are of the version it carries. */
export function readBoard(
  db: Database,
  at: { readonly contestId: string; readonly audience: BoardAudience; readonly now: number },
): Promise<BoardSnapshot | null> {
  return db.transaction((tx) => readParts(tx, at), {
    isolationLevel: "repeatable read",
    accessMode: "read only",
  });
}

async function readParts(
  tx: Executor,
  { contestId, audience, now }: { contestId: string; audience: BoardAudience; now: number },
): Promise<BoardSnapshot | null> {
  const contest = await readBoardContest(tx, contestId);
  if (contest === null) return null;
  const told = boardTold(contest, audience, now);
  const place = { contestId, audience };
  const problems = await readProblems(tx, contestId);
  return {
    ...place,
    version: await readVersion(tx, place),
    phase: contest.phase,
    ...(contest.format.kind === "icpc" ? {} : { format: contest.format }),
    penaltyMinutes: contest.penaltyMinutes,
    ...(isDeepStrictEqual(contest.awards, usualAwards) ? {} : { awards: contest.awards }),
    problems: problems.filter((problem) => told.problemIds.includes(problem.problemId)),
    ...(await readRoster(tx, place)),
    cells: await readStoredCells(tx, place),
    firsts: await readStoredFirsts(tx, place),
  };
}

async function readVersion(
  tx: Executor,
  at: { contestId: string; audience: BoardAudience },
): Promise<number> {
  const [board] = await tx
    .select({ version: boards.version })
    .from(boards)
    .where(and(eq(boards.contestId, at.contestId), eq(boards.audience, at.audience)));
  return board?.version ?? 0;
}

function readProblems(tx: Executor, contestId: string) {
  return tx
    .select({
      problemId: contestProblems.problemId,
      label: contestProblems.label,
      name: problemVersions.names,
    })
    .from(contestProblems)
    .innerJoin(problemVersions, eq(problemVersions.id, contestProblems.problemVersionId))
    .where(eq(contestProblems.contestId, contestId))
    .orderBy(asc(contestProblems.ordinal));
}
