import type { BoxSelfTest } from "@bilimdon/contracts/judging-words";
import type { JudgementProgress, JudgementVerdict } from "@bilimdon/contracts/live/judge-to-api";
import { judgeJob, type SubmissionJob, type VerificationJob } from "@bilimdon/contracts/queue/judge-jobs";
import type { Logger } from "pino";
import { z } from "zod";
import type { ApiLink } from "./api-link.ts";
import {
  judgeSubmission,
  type RunFacts,
  type SubmissionJudged,
  type SubmissionRoom,
  startFacts,
} from "./flows/judge-submission.ts";
import { verifyPackage } from "./flows/verify-package.ts";
import { HopelessJob, type TakenJob } from "./queue-consumer.ts";
import { type CustomRunRoom, takeCustomRun } from "./take-custom-run.ts";
import { throttle } from "./throttle.ts";

export interface Desk {
  readonly room: SubmissionRoom;
  readonly link: ApiLink;
  readonly hostName: string;
  readonly workerId: string;
  readonly log: Logger;
  readonly customRuns: CustomRunRoom;
}

/** Four a second at most for one judgement: more is not seen, and every one goes to every watcher. */
const progressGapMs = 250;

/**
 * Does one job of the queue from taking it to the API's answer. A fault of the platform at a submission is told to the
 * API at once, which sees to it that another host tries.
 *
 * @throws Error on a fault of the platform at a verification or a custom run, so that the queue tries again, here or on another host;
 *   after the last attempt the fault is told to the API instead. HopelessJob for what no attempt can mend.
 */
export async function takeJob(desk: Desk, taken: TakenJob): Promise<void> {
  const reading = judgeJob.safeParse(taken.data);
  if (!reading.success)
    throw new HopelessJob(`job ${taken.id} cannot be read: ${z.prettifyError(reading.error)}`);
  const job = reading.data;
  if (job.kind === "submission") await takeSubmission(desk, job);
  else if (job.kind === "custom-run") await desk.customRuns.hold(() => takeCustomRun(desk, taken, job));
  else await takeVerification(desk, taken, job);
}

async function takeSubmission(desk: Desk, job: SubmissionJob): Promise<void> {
  const { judgementId, attempt } = job;
  const progress = throttle<JudgementProgress>(progressGapMs, (news) => desk.link.tellProgress(news));
  const judged = await judgeSubmission(desk.room, job, (phase, testsDone, testsTotal) =>
    progress.tell({ judgementId, attempt, phase, testsDone, testsTotal }),
  )
    .catch((bug: unknown) => brokenDown(desk, job, bug))
    .finally(() => progress.stop());
  const { outcome, facts } = judged;
  if (outcome.kind === "failed") {
    desk.log.warn({ judgementId, attempt, ...outcome }, "no verdict could be reached");
  }
  const verdict: JudgementVerdict = { judgementId, attempt, outcome, flight: flightOf(desk, facts) };
  const answer = await desk.link.deliverVerdict(verdict);
  const said = outcome.kind === "judged" ? outcome.verdict : `fault of the ${outcome.fault}`;
  desk.log.info({ judgementId, attempt, said, answer, ms: facts.finishedAt - facts.leasedAt }, "judged");
}

/** A bug of ours. Thrown into the queue it would be tried again and again, and nobody would hear the cause. */
function brokenDown({ room, log }: Desk, job: SubmissionJob, bug: unknown): SubmissionJudged {
  log.error({ err: bug, judgementId: job.judgementId }, "judging broke down");
  const detail = (bug instanceof Error ? bug.message : String(bug)).slice(0, 4096);
  const outcome = { kind: "failed", fault: "platform", step: "worker", detail } as const;
  return { outcome, facts: startFacts(room, job) };
}

/** How a judging went, to be kept with its outcome. */
export function flightOf(
  desk: Pick<Desk, "room" | "hostName" | "workerId">,
  facts: RunFacts,
): JudgementVerdict["flight"] {
  const box: BoxSelfTest = { ...desk.room.box.selfTest, imageDigest: facts.imageDigest };
  return {
    hostName: desk.hostName,
    workerId: desk.workerId,
    box,
    languageVersion: facts.languageVersion,
    compileCommand: cutCommand(facts.compiled?.compileCommand ?? []),
    runCommand: cutCommand(facts.compiled?.runCommand ?? []),
    timeLimitMs: facts.timeLimitMs,
    memoryLimitBytes: facts.compiled?.memoryLimitBytes ?? 0,
    isCompileCached: facts.compiled?.isCached ?? false,
    takenAt: facts.takenAt,
    ...(facts.lane === null ? {} : { lane: facts.lane }),
    testEndsMs: facts.testEndsMs.slice(0, 10_000),
    packageHash: facts.packageHash,
    stop: facts.stop,
    leasedAt: facts.leasedAt,
    compiledAt: facts.compiledAt,
    finishedAt: facts.finishedAt,
  };
}

function cutCommand(command: readonly string[]): string[] {
  return command.slice(0, 100).map((part) => part.slice(0, 1000));
}

async function takeVerification(desk: Desk, taken: TakenJob, job: VerificationJob): Promise<void> {
  const { problemVersionId, attempt } = job;
  const opening = await desk.room.shelf.open(job.packageHash);
  if (opening.kind === "failed") {
    if (opening.fault === "platform" && !taken.isLastAttempt) throw new Error(opening.detail);
    await desk.link.deliverVerification({
      problemVersionId,
      attempt,
      lines: [],
      summary: unopened(job.packageHash, opening.detail),
      detail: null,
    });
    return;
  }
  const opened = opening.package;
  const stopping = new AbortController();
  const tellProgress = async (done: number, total: number) => {
    const wish = await desk.link.tellVerificationProgress({ problemVersionId, attempt, done, total });
    if (wish === "stop") stopping.abort(stopped);
  };
  try {
    const report = await verifyPackage(desk.room, opened, {
      // One lane stays free where there are two, so that contestants do not wait for setters.
      lanes: Math.max(1, desk.room.box.laneCount - 1),
      isWanted: () => true,
      onLine: () => undefined,
      onProgress: (done, total) => void tellProgress(done, total),
      signal: stopping.signal,
    });
    if (report.platformFault !== null && !taken.isLastAttempt) throw new Error(report.platformFault);
    const { lines, summary, testNames, runs, trials } = report;
    const detail = {
      hostName: desk.hostName,
      testNames: [...testNames],
      runs: [...runs],
      trials: trials.slice(0, mostTrials),
    };
    await desk.link.deliverVerification({ problemVersionId, attempt, lines: [...lines], summary, detail });
  } catch (thrown) {
    if (thrown !== stopped) throw thrown;
    desk.log.info({ problemVersionId, attempt }, "the verification was stopped by its setter");
  } finally {
    opened.release();
  }
}

/** A package has a handful of programs. */
const mostTrials = 200;
const stopped = new Error("nobody waits for this verification any more");

function unopened(packageHash: string, detail: string) {
  return {
    problem: packageHash,
    summary: true as const,
    ok: false,
    submissions: 0,
    agreed: 0,
    disagreed: 0,
    skipped: 0,
    tests: 0,
    timeLimitMs: null,
    derivedTimeLimitMs: null,
    statedTimeLimitMs: null,
    faults: [detail.slice(0, 2000)],
    warnings: [],
  };
}
