import type { BoardAudience, CellAt } from "@bilimdon/rules/scoreboard/board";
import { firstSolves, type ProblemSubmission } from "@bilimdon/rules/scoring/first-solves";
import { type ScoringClock, scoreCell } from "@bilimdon/rules/scoring/score-cell";
import type { Ctx } from "../../ctx.ts";
import { inTransaction } from "../../db/transaction.ts";
import { readStoredCells, readStoredFirsts } from "./board-cells.queries.ts";
import { lockBoards, readBoardContest } from "./board-contest.queries.ts";
import { readContestSubmissions } from "./board-submissions.queries.ts";
import { boardTold, scoringClock } from "./board-told.ts";
import { keepBoardChanges } from "./keep-board-changes.ts";

/**
 * Recomputes both boards of a contest whole: when its clock passes a moment that changes what may be seen, and when
 * someone changed its times or problems. Idempotent; says nothing when nothing differs.
 */
export async function refreshBoard(ctx: Pick<Ctx, "clock" | "db">, contestId: string): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const locked = await lockBoards(tx, contestId);
    const contest = await readBoardContest(tx, contestId);
    if (contest === null) return;
    const submissions = await readContestSubmissions(tx, contestId);

    const now = ctx.clock.now();
    const clock = scoringClock(contest.phase, now);
    for (const board of locked) {
      const { audience } = board;
      const place = { contestId, audience };
      await keepBoardChanges(tx, {
        contestId,
        board,
        before: { cells: await readStoredCells(tx, place), firsts: await readStoredFirsts(tx, place) },
        after: {
          cells: scoreCells(clock, audience, submissions),
          firsts: firstSolves({ clock, audience, submissions }),
        },
        told: boardTold(contest, audience, now),
      });
    }
  });
}

function scoreCells(
  clock: ScoringClock,
  audience: BoardAudience,
  submissions: readonly ProblemSubmission[],
): CellAt[] {
  const byCell = new Map<string, ProblemSubmission[]>();
  for (const s of submissions) {
    const key = `${s.participantId} ${s.problemId}`;
    byCell.set(key, [...(byCell.get(key) ?? []), s]);
  }
  return [...byCell.values()].flatMap((ofCell) => {
    const [any] = ofCell;
    if (any === undefined) return [];
    const cell = scoreCell({ clock, audience, submissions: ofCell });
    return [{ participantId: any.participantId, problemId: any.problemId, cell }];
  });
}
