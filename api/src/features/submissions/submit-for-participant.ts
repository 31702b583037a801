import type { Ctx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { acceptSubmission, type SentCode } from "./accept-submission.ts";
import { findContestTimes, isParticipant } from "./submissions.queries.ts";

/** Takes code for a line of the board nobody signs in as: the recorded teams of the demo contest. Has no route. */
export async function submitForParticipant(
  ctx: Pick<Ctx, "db" | "ids" | "clock" | "events">,
  input: SentCode & { readonly contestSlug: string; readonly participantId: string },
): Promise<{ readonly submissionId: string }> {
  const contest = await findContestTimes(ctx.db, input.contestSlug);
  if (contest === null) throw refuse("thing.not_found", `There is no contest "${input.contestSlug}".`);
  if (!(await isParticipant(ctx.db, contest.contestId, input.participantId)))
    throw refuse("contest.not_participating", `${input.participantId} does not take part in this contest.`);
  return acceptSubmission(ctx, { ...input, contest });
}
