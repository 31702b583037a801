import type { SubmissionHistory } from "@bilimdon/contracts/http/jury-desk";
import type { RequestCtx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { placedIn, requirePermit } from "../../http/require-permit.ts";
import { findSubmissionPlace, readEarlier, readIgnoring, readJudgementHistory } from "./history.queries.ts";

/**
 * Every judgement of a submission, and what the same line sent on the problem before it.
 *
 * @throws access.refused, thing.not_found
 */
export async function readHistory(
  ctx: RequestCtx,
  { submissionId }: { readonly submissionId: string },
): Promise<SubmissionHistory> {
  const place = await findSubmissionPlace(ctx.db, submissionId);
  requirePermit(ctx, "submission.read-jury-notes", placedIn({ contest: place?.contestId }));
  if (place === null) throw refuse("thing.not_found", "There is no such submission.");
  const [judgements, earlier, ignoring] = await Promise.all([
    readJudgementHistory(ctx.db, submissionId),
    readEarlier(ctx.db, place),
    readIgnoring(ctx.db, submissionId),
  ]);
  const startsAt = place.startsAt.getTime();
  return {
    ignored: ignoring === null ? null : { ...ignoring, at: ignoring.at.getTime() },
    judgements: judgements.map(({ isCurrent, queuedAt, finishedAt, rejudgeReason, rejudgedBy, ...rest }) => ({
      ...rest,
      isCurrent: isCurrent === 1,
      queuedAt: queuedAt.getTime(),
      finishedAt: finishedAt?.getTime() ?? null,
      reason: rest.reason ?? rejudgeReason,
      decidedBy: rest.decidedBy ?? rejudgedBy,
    })),
    earlier: earlier.map(({ submittedAt, ...rest }) => ({
      ...rest,
      submittedAt: submittedAt.getTime(),
      contestTimeMs: submittedAt.getTime() - startsAt,
    })),
  };
}
