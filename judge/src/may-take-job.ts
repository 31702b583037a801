import { judgeJob } from "@bilimdon/contracts/queue/judge-jobs";
import { type JudgingHost, mayJudge, mayVerify, mustStandBack } from "@bilimdon/rules/judging/may-judge";

/** Is this job for this host, now? One that cannot be read is taken, so that it is said to be unreadable. */
export function mayTakeJob(host: JudgingHost, data: unknown): boolean {
  const reading = judgeJob.safeParse(data);
  if (!reading.success) return true;
  const job = reading.data;
  if (job.kind === "verification") return mayVerify(host);
  return mayJudge(host, job) && !(job.kind === "submission" && mustStandBack(host.hostId, job, Date.now()));
}
