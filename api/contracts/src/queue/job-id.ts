import type { JudgeJob } from "./judge-jobs.ts";

/**
 * The id of a job in the queue: one thing to judge and the attempt at it, so that adding it twice is one job.
 *
 * @returns "jdg_….3" for a submission, "pkv_….1" for a verification
 */
export function jobIdOf(job: JudgeJob): string {
  return `${job.kind === "submission" ? job.judgementId : job.problemVersionId}.${job.attempt}`;
}
