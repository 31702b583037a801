import type { Person, RequestCtx } from "../../ctx.ts";
import { addAudit } from "../../db/add-audit.ts";
import { inTransaction } from "../../db/transaction.ts";
import { refuse } from "../../errors.ts";
import { placedIn, requirePermit } from "../../http/require-permit.ts";
import { findContestOf, reopenFailed } from "./judgements.queries.ts";

/**
 * Hands a judgement that was given up out once more, with all its tries before it again.
 *
 * @throws thing.not_found when it is not given up (any more)
 */
export async function judgeGivenUp(
  ctx: RequestCtx & { readonly person: Person },
  { judgementId }: { readonly judgementId: string },
): Promise<{ readonly judgementId: string }> {
  const contestId = await findContestOf(ctx.db, judgementId);
  requirePermit(ctx, "submission.rejudge", placedIn({ contest: contestId ?? undefined }));
  const queuedAt = new Date(ctx.clock.now());
  const isReopened = await inTransaction(ctx.db, async (tx) => {
    if (!(await reopenFailed(tx, judgementId, queuedAt))) return false;
    await addAudit(tx, ctx, { act: "submission.rejudge", thing: { kind: "judgement", id: judgementId } });
    return true;
  });
  if (!isReopened)
    throw refuse("thing.not_found", "This judgement is not given up; it may be judged by now.", {
      judgementId,
    });
  ctx.log.info({ judgementId, by: ctx.person.userId }, "a judgement given up is judged again");
  await ctx.events.tell({ kind: "judgement-queued", judgementId });
  return { judgementId };
}
