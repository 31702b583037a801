import { firstSolves } from "@bilimdon/rules/scoring/first-solves";
import { scoreCell } from "@bilimdon/rules/scoring/score-cell";
import type { Ctx } from "../../ctx.ts";
import type { Executor } from "../../db/client.ts";
import { type BoardPlace, readStoredCells, readStoredFirsts } from "./board-cells.queries.ts";
import { lockBoards, readBoardContest } from "./board-contest.queries.ts";
import { type CellPlace, readCellSubmissions, readDecisiveSubmissions } from "./board-submissions.queries.ts";
import { scoringClock } from "./board-told.ts";
import { type BoardState, keepBoardChanges } from "./keep-board-changes.ts";

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
  // Asked for together: everybody's next verdict waits for this lock.
  const [contest, submissions, decisive, stored] = await Promise.all([
    readBoardContest(tx, contestId),
    readCellSubmissions(tx, at),
    readDecisiveSubmissions(tx, contestId, problemId),
    Promise.all(locked.map(({ audience }) => readStored(tx, { ...at, audience }))),
  ]);
  if (contest === null) return;

  const clock = scoringClock(contest.phase, ctx.clock.now());
  const changes = locked.map((board, index) => {
    const { audience } = board;
    const cell = scoreCell({ clock, audience, submissions });
    const after = {
      cells: [{ participantId, problemId, cell }],
      firsts: firstSolves({ clock, audience, submissions: decisive }),
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
