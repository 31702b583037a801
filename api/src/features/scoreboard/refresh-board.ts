import type { BoardRun } from "@bilimdon/rules/scoring/score-board-cells";
import type { ScoredProblem } from "@bilimdon/rules/scoring/score-points";
import type { Ctx } from "../../ctx.ts";
import type { Executor } from "../../db/client.ts";
import { readStoredCells } from "../../db/stored-cells.queries.ts";
import { inTransaction } from "../../db/transaction.ts";
import { readStoredFirsts } from "./board-cells.queries.ts";
import { lockBoards, readBoardContest } from "./board-contest.queries.ts";
import { readContestSubmissions } from "./board-submissions.queries.ts";
import { type BoardContest, boardTold } from "./board-told.ts";
import { type BoardState, keepBoardChanges } from "./keep-board-changes.ts";
import { countsSubtasks, firstsForAudience, type Scoring, scoreForAudience } from "./score-for-audience.ts";
import { readScoredLines, type ScoredLine } from "./scored-lines.queries.ts";
import { readScoredProblems } from "./scored-problems.queries.ts";

/**
 * Recomputes both boards of a contest whole: when its clock passes a moment that changes what may be seen, and when
 * someone changed its times or problems. Idempotent; says nothing when nothing differs.
 */
export function refreshBoard(ctx: Pick<Ctx, "clock" | "db">, contestId: string): Promise<void> {
  return inTransaction(ctx.db, (tx) => refreshBoardWithin(ctx, { tx, contestId }));
}

/** The same in the caller's transaction. */
export async function refreshBoardWithin(
  ctx: Pick<Ctx, "clock">,
  { tx, contestId }: { readonly tx: Executor; readonly contestId: string },
): Promise<void> {
  const locked = await lockBoards(tx, contestId);
  const contest = await readBoardContest(tx, contestId);
  if (contest === null) return;
  const parts = await readBoardParts(tx, contest);
  const now = ctx.clock.now();
  for (const board of locked) {
    const { audience } = board;
    const place = { contestId, audience };
    await keepBoardChanges(tx, {
      contestId,
      board,
      before: { cells: await readStoredCells(tx, place), firsts: await readStoredFirsts(tx, place) },
      after: scoreBoard({ contest, audience, now }, parts),
      told: boardTold(contest, audience, now),
    });
  }
}

/** All that a whole board is computed from. */
export interface BoardParts {
  readonly submissions: readonly BoardRun[];
  readonly lines: readonly ScoredLine[];
  readonly problems: ReadonlyMap<string, ScoredProblem>;
}

export async function readBoardParts(tx: Executor, contest: BoardContest): Promise<BoardParts> {
  const { contestId, format } = contest;
  return {
    submissions: await readContestSubmissions(tx, { contestId, withGroups: countsSubtasks(format) }),
    lines: await readScoredLines(tx, { contestId }),
    problems: await readScoredProblems(tx, { contestId }),
  };
}

/** What a board shows, from everything that was sent. */
export function scoreBoard(scoring: Scoring, { submissions, lines, problems }: BoardParts): BoardState {
  const lineOf = new Map(lines.map((line) => [line.participantId, line]));
  const byCell = new Map<string, BoardRun[]>();
  for (const run of submissions) {
    const key = `${run.participantId} ${run.problemId}`;
    const runs = byCell.get(key);
    if (runs === undefined) byCell.set(key, [run]);
    else runs.push(run);
  }
  const cells = [...byCell.values()].flatMap((ofCell) => {
    const [any] = ofCell;
    if (any === undefined) return [];
    const { participantId, problemId } = any;
    const at = { line: lineOf.get(participantId), problem: problems.get(problemId), submissions: ofCell };
    return [{ participantId, problemId, cell: scoreForAudience(scoring, at) }];
  });
  const inRace = submissions.filter(({ participantId }) => {
    const line = lineOf.get(participantId);
    return line !== undefined && !line.isHidden && !line.isUnofficial;
  });
  return { cells, firsts: firstsForAudience(scoring, inRace) };
}
