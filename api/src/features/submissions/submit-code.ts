import type { SubmissionSummary } from "@bilimdon/contracts/http/submissions";
import type { Person, RequestCtx } from "../../ctx.ts";
import { readSubmissionSummary } from "../../db/submission-summary.queries.ts";
import { refuse } from "../../errors.ts";
import { requireConfirmed } from "../../http/require-confirmed.ts";
import { requirePermit } from "../../http/require-permit.ts";
import { acceptSubmission, type SentCode } from "./accept-submission.ts";
import { findContestTimes, findParticipantOfUser } from "./submissions.queries.ts";

/**
 * Takes code that a person sends to a contest they take part in.
 *
 * @returns the submission as its page shows it: queued
 * @throws account.not_confirmed, contest.*, submission.*, thing.not_found
 */
export async function submitCode(
  ctx: RequestCtx & { readonly person: Person },
  input: SentCode & { readonly contestSlug: string },
): Promise<SubmissionSummary> {
  requirePermit(ctx, "submission.send");
  requireConfirmed(ctx);
  const contest = await findContestTimes(ctx.db, input.contestSlug);
  if (contest === null) throw refuse("thing.not_found", `There is no contest "${input.contestSlug}".`);
  const participantId = await findParticipantOfUser(ctx.db, contest.contestId, ctx.person.userId);
  if (participantId === null)
    throw refuse("contest.not_participating", "You do not take part in this contest; ask its jury.");

  const { submissionId } = await acceptSubmission(ctx, { ...input, contest, participantId });
  const summary = await readSubmissionSummary(ctx.db, submissionId);
  if (summary === null) throw new Error(`submission ${submissionId} was kept and cannot be read`);
  return summary;
}
