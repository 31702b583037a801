import type { RequestCtx } from "../../../ctx.ts";
import { addAudit } from "../../../db/add-audit.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { openVersion } from "../versions/open-version.ts";
import { readVersion } from "../versions/read-version.ts";
import { tellVersion } from "../versions/tell-version.ts";
import { queueVerification } from "./queue-verification.ts";
import { restartVerification } from "./verification.queries.ts";

/** Runs a version's jury submissions once more: after a host was mended, or a language came. */
export async function verifyAgain(ctx: RequestCtx, input: { readonly problemVersionId: string }) {
  const { problemVersionId } = await openVersion(ctx, "problem.change", input.problemVersionId);
  await inTransaction(ctx.db, async (tx) => {
    await restartVerification(tx, problemVersionId);
    const thing = { kind: "problem-version", id: problemVersionId };
    await addAudit(tx, ctx, { act: "problem.verify", thing });
  });
  await queueVerification(ctx, problemVersionId);
  await tellVersion(ctx, problemVersionId);
  return readVersion(ctx, input);
}
