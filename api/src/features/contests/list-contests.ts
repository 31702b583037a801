import type { ContestSummary } from "@bilimdon/contracts/http/contests";
import { permittedPlaces } from "@bilimdon/rules/access/permit";
import type { RequestCtx } from "../../ctx.ts";
import { requirePermit } from "../../http/require-permit.ts";
import { readContests } from "./contests.queries.ts";
import { summarizeContest } from "./summarize-contest.ts";

/** Every contest the caller may know of, the latest start first, with the server's clock to count down by. */
export async function listContests(
  ctx: RequestCtx,
): Promise<{ contests: ContestSummary[]; serverTime: number }> {
  requirePermit(ctx, "contest.read");
  const serverTime = ctx.clock.now();
  const drafts = permittedPlaces(ctx.person, "contest.read-drafts", "contest");
  const contests = await readContests(ctx.db, { drafts });
  return { contests: contests.map((contest) => summarizeContest(contest, serverTime)), serverTime };
}
