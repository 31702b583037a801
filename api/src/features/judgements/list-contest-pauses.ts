import type { ContestPauses } from "@bilimdon/contracts/http/judging";
import { permit } from "@bilimdon/rules/access/permit";
import type { RequestCtx } from "../../ctx.ts";
import { requireInContest } from "../../http/require-in-contest.ts";
import { readContestPauses } from "./pauses.queries.ts";

/**
 * What is paused in one contest, for its jury: what they paused there, and what an operator paused everywhere.
 *
 * @throws access.refused, session.required, thing.not_found
 */
export async function listContestPauses(
  ctx: RequestCtx,
  { slug }: { readonly slug: string },
): Promise<ContestPauses> {
  const contestId = await requireInContest(ctx, "judging.pause", slug);
  const isOperator = permit(ctx.person, "judging.pause") === "allowed";
  const pauses = await readContestPauses(ctx.db, contestId);
  return {
    contestId,
    pauses: pauses.map(({ contestId: within, pausedAt, ...pause }) => ({
      ...pause,
      pausedAt: pausedAt.getTime(),
      isEverywhere: within === null,
      mayResume: within !== null || isOperator,
    })),
  };
}
