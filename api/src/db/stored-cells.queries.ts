import type { CellAt } from "@bilimdon/rules/scoreboard/board";
import { and, eq } from "drizzle-orm";
import type { Executor } from "./client.ts";
import { inByteOrder } from "./in-byte-order.ts";
import type { BoardPlace } from "./roster.queries.ts";
import { boardCells } from "./schema/scoreboard.ts";

/** Stored cells of one board by person and problem, as browsers keep them; one cell when `only` is given. */
export function readStoredCells(
  tx: Executor,
  at: BoardPlace,
  only?: { readonly participantId: string; readonly problemId: string },
): Promise<CellAt[]> {
  const narrowed =
    only && and(eq(boardCells.participantId, only.participantId), eq(boardCells.problemId, only.problemId));
  return tx
    .select({
      participantId: boardCells.participantId,
      problemId: boardCells.problemId,
      cell: boardCells.cell,
    })
    .from(boardCells)
    .where(and(eq(boardCells.contestId, at.contestId), eq(boardCells.audience, at.audience), narrowed))
    .orderBy(inByteOrder(boardCells.participantId), inByteOrder(boardCells.problemId));
}
