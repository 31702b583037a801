import type { RequestCtx } from "../../../ctx.ts";
import { addAudit } from "../../../db/add-audit.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { openVersion } from "./open-version.ts";
import { readVersion } from "./read-version.ts";
import { tellVersion } from "./tell-version.ts";
import { insertPublication, withdrawPublished } from "./versions.queries.ts";

const shortestReason = 3;

/**
 * Gives a version to nobody new. Contests that have it keep it: what they judge with must not change under them.
 *
 * @throws package.reason_missing, package.not_published
 */
export async function withdrawVersion(
  ctx: RequestCtx,
  input: { readonly problemVersionId: string; readonly reason: string },
) {
  const { problemId, problemVersionId, slug, number } = await openVersion(
    ctx,
    "problem.change",
    input.problemVersionId,
  );
  const { reason } = input;
  if (reason.length < shortestReason)
    throw refuse("package.reason_missing", `Say why version ${number} of ${slug} is withdrawn.`);
  await inTransaction(ctx.db, async (tx) => {
    if (!(await withdrawPublished(tx, problemVersionId)))
      throw refuse("package.not_published", `Version ${number} of ${slug} is not published.`);
    const at = new Date(ctx.clock.now());
    const actorId = ctx.person?.userId ?? "";
    await insertPublication(tx, { problemId, problemVersionId, act: "withdrawn", reason, actorId, at });
    await addAudit(tx, ctx, {
      act: "problem.withdraw",
      thing: { kind: "problem", id: problemId },
      before: { publishedNumber: number },
      after: { publishedNumber: null, problemVersionId, reason },
    });
  });
  await tellVersion(ctx, problemVersionId);
  return readVersion(ctx, input);
}
