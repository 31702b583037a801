import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import { permit } from "@bilimdon/rules/access/permit";
import type { RequestCtx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { requirePermit } from "../../http/require-permit.ts";
import { findContest, findParticipation, readContestProblems } from "./contests.queries.ts";
import { summarizeContest } from "./summarize-contest.ts";

/**
 * One contest. Its problems stay hidden until the start from all but officials.
 *
 * @throws thing.not_found
 */
export async function readContest(ctx: RequestCtx, input: { readonly slug: string }): Promise<ContestDetail> {
  requirePermit(ctx, "contest.read");
  const contest = await findContest(ctx.db, input.slug);
  if (contest === null) throw refuse("thing.not_found", `There is no contest "${input.slug}".`);

  const serverTime = ctx.clock.now();
  const summary = summarizeContest(contest, serverTime);
  const isHidden =
    summary.phase === "scheduled" && permit(ctx.person, "contest.read-problems-early") !== "allowed";
  const { person } = ctx;
  const [problems, participation] = await Promise.all([
    isHidden ? [] : readContestProblems(ctx.db, contest.contestId),
    person === null ? null : findParticipation(ctx.db, contest.contestId, person.userId),
  ]);

  return {
    ...summary,
    serverTime,
    penaltyMinutes: contest.penaltyMinutes,
    // Only versions with a limit get into a contest; create-contest sees to it.
    problems: problems.map((problem) => ({ ...problem, timeLimitMs: problem.timeLimitMs ?? 0 })),
    participation,
  };
}
