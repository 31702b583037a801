import type { CustomRunOutcome, CustomRunResult } from "@bilimdon/contracts/custom-run-words";
import type { CustomRunJob } from "@bilimdon/contracts/queue/judge-jobs";
import { customOutputBytes, customSamplesAtMost } from "@bilimdon/rules/judging/custom-run-limits";
import { answersLanguageId } from "@bilimdon/rules/problem/language-codes";
import { casesOf, withData } from "@bilimdon/rules/verdict/list-cases";
import type { Lane } from "../box/box.ts";
import { type Bench, failedStep, type StepFailed } from "../steps/bench.ts";
import type { OpenPackage } from "../steps/open-package.ts";
import { type ReadyLanguage, readyLanguage } from "../steps/toolbox.ts";
import { tryOwnInput, trySample } from "../steps/try-program.ts";
import { tryTest } from "../steps/try-test.ts";
import { lookIntoAnswer } from "./judge-answers.ts";
import { withBench } from "./judge-program.ts";
import { asSources, findBadName, type SubmissionRoom } from "./judge-submission.ts";

/** Samples not begun by then are left out: what counts for somebody may be waiting for the lane. */
const samplesWithinMs = 20_000;

/**
 * Runs code on its author's own input, on the problem's samples, or for the jury on one test, with the limits it is
 * judged with. Of a sheet of answers the jury's one test is checked once more. Samples and tests are compared as judging
 * does; an own input has no answer, so only how the run ended is told.
 *
 * A run near a limit is not made again alone as in judging: nothing hangs on it, and it must not hold up the host.
 *
 * @returns failed with its owner where the code could not be run; throws only for bugs
 */
export async function runCustomInput(room: SubmissionRoom, job: CustomRunJob): Promise<CustomRunOutcome> {
  const isAnswers = job.languageId === answersLanguageId;
  const language = isAnswers ? null : readyLanguage(room.toolbox, job.languageId);
  if (language === null && !isAnswers)
    return failed("platform", "compile", `no ${job.languageId} on this host`);
  const badName = findBadName(job);
  if (badName !== null) return { kind: "compile-error", message: badName };
  const opening = await room.shelf.open(job.packageHash);
  if (opening.kind === "failed") return failed(opening.fault, "open-package", opening.detail);
  const opened = opening.package;
  const lane = await room.box.lease();
  try {
    const tried =
      language === null
        ? await tryAnswer(room, lane, { opened, job })
        : await tryProgram(room, lane, { opened, job, language });
    if (tried.kind === "failed") return failed(tried.error.fault, tried.error.step, tried.error.detail);
    if (tried.kind === "refused")
      return { kind: "compile-error", message: tried.message.slice(0, customOutputBytes) };
    return tried;
  } finally {
    lane.release();
    opened.release();
  }
}

interface ToTry {
  readonly opened: OpenPackage;
  readonly job: CustomRunJob;
}

/** Answers are looked into and never run. */
async function tryAnswer(room: SubmissionRoom, lane: Lane, { opened, job }: ToTry) {
  return job.input.kind === "test"
    ? await lookIntoAnswer(room, lane, { opened, job, testName: job.input.name })
    : failedStep("platform", "run-custom-input", "answers are not run");
}

async function tryProgram(
  room: SubmissionRoom,
  lane: Lane,
  { opened, job, language }: ToTry & { readonly language: ReadyLanguage },
) {
  if (job.input.kind === "own" && opened.manifest.kind.isInteractive)
    return failedStep("platform", "run-custom-input", "an interactive problem takes no input of one's own");
  const timeLimitMs = job.timeLimitMs * language.language.timeFactor;
  const program = { opened, language, sources: asSources(job), timeLimitMs, decidingMs: [] };
  return await withBench(room, lane, program, (bench) =>
    tryAll(room, { ...bench, limits: { ...bench.limits, decidingMs: [] } }, job),
  );
}

async function tryAll(
  room: SubmissionRoom,
  bench: Bench,
  { input }: CustomRunJob,
): Promise<Extract<CustomRunOutcome, { kind: "ran" | "test" }> | StepFailed> {
  if (input.kind === "test") return tryTest(bench, input.name);
  const samples = withData(casesOf(bench.manifest.tests.sample));
  const samplesTotal = samples.length;
  if (input.kind === "own") {
    const tried = await tryOwnInput(bench, input.text);
    return tried.kind === "failed" ? tried : { kind: "ran", results: [tried.result], samplesTotal };
  }
  const results: CustomRunResult[] = [];
  const until = room.clock() + samplesWithinMs;
  for (const [index, test] of samples.slice(0, customSamplesAtMost).entries()) {
    if (room.clock() > until) break;
    const tried = await trySample(bench, test, index);
    if (tried.kind === "failed") return tried;
    results.push(tried.result);
  }
  return { kind: "ran", results, samplesTotal };
}

function failed(fault: "setter" | "platform", step: string, detail: string): CustomRunOutcome {
  return { kind: "failed", fault, step, detail: detail.slice(0, 4096) };
}
