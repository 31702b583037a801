import { rooms } from "@bilimdon/contracts/live/rooms";
import type { RequestCtx } from "../../../ctx.ts";
import { addAudit } from "../../../db/add-audit.ts";
import { findTimedContest } from "../../../db/timed-contest.queries.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { placedIn, requirePermit } from "../../../http/require-permit.ts";
import { unbindSession } from "./exam.queries.ts";

/**
 * Lets go of the device a contestant sits in an exam by: the next to come is the one. Whatever the old one still hears
 * ends at once; should it come back first, it is the one again.
 *
 * @throws thing.not_found where there is no such contest, or no device to let go of
 */
export async function releaseExamSession(
  ctx: RequestCtx,
  { slug, userId }: { readonly slug: string; readonly userId: string },
): Promise<{ readonly userId: string }> {
  const contest = await findTimedContest(ctx.db, { slug, drafts: "all" });
  requirePermit(ctx, "contest.watch-exam", placedIn({ contest: contest?.contestId }));
  if (contest === null) throw refuse("thing.not_found", `There is no contest "${slug}".`);
  const { contestId } = contest;
  const released = await inTransaction(ctx.db, async (tx) => {
    const gone = await unbindSession(tx, { contestId, userId });
    if (gone === null) throw refuse("thing.not_found", "This person sits in the exam by no device.");
    await addAudit(tx, ctx, {
      act: "contest.release-device",
      thing: { kind: "contest", id: contestId },
      before: { userId, boundAt: gone.boundAt.getTime() },
    });
    return gone;
  });
  ctx.live.close(rooms.session(released.sessionId));
  return { userId };
}
