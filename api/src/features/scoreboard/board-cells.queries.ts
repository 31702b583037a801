import type { CellAt, FirstSolve } from "@bilimdon/rules/scoreboard/board";
import { and, eq, sql } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { inByteOrder } from "../../db/in-byte-order.ts";
import type { BoardPlace } from "../../db/roster.queries.ts";
import { type BoardTold, boardCells, boardFirsts, boards } from "../../db/schema/scoreboard.ts";

/** Stored firsts of one board by problem; of one problem when it is given. */
export function readStoredFirsts(tx: Executor, at: BoardPlace, problemId?: string): Promise<FirstSolve[]> {
  return tx
    .select({ problemId: boardFirsts.problemId, participantId: boardFirsts.participantId })
    .from(boardFirsts)
    .where(
      and(
        eq(boardFirsts.contestId, at.contestId),
        eq(boardFirsts.audience, at.audience),
        problemId === undefined ? undefined : eq(boardFirsts.problemId, problemId),
      ),
    )
    .orderBy(inByteOrder(boardFirsts.problemId));
}

const rowsAtOnce = 1_000;

/** Writes cells as they now are; an untouched one leaves the table. */
export async function writeCells(
  tx: Executor,
  at: BoardPlace,
  version: number,
  cells: readonly CellAt[],
): Promise<void> {
  const touched = cells.filter((c) => c.cell.kind !== "untouched");
  for (let from = 0; from < touched.length; from += rowsAtOnce) {
    const rows = touched.slice(from, from + rowsAtOnce).map((c) => ({ ...at, ...c, version }));
    await tx
      .insert(boardCells)
      .values(rows)
      .onConflictDoUpdate({
        target: [boardCells.contestId, boardCells.audience, boardCells.participantId, boardCells.problemId],
        set: { cell: sql`excluded.cell`, version: sql`excluded.version` },
      });
  }
  for (const gone of cells.filter((c) => c.cell.kind === "untouched"))
    await tx
      .delete(boardCells)
      .where(
        and(
          eq(boardCells.contestId, at.contestId),
          eq(boardCells.audience, at.audience),
          eq(boardCells.participantId, gone.participantId),
          eq(boardCells.problemId, gone.problemId),
        ),
      );
}

/** Writes who solved first. */
export async function writeFirsts(
  tx: Executor,
  at: BoardPlace,
  firsts: readonly FirstSolve[],
): Promise<void> {
  if (firsts.length === 0) return;
  await tx
    .insert(boardFirsts)
    .values(firsts.map((first) => ({ ...at, ...first })))
    .onConflictDoUpdate({
      target: [boardFirsts.contestId, boardFirsts.audience, boardFirsts.problemId],
      set: { participantId: sql`excluded.participant_id` },
    });
}

/** Takes a locked board to its new version. */
export async function writeBoard(
  tx: Executor,
  at: BoardPlace,
  next: { version: number; told?: BoardTold },
): Promise<void> {
  await tx
    .update(boards)
    .set(next)
    .where(and(eq(boards.contestId, at.contestId), eq(boards.audience, at.audience)));
}
