import type { Ctx } from "../../ctx.ts";
import { findTimedContest, readLine } from "../../db/timed-contest.queries.ts";
import { refuse } from "../../errors.ts";
import { acceptSubmission, type SentCode } from "./accept-submission.ts";

/** Takes code for a line of the board nobody signs in as: the recorded teams of the demo contest. Has no route. */
export async function submitForParticipant(
  ctx: Pick<Ctx, "db" | "ids" | "clock" | "events">,
  input: SentCode & { readonly contestSlug: string; readonly participantId: string },
): Promise<{ readonly submissionId: string }> {
  const contest = await findTimedContest(ctx.db, { slug: input.contestSlug, drafts: "all" });
  if (contest === null) throw refuse("thing.not_found", `There is no contest "${input.contestSlug}".`);
  const { contestId } = contest;
  const line = await readLine(ctx.db, { contestId, participantId: input.participantId });
  if (line === null)
    throw refuse("contest.not_participating", `${input.participantId} does not take part in this contest.`);
  return acceptSubmission(ctx, { ...input, contest, line });
}
