import { jobPriorities, type SubmissionJob } from "@bilimdon/contracts/queue/judge-jobs";
import type { Ctx } from "../../ctx.ts";
import { readJobParts, readQueuedJudgementId } from "./judgements.queries.ts";

/**
 * Puts a queued judgement's job into the queue, under its present attempt. Idempotent: the same attempt is one job.
 *
 * @returns false when it is not queued any more
 */
export async function enqueueJudgement(
  ctx: Pick<Ctx, "db" | "judgeQueue">,
  judgementId: string,
): Promise<boolean> {
  const parts = await readJobParts(ctx.db, judgementId);
  if (parts === null) return false;
  const { fileName, source, isScoring, isRecorded, timeLimitMs, ...rest } = parts;
  if (timeLimitMs === null)
    throw new Error(
      `judgement ${judgementId}: its problem has no time limit; verify the package before it is used`,
    );
  const job: SubmissionJob = {
    v: 1,
    kind: "submission",
    ...rest,
    timeLimitMs,
    files: [{ name: fileName, text: source }],
    // Partial scores need every case; otherwise the first rejected one decides.
    stop: isScoring ? "all" : "first-failure",
  };
  const priority = isRecorded ? jobPriorities.recorded : jobPriorities.contest;
  await ctx.judgeQueue.add(job, { priority });
  return true;
}

/** The same for a submission that has just arrived. */
export async function enqueueSubmission(
  ctx: Pick<Ctx, "db" | "judgeQueue">,
  submissionId: string,
): Promise<void> {
  const judgementId = await readQueuedJudgementId(ctx.db, submissionId);
  if (judgementId !== null) await enqueueJudgement(ctx, judgementId);
}
