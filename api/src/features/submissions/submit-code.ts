import type { SubmissionSummary } from "@bilimdon/contracts/http/submissions";
import type { Person, RequestCtx } from "../../ctx.ts";
import { insertLine } from "../../db/participants-of-user.queries.ts";
import { readSubmissionSummary } from "../../db/submission-summary.queries.ts";
import { findOwnLine, findTimedContest, type OwnLine } from "../../db/timed-contest.queries.ts";
import { refuse } from "../../errors.ts";
import { requireConfirmed } from "../../http/require-confirmed.ts";
import { requirePermit } from "../../http/require-permit.ts";
import { acceptSubmission, type SentCode } from "./accept-submission.ts";
import { refuseOutsideWindow, type SentFor } from "./refuse-code.ts";

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
  const { slug, userId } = { slug: input.contestSlug, userId: ctx.person.userId };
  const contest = await findTimedContest(ctx.db, { slug, drafts: [] });
  if (contest === null) throw refuse("thing.not_found", `There is no contest "${slug}".`);
  const { contestId } = contest;
  const found = await findOwnLine(ctx.db, { contestId, userId });
  const line = found ?? (await joinByCode(ctx, { contest, as: input.as ?? "contest" }));

  const { submissionId } = await acceptSubmission(ctx, { ...input, contest, line });
  const summary = await readSubmissionSummary(ctx.db, submissionId, {
    viewer: "owner",
    now: ctx.clock.now(),
  });
  if (summary === null) throw new Error(`submission ${submissionId} was kept and cannot be read`);
  return summary;
}

/** Practice and upsolving ask nobody to register: the first code makes the line. */
async function joinByCode(
  ctx: RequestCtx & { readonly person: Person },
  sent: Omit<SentFor, "line" | "now">,
): Promise<OwnLine> {
  const { contest } = sent;
  refuseOutsideWindow({ ...sent, line: null, now: ctx.clock.now() });
  const part = contest.format.kind === "practice" ? "contestant" : "upsolver";
  const { contestId } = contest;
  await insertLine(ctx.db, {
    id: ctx.ids.make("participant"),
    contestId,
    userId: ctx.person.userId,
    part,
    name: ctx.person.displayName,
    createdAt: new Date(ctx.clock.now()),
  });
  const line = await findOwnLine(ctx.db, { contestId, userId: ctx.person.userId });
  if (line === null) throw refuse("contest.not_participating", "You have left this contest; ask its jury.");
  return line;
}
