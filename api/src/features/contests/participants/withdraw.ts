import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import { clockState } from "@bilimdon/rules/contest/contest-clock";
import type { Person, RequestCtx } from "../../../ctx.ts";
import { findOwnLine, findTimedContest } from "../../../db/timed-contest.queries.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { requirePermit } from "../../../http/require-permit.ts";
import { raiseRoster } from "../participants.queries.ts";
import { readContest } from "../read-contest.ts";
import { writeWithdrawn } from "./registration.queries.ts";

/**
 * Gives the caller's place back, while the contest has not begun for them; afterwards only officials take a line out.
 *
 * @throws contest.not_participating, registration.closed once it has begun, thing.not_found
 */
export async function withdraw(
  ctx: RequestCtx & { readonly person: Person },
  { slug }: { readonly slug: string },
): Promise<ContestDetail> {
  requirePermit(ctx, "contest.take-part");
  const contest = await findTimedContest(ctx.db, { slug, drafts: [] });
  if (contest === null) throw refuse("thing.not_found", `There is no contest "${slug}".`);
  const { contestId } = contest;
  await inTransaction(ctx.db, async (tx) => {
    const line = await findOwnLine(tx, { contestId, userId: ctx.person.userId });
    if (line === null || line.part !== "contestant")
      throw refuse("contest.not_participating", "You do not take part in this contest.");
    const now = ctx.clock.now();
    const { kind } = clockState({ ...contest, participant: line, now });
    if (kind === "running" || kind === "ended")
      throw refuse("registration.closed", "The contest has begun for you; ask its jury to take you out.");
    const { participantId } = line;
    await writeWithdrawn(tx, { contestId, participantId, withdrawnAt: new Date(now) });
    await raiseRoster(tx, contestId);
  });
  return readContest(ctx, { slug });
}
