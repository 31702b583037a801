import type { ContestDesk } from "@bilimdon/contracts/http/contest-settings";
import { permittedPlaces } from "@bilimdon/rules/access/permit";
import type { RequestCtx } from "../../../ctx.ts";
import { refuse } from "../../../errors.ts";
import { requireInContest } from "../../../http/require-in-contest.ts";
import { requirePermit } from "../../../http/require-permit.ts";
import { hasBegun } from "./change-settings.ts";
import { choiceOf } from "./keep-settings.ts";
import { findKeptContest, readProblemSettings, readUsableProblems } from "./settings.queries.ts";

/**
 * A contest as whoever changes it sees it, its invitation code among the rest.
 *
 * @throws thing.not_found
 */
export async function readDesk(ctx: RequestCtx, input: { readonly slug: string }): Promise<ContestDesk> {
  const contestId = await requireInContest(ctx, "contest.change", input.slug);
  const kept = await findKeptContest(ctx.db, { contestId });
  if (kept === null) throw refuse("thing.not_found", `There is no contest "${input.slug}".`);
  const { state, settings } = kept;
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

/** Problems that the caller may put into a contest, by slug; for whoever makes or changes one. */
export async function listUsableProblems(ctx: RequestCtx) {
  if (permittedPlaces(ctx.person, "contest.change", "contest").length === 0)
    requirePermit(ctx, "contest.change");
  return { problems: await readUsableProblems(ctx.db, choiceOf(ctx)) };
}
