import type { Act } from "@bilimdon/rules/access/permit";
import type { RequestCtx } from "../ctx.ts";
import { findContestId, findSubmissionContest } from "../db/places.queries.ts";
import { refuse } from "../errors.ts";
import { placedIn, requirePermit } from "./require-permit.ts";

/**
 * The first line of a verb about one contest: asks for the right to this act there, by role or by grant. Whoever has
 * neither is refused alike whether there is such a contest or not.
 *
 * @returns the contest's id, by which the verb goes on: a slug may pass to another contest meanwhile, a right does not
 * @throws session.required, access.refused; thing.not_found to whoever has the right everywhere
 */
export async function requireInContest(ctx: RequestCtx, act: Act, slug: string): Promise<string> {
  const contestId = await findContestId(ctx.db, slug);
  requirePermit(ctx, act, placedIn({ contest: contestId ?? undefined }));
  if (contestId === null) throw refuse("thing.not_found", `There is no contest "${slug}".`);
  return contestId;
}

/**
 * The same for one submission, in the contest it was sent in.
 *
 * @throws session.required, access.refused; thing.not_found to whoever has the right everywhere
 */
export async function requireOnSubmission(ctx: RequestCtx, act: Act, submissionId: string): Promise<string> {
  const contestId = await findSubmissionContest(ctx.db, submissionId);
  requirePermit(ctx, act, placedIn({ contest: contestId ?? undefined }));
  if (contestId === null) throw refuse("thing.not_found", "There is no such submission.");
  return contestId;
}
