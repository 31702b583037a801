/**
 * Which host may judge what.
 *
 * An operator may restrict a host to some languages, problems or contests; all that are named must hold. Besides, a job
 * says which hosts have failed at it: those stand back for a while, so that another tries, but not for ever, because
 * the other may have gone.
 */

import { answersLanguageId } from "../problem/language-codes.ts";

/** What a host is kept to; null: not restricted in this. An empty list lets nothing through. */
export interface HostRestriction {
  readonly languageIds: readonly string[] | null;
  readonly problemIds: readonly string[] | null;
  readonly contestIds: readonly string[] | null;
}

export interface JudgingHost {
  readonly hostId: string;
  /** Languages whose compilers it has. */
  readonly languageIds: readonly string[];
  readonly restriction: HostRestriction | null;
}

export interface JobMarks {
  readonly languageId: string;
  readonly problemId?: string | undefined;
  readonly contestId?: string | undefined;
  /** Hosts that have failed at it, and until when they stand back; milliseconds since 1970. */
  readonly avoid?: { readonly hostIds: readonly string[]; readonly untilMs: number } | undefined;
}

/**
 * May this host ever judge this job? Answers, which need no compiler, any host may that is not kept from their problem.
 *
 * @returns false also for a job that does not say its problem or contest when the host is kept to some
 * @throws never
 */
export function mayJudge(host: JudgingHost, job: JobMarks): boolean {
  const { restriction } = host;
  const isAnswers = job.languageId === answersLanguageId;
  if (!isAnswers && !host.languageIds.includes(job.languageId)) return false;
  if (restriction === null) return true;
  return (
    (isAnswers || isWithin(restriction.languageIds, job.languageId)) &&
    isWithin(restriction.problemIds, job.problemId) &&
    isWithin(restriction.contestIds, job.contestId)
  );
}

/**
 * Must this host stand back from this job now, since it has failed at it?
 *
 * @param nowMs  milliseconds since 1970
 * @throws never
 */
export function mustStandBack(hostId: string, job: JobMarks, nowMs: number): boolean {
  return job.avoid !== undefined && nowMs < job.avoid.untilMs && job.avoid.hostIds.includes(hostId);
}

/**
 * May this host verify packages? Only one that is not restricted: a verification runs every language.
 *
 * @throws never
 */
export function mayVerify({ restriction }: Pick<JudgingHost, "restriction">): boolean {
  return restriction === null;
}

function isWithin(allowed: readonly string[] | null, id: string | undefined): boolean {
  return allowed === null || (id !== undefined && allowed.includes(id));
}
