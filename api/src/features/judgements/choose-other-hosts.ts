import type { SubmissionJob } from "@bilimdon/contracts/queue/judge-jobs";
import { type JobMarks, mayJudge } from "@bilimdon/rules/judging/may-judge";
import type { Ctx } from "../../ctx.ts";
import { readFailedHostIds, readJudgingHosts } from "./judging-hosts.queries.ts";

/** The other may go in the meantime: after this long the host that failed may try again. */
const standBackMs = 60_000;
/** A linked host is marked as seen every five seconds; one not seen for three beats is gone. */
const aliveForMs = 15_000;

/**
 * Which hosts are to stand back from a judgement they have failed at: all of them, as long as another host is there
 * that takes jobs and may judge it.
 *
 * @returns nothing when there is no other
 */
export async function chooseOtherHosts(
  ctx: Pick<Ctx, "db" | "clock">,
  job: JobMarks & { readonly judgementId: string },
): Promise<Pick<SubmissionJob, "avoid">> {
  const now = ctx.clock.now();
  const failed = await readFailedHostIds(ctx.db, job.judgementId);
  const hosts = await readJudgingHosts(ctx.db, new Date(now - aliveForMs));
  const isOtherThere = hosts.some((host) => !failed.includes(host.hostId) && mayJudge(host, job));
  return isOtherThere && failed.length > 0 ? { avoid: { hostIds: failed, untilMs: now + standBackMs } } : {};
}
