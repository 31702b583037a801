import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import { clockState } from "@bilimdon/rules/contest/contest-clock";
import type { Person, RequestCtx } from "../../../ctx.ts";
import { findOwnLine, findTimedContest } from "../../../db/timed-contest.queries.ts";
import { refuse } from "../../../errors.ts";
import { requirePermit } from "../../../http/require-permit.ts";
import { readContest } from "../read-contest.ts";
import { writeBegun } from "./clock.queries.ts";

/**
 * Begins the caller's own time in a contest where each begins when they like. Pressing again changes nothing: the first
 * press counts, on whatever device.
 *
 * @throws contest.not_participating, contest.not_started, contest.ended, thing.not_found
 */
export async function beginOwnTime(
  ctx: RequestCtx & { readonly person: Person },
  { slug }: { readonly slug: string },
): Promise<ContestDetail> {
  requirePermit(ctx, "contest.take-part");
  const contest = await findTimedContest(ctx.db, { slug, drafts: [] });
  if (contest === null) throw refuse("thing.not_found", `There is no contest "${slug}".`);
  const { contestId } = contest;
  const line = await findOwnLine(ctx.db, { contestId, userId: ctx.person.userId });
  if (line === null || line.part !== "contestant")
    throw refuse("contest.not_participating", "You do not take part in this contest; ask its jury.");
  const now = ctx.clock.now();
  const state = clockState({ ...contest, participant: line, now });
  if (state.kind === "ended") throw refuse("contest.ended", "The window has closed; nobody begins any more.");
  if (state.kind === "may-begin") {
    await writeBegun(ctx.db, line.participantId, new Date(now));
    await ctx.events.tell({ kind: "contest-changed", contestId });
  } else if (state.kind !== "running")
    throw refuse("contest.not_started", "The window has not opened yet; begin once it has.", {
      startsAt: contest.plan.startsAt,
      serverTime: now,
    });
  return readContest(ctx, { slug });
}
