import { movePrint, type PrintAct } from "@bilimdon/rules/contest/print-job";
import type { RequestCtx } from "../../ctx.ts";
import { addAudit } from "../../db/add-audit.ts";
import { inTransaction } from "../../db/transaction.ts";
import { refuse } from "../../errors.ts";
import { placedIn, requirePermit } from "../../http/require-permit.ts";
import { findJob, lockJob, writeState } from "./printing.queries.ts";
import { tellPrinting } from "./tell-printing.ts";

/**
 * Lets a print go again, notes that it was printed by hand or handed over, or takes the last back.
 *
 * @throws print.moved_on, thing.not_found
 */
export async function changePrint(
  ctx: RequestCtx,
  { printJobId, act }: { readonly printJobId: string; readonly act: PrintAct },
): Promise<{ readonly printJobId: string }> {
  const found = await findJob(ctx.db, printJobId);
  requirePermit(ctx, "print.serve", placedIn({ contest: found?.contestId }));
  if (found === null) throw refuse("thing.not_found", "There is no such print.");
  await inTransaction(ctx.db, async (tx) => {
    const before = await lockJob(tx, printJobId);
    const state = before === null ? null : movePrint(before.state, act);
    if (before === null || state === null)
      throw refuse("print.moved_on", "The print has moved on meanwhile; look at the queue again.", {
        state: before?.state ?? null,
      });
    await writeState(tx, printJobId, { state, cause: null, movedAt: new Date(ctx.clock.now()) });
    await addAudit(tx, ctx, {
      act: `print.${act}`,
      thing: { kind: "print-job", id: printJobId },
      before: { state: before.state },
      after: { state },
    });
  });
  tellPrinting(ctx, found);
  return { printJobId };
}
