import type { Ctx } from "../../ctx.ts";
import type { Executor } from "../../db/client.ts";
import type { BoardPlace } from "../../db/roster.queries.ts";
import { readStoredCells } from "../../db/stored-cells.queries.ts";
import { readStoredFirsts } from "./board-cells.queries.ts";
import { lockBoards, readBoardContest } from "./board-contest.queries.ts";
import { type CellPlace, readCellSubmissions, readDecisiveSubmissions } from "./board-submissions.queries.ts";
import { type BoardState, keepBoardChanges } from "./keep-board-changes.ts";
import { countsSubtasks, firstsForAudience, lastEndOf, scoreForAudience } from "./score-for-audience.ts";
import { readScoredLines } from "./scored-lines.queries.ts";
import { readScoredProblems } from "./scored-problems.queries.ts";

/**
 * Recomputes one cell of both boards from all submissions of that participant on that problem, in the caller's
 * transaction. Idempotent: computed anew, never incremented.
 *
 * The boards are locked before the submissions are read, so of two verdicts for one cell the second sees the first.
 */
export async function refreshCell(
  ctx: Pick<Ctx, "clock">,
  { tx, ...at }: CellPlace & { readonly tx: Executor },
): Promise<void> {
  const { contestId, participantId, problemId } = at;
  const locked = await lockBoards(tx, contestId);
  const contest = await readBoardContest(tx, contestId);
  if (contest === null) return;
  const race = { from: new Date(contest.phase.startsAt), before: new Date(lastEndOf(contest)) };
  // Asked for together: everybody's next verdict waits for this lock.
  const [[line], problems, submissions, decisive, stored] = await Promise.all([
    readScoredLines(tx, { contestId, participantId }),
    readScoredProblems(tx, { contestId, problemId }),
    readCellSubmissions(tx, { ...at, withGroups: countsSubtasks(contest.format) }),
    readDecisiveSubmissions(tx, { contestId, problemId, ...race }),
    Promise.all(locked.map(({ audience }) => readStored(tx, { ...at, audience }))),
  ]);

  const now = ctx.clock.now();
  const problem = problems.get(problemId);
  const changes = locked.map((board, index) => {
    const scoring = { contest, audience: board.audience, now };
    const cell = scoreForAudience(scoring, { line, problem, submissions });
    const after = {
      cells: [{ participantId, problemId, cell }],
      firsts: firstsForAudience(scoring, decisive),
    };
    return { contestId, board, before: stored[index] ?? { cells: [], firsts: [] }, after };
  });
  await Promise.all(changes.map((change) => keepBoardChanges(tx, change)));
}

async function readStored(tx: Executor, at: CellPlace & BoardPlace): Promise<BoardState> {
  const [cells, firsts] = await Promise.all([
    readStoredCells(tx, at, at),
    readStoredFirsts(tx, at, at.problemId),
  ]);
  return { cells, firsts };
}
