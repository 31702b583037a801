import type { RequestCtx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { findAskedContest, findAskedProblem } from "./clarifications.queries.ts";

/** @throws thing.not_found */
export async function openContest(ctx: RequestCtx, slug: string) {
  const contest = await findAskedContest(ctx.db, slug);
  if (contest === null) throw refuse("thing.not_found", `There is no contest "${slug}".`);
  const times = {
    startsAt: contest.startsAt.getTime(),
    endsAt: contest.endsAt.getTime(),
    freezesAt: contest.freezesAt?.getTime() ?? null,
    finalizedAt: contest.finalizedAt?.getTime() ?? null,
  };
  return { contestId: contest.contestId, times };
}

/** @throws thing.not_found */
export async function openProblem(
  ctx: RequestCtx,
  contestId: string,
  label: string | null,
): Promise<string | null> {
  if (label === null) return null;
  const problemId = await findAskedProblem(ctx.db, contestId, label);
  if (problemId === null) throw refuse("thing.not_found", `The contest has no problem "${label}".`);
  return problemId;
}
