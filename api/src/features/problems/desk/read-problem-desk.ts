import type { ProblemDesk } from "@bilimdon/contracts/http/problems";
import { permit } from "@bilimdon/rules/access/permit";
import type { RequestCtx } from "../../../ctx.ts";
import { refuse } from "../../../errors.ts";
import { placedIn, requirePermit } from "../../../http/require-permit.ts";
import { findProblem, readContestsOf, readPublications, readVersions } from "./desk.queries.ts";

/** One problem with its versions, the contests that have it, and who published what. */
export async function readProblemDesk(
  ctx: RequestCtx,
  { slug }: { readonly slug: string },
): Promise<ProblemDesk> {
  const problem = await findProblem(ctx.db, slug);
  const thing = placedIn({ problem: problem?.problemId }, problem?.ownerId ?? null);
  requirePermit(ctx, "problem.read-package", thing);
  if (problem === null) throw refuse("thing.not_found", `There is no problem "${slug}".`);
  const { problemId, ownerName, judgesEveryTest } = problem;
  const [versions, contests, publications] = await Promise.all([
    readVersions(ctx.db, problemId),
    readContestsOf(ctx.db, problemId),
    readPublications(ctx.db, problemId),
  ]);
  const mayChange = permit(ctx.person, "problem.change", thing) === "allowed";
  return { problemId, slug, ownerName, mayChange, judgesEveryTest, versions, contests, publications };
}
