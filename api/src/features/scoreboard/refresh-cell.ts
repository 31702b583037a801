import { firstSolves } from "@bilimdon/rules/scoring/first-solves";
import { scoreCell } from "@bilimdon/rules/scoring/score-cell";
import type { Ctx } from "../../ctx.ts";
import type { Executor } from "../../db/client.ts";
import { readStoredCells, readStoredFirsts } from "./board-cells.queries.ts";
import { lockBoards, readBoardContest } from "./board-contest.queries.ts";
import { type CellPlace, readCellSubmissions, readDecisiveSubmissions } from "./board-submissions.queries.ts";
import { scoringClock } from "./board-told.ts";
import { keepBoardChanges } from "./keep-board-changes.ts";

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
  const submissions = await readCellSubmissions(tx, at);
  const decisive = await readDecisiveSubmissions(tx, contest, problemId);

  const clock = scoringClock(contest.phase, ctx.clock.now());
  for (const board of locked) {
    const { audience } = board;
    const cell = scoreCell({ clock, audience, submissions });
    const place = { contestId, audience };
    await keepBoardChanges(tx, {
      contestId,
      board,
      before: {
        cells: await readStoredCells(tx, place, at),
        firsts: await readStoredFirsts(tx, place, problemId),
      },
      after: {
        cells: [{ participantId, problemId, cell }],
        firsts: firstSolves({ clock, audience, submissions: decisive }),
      },
    });
  }
}
