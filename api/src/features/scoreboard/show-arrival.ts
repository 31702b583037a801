import type { Ctx } from "../../ctx.ts";
import { inTransaction } from "../../db/transaction.ts";
import { readSubmissionCell, readUnshownCells } from "./board-submissions.queries.ts";
import { refreshCell } from "./refresh-cell.ts";

/** Shows a submission that has just arrived as pending. Idempotent. */
export async function showArrival(ctx: Pick<Ctx, "clock" | "db">, submissionId: string): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const at = await readSubmissionCell(tx, submissionId);
    if (at !== null) await refreshCell(ctx, { tx, ...at });
  });
}

const lookBackMs = 3_600_000;
const graceMs = 3_000;
const cellsAtOnce = 200;

/** The sweep behind showArrival: finds submissions that wait unseen because a process died before it showed them. */
export async function showMissedArrivals(ctx: Pick<Ctx, "clock" | "db">): Promise<number> {
  const now = ctx.clock.now();
  const cells = await readUnshownCells(ctx.db, {
    since: new Date(now - lookBackMs),
    before: new Date(now - graceMs),
    limit: cellsAtOnce,
  });
  for (const at of cells) await inTransaction(ctx.db, (tx) => refreshCell(ctx, { tx, ...at }));
  return cells.length;
}
