import type { ContestDesk } from "@bilimdon/contracts/http/contest-settings";
import type { RequestCtx } from "../../../ctx.ts";
import { refuse } from "../../../errors.ts";
import { requirePermit } from "../../../http/require-permit.ts";
import { hasBegun } from "./change-settings.ts";
import { findKeptContest, readProblemSettings, readUsableProblems } from "./settings.queries.ts";

/**
 * A contest as whoever changes it sees it, its invitation code among the rest.
 *
 * @throws thing.not_found
 */
export async function readDesk(ctx: RequestCtx, input: { readonly slug: string }): Promise<ContestDesk> {
  requirePermit(ctx, "contest.change");
  const kept = await findKeptContest(ctx.db, input);
  if (kept === null) throw refuse("thing.not_found", `There is no contest "${input.slug}".`);
  const { contestId, state, settings } = kept;
  const names = await readProblemSettings(ctx.db, contestId);
  return {
    contestId,
    state,
    settings: {
      ...settings,
      examRanges: [...settings.examRanges],
      problems: settings.problems.map((problem) => ({ ...problem })),
    },
    hasStarted: hasBegun(kept, ctx.clock.now()),
    problemNames: Object.fromEntries(names.map(({ slug, name }) => [slug, name])),
  };
}

/** Problems that a contest may take, by slug. */
export async function listUsableProblems(ctx: RequestCtx) {
  requirePermit(ctx, "contest.change");
  return { problems: await readUsableProblems(ctx.db) };
}
