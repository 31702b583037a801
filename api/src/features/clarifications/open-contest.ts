import { permit } from "@bilimdon/rules/access/permit";
import type { RequestCtx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { placedIn } from "../../http/require-permit.ts";
import { type AskedContest, findAskedContest, findAskedProblem } from "./clarifications.queries.ts";

/** @throws thing.not_found, also for a draft, to all but its makers */
export async function openContest(ctx: RequestCtx, slug: string) {
  const contest = await findAskedContest(ctx.db, slug);
  if (contest === null || !mayKnowOf(ctx, contest))
    throw refuse("thing.not_found", `There is no contest "${slug}".`);
  const times = {
    startsAt: contest.startsAt.getTime(),
    endsAt: contest.endsAt.getTime(),
    freezesAt: contest.freezesAt?.getTime() ?? null,
    finalizedAt: contest.finalizedAt?.getTime() ?? null,
  };
  return { contestId: contest.contestId, times };
}

function mayKnowOf({ person }: RequestCtx, { state, contestId }: AskedContest): boolean {
  if (state !== "draft" && state !== "template") return true;
  return permit(person, "contest.read-drafts", placedIn({ contest: contestId })) === "allowed";
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
