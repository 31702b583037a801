import type { RequestCtx } from "../../../ctx.ts";
import { addAudit } from "../../../db/add-audit.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { openVersion } from "../versions/open-version.ts";
import { readVersion } from "../versions/read-version.ts";
import { tellVersion } from "../versions/tell-version.ts";
import { markStopped } from "./verification.queries.ts";

/**
 * Ends a verification before its time. A worker that is at it hears so at its next word of progress and takes no
 * further submission; what it still reports is not kept. One that is over already stays as it is.
 */
export async function stopVerification(ctx: RequestCtx, input: { readonly problemVersionId: string }) {
  const { problemVersionId } = await openVersion(ctx, "problem.change", input.problemVersionId);
  const isStopped = await inTransaction(ctx.db, async (tx) => {
    if (!(await markStopped(tx, problemVersionId))) return false;
    const thing = { kind: "problem-version", id: problemVersionId };
    await addAudit(tx, ctx, { act: "problem.stop-verification", thing });
    return true;
  });
  if (isStopped) await tellVersion(ctx, problemVersionId);
  return readVersion(ctx, input);
}
