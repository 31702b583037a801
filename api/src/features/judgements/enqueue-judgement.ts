import { jobPriorities, type SubmissionJob } from "@bilimdon/contracts/queue/judge-jobs";
import { judgingExtent } from "@bilimdon/rules/judging/judging-extent";
import type { Ctx } from "../../ctx.ts";
import { chooseOtherHosts } from "./choose-other-hosts.ts";
import { type JobParts, readJobParts, readQueuedJudgementId } from "./judgements.queries.ts";

/** Each fault lets the next try wait longer: whatever broke may be on its way back. */
const waitAfterFaultMs = 1_000;

/**
 * Puts a queued judgement's job into the queue, under its present attempt. Idempotent: the same attempt is one job.
 *
 * @returns false when it is not queued any more, or when its judging is paused
 */
export async function enqueueJudgement(
  ctx: Pick<Ctx, "db" | "judgeQueue" | "clock">,
  judgementId: string,
): Promise<boolean> {
  const parts = await readJobParts(ctx.db, judgementId);
  if (parts === null) return false;
  const { fileName, source, timeLimitMs, platformFaults, isRecorded, isHeld, origin, ...more } = parts;
  const { isScoring, isFeedbackFull, judgesEveryTest, ...rest } = more;
  if (timeLimitMs === null)
    throw new Error(
      `judgement ${judgementId}: its problem has no time limit; verify the package before it is used`,
    );
  const job: SubmissionJob = {
    v: 1,
    kind: "submission",
    ...rest,
    timeLimitMs,
    ...(platformFaults > 0 || isHeld ? await chooseOtherHosts(ctx, rest) : {}),
    files: [{ name: fileName, text: source }],
    stop: judgingExtent({ isScoring, isFeedbackFull, judgesEveryTest }).stop,
  };
  await ctx.judgeQueue.add(job, {
    priority: priorityOf({ isRecorded, origin }),
    delayMs: platformFaults * waitAfterFaultMs,
  });
  return true;
}

/** Whoever waits for a verdict goes before what is judged again, and that before recordings. */
function priorityOf({ isRecorded, origin }: Pick<JobParts, "isRecorded" | "origin">): number {
  if (origin === "rejudge") return jobPriorities.rejudge;
  return isRecorded ? jobPriorities.recorded : jobPriorities.contest;
}

/** The same for a submission that has just arrived. */
export async function enqueueSubmission(
  ctx: Pick<Ctx, "db" | "judgeQueue" | "clock">,
  submissionId: string,
): Promise<void> {
  const judgementId = await readQueuedJudgementId(ctx.db, submissionId);
  if (judgementId !== null) await enqueueJudgement(ctx, judgementId);
}
