import type { BoardAudience, CellAt } from "@bilimdon/rules/scoreboard/board";
import { firstSolves, type ProblemSubmission } from "@bilimdon/rules/scoring/first-solves";
import { type ScoringClock, scoreCell } from "@bilimdon/rules/scoring/score-cell";
import type { Ctx } from "../../ctx.ts";
import type { Executor } from "../../db/client.ts";
import { inTransaction } from "../../db/transaction.ts";
import { readStoredCells, readStoredFirsts } from "./board-cells.queries.ts";
import { lockBoards, readBoardContest } from "./board-contest.queries.ts";
import { readContestSubmissions } from "./board-submissions.queries.ts";
import { boardTold, scoringClock } from "./board-told.ts";
import { type BoardState, keepBoardChanges } from "./keep-board-changes.ts";

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
      after: scoreBoard(clock, audience, submissions),
      told: boardTold(contest, audience, now),
    });
  }
}

/** What a board shows, from everything that was sent. */
export function scoreBoard(
  clock: ScoringClock,
  audience: BoardAudience,
  submissions: readonly ProblemSubmission[],
): BoardState {
  return {
    cells: scoreCells(clock, audience, submissions),
    firsts: firstSolves({ clock, audience, submissions }),
  };
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
