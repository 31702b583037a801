import type { JudgeJob } from "./judge-jobs.ts";

/**
 * The id of a job in the queue: one thing to judge and the attempt at it, so that adding it twice is one job.
 *
 * @returns "jdg_….3" for a submission, "pkv_….1" for a verification, "run_….1" for a custom run
 */
export function jobIdOf(job: JudgeJob): string {
  return `${subjectOf(job)}.${job.attempt}`;
}

function subjectOf(job: JudgeJob): string {
  if (job.kind === "submission") return job.judgementId;
  return job.kind === "verification" ? job.problemVersionId : job.customRunId;
}
