import type { ContestClock } from "@bilimdon/contracts/http/contest-clock";
import type { RequestCtx } from "../../../ctx.ts";
import { addAudit } from "../../../db/add-audit.ts";
import { timesOf } from "../../../db/timed-contest.queries.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { requireInContest } from "../../../http/require-in-contest.ts";
import { findClock, writeTimes } from "./clock.queries.ts";
import { readClock, readObstacles } from "./read-clock.ts";

/**
 * Declares a contest's results final. Repeating it changes nothing.
 *
 * @throws contest.not_finalizable while somebody competes or something sent has no verdict, with all of that;
 *   contest.wrong_state for a draft, thing.not_found
 * Source: CCSR, "Finalizing the contest".
 */
export async function finalizeContest(
  ctx: RequestCtx,
  { slug }: { readonly slug: string },
): Promise<ContestClock> {
  const contestId = await requireInContest(ctx, "contest.change", slug);
  await inTransaction(ctx.db, async (tx) => {
    const row = await findClock(tx, { contestId, isLocked: true });
    if (row === null) throw refuse("thing.not_found", `There is no contest "${slug}".`);
    if (row.state !== "published")
      throw refuse("contest.wrong_state", `The contest is ${row.state}; a published one is finalized.`, {
        from: row.state,
      });
    const now = ctx.clock.now();
    const obstacles = await readObstacles(tx, row, now);
    if (obstacles.length > 0)
      throw refuse(
        "contest.not_finalizable",
        `The results are not final yet: ${obstacles.map(({ kind, count }) => `${kind} ${count}`).join(", ")}.`,
        { obstacles },
      );
    if (row.finalizedAt === null) {
      await writeTimes(tx, contestId, { ...timesOf(row), removed: row.removed, finalizedAt: now });
      const thing = { kind: "contest", id: contestId };
      await addAudit(tx, ctx, { act: "contest.finalize", thing, after: { finalizedAt: now } });
    }
  });
  ctx.log.warn({ contestId, by: ctx.person?.userId }, "a contest's results were declared final");
  await ctx.events.tell({ kind: "contest-changed", contestId });
  return readClock(ctx, { slug });
}
