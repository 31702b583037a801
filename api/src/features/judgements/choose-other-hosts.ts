import type { SubmissionJob } from "@bilimdon/contracts/queue/judge-jobs";
import { type JobMarks, mayJudge } from "@bilimdon/rules/judging/may-judge";
import type { Ctx } from "../../ctx.ts";
import { readHeldVerdict, readHostNamesakes } from "./held-verdicts.queries.ts";
import { readFailedHostIds, readJudgingHosts } from "./judging-hosts.queries.ts";

/** As many as a job may name. */
const hostsAtMost = 100;
/** The other may go in the meantime: after this long the host that failed may try again. */
const standBackMs = 60_000;
/** A linked host is marked as seen every five seconds; one not seen for three beats is gone. */
export const aliveForMs = 15_000;

/**
 * Which hosts are to stand back from a judgement: those that failed at it and the one whose late finding waits for
 * another's, as long as another host is there that takes jobs and may judge it.
 *
 * @returns nothing when there is no other
 */
export async function chooseOtherHosts(
  ctx: Pick<Ctx, "db" | "clock">,
  job: JobMarks & { readonly judgementId: string },
): Promise<Pick<SubmissionJob, "avoid">> {
  const now = ctx.clock.now();
  const held = await readHeldVerdict(ctx.db, job.judgementId);
  const late = held === null ? [] : (await readHostNamesakes(ctx.db, held.judgeHostId)).hostIds;
  const failed = [...(await readFailedHostIds(ctx.db, job.judgementId)), ...late].slice(0, hostsAtMost);
  const hosts = await readJudgingHosts(ctx.db, new Date(now - aliveForMs));
  const isOtherThere = hosts.some((host) => !failed.includes(host.hostId) && mayJudge(host, job));
  return isOtherThere && failed.length > 0 ? { avoid: { hostIds: failed, untilMs: now + standBackMs } } : {};
}
