import type { CustomRunOutcome, CustomRunResult } from "@bilimdon/contracts/custom-run-words";
import type { CustomRunJob } from "@bilimdon/contracts/queue/judge-jobs";
import { customOutputBytes, customSamplesAtMost } from "@bilimdon/rules/judging/custom-run-limits";
import { casesOf, listCases, withData } from "@bilimdon/rules/verdict/list-cases";
import { type Bench, failedStep, type StepFailed } from "../steps/bench.ts";
import { readyLanguage } from "../steps/toolbox.ts";
import { tryOwnInput, trySample } from "../steps/try-program.ts";
import { tryTest } from "../steps/try-test.ts";
import { withBench } from "./judge-program.ts";
import { asSources, findBadName, type SubmissionRoom } from "./judge-submission.ts";

/** Samples not begun by then are left out: what counts for somebody may be waiting for the lane. */
const samplesWithinMs = 20_000;

/**
 * Runs code on its author's own input, on the problem's samples, or for the jury on one test, with the limits it is
 * judged with. Samples and tests are compared as judging does; an own input has no answer, so only how the run ended is
 * told.
 *
 * A run near a limit is not made again alone as in judging: nothing hangs on it, and it must not hold up the host.
 *
 * @returns failed with its owner where the code could not be run; throws only for bugs
 */
export async function runCustomInput(room: SubmissionRoom, job: CustomRunJob): Promise<CustomRunOutcome> {
  const language = readyLanguage(room.toolbox, job.languageId);
  if (!language) return failed("platform", "compile", `no ${job.languageId} on this host`);
  const badName = findBadName(job);
  if (badName !== null) return { kind: "compile-error", message: badName };
  const opening = await room.shelf.open(job.packageHash);
  if (opening.kind === "failed") return failed(opening.fault, "open-package", opening.detail);
  const opened = opening.package;
  if (job.input.kind === "own" && opened.manifest.kind.isInteractive) {
    opened.release();
    return failed("platform", "run-custom-input", "an interactive problem takes no input of one's own");
  }
  const lane = await room.box.lease();
  try {
    const sources = asSources(job);
    const timeLimitMs = job.timeLimitMs * language.language.timeFactor;
    const program = { opened, language, sources, timeLimitMs, decidingMs: [] };
    const tried = await withBench(room, lane, program, (bench) =>
      tryAll(room, { ...bench, limits: { ...bench.limits, decidingMs: [] } }, job),
    );
    if (tried.kind === "failed") return failed(tried.error.fault, tried.error.step, tried.error.detail);
    if (tried.kind === "refused")
      return { kind: "compile-error", message: tried.message.slice(0, customOutputBytes) };
    return tried;
  } finally {
    lane.release();
    opened.release();
  }
}

async function tryAll(
  room: SubmissionRoom,
  bench: Bench,
  { input }: CustomRunJob,
): Promise<Extract<CustomRunOutcome, { kind: "ran" | "test" }> | StepFailed> {
  if (input.kind === "test") {
    const test = withData(listCases(bench.manifest.tests)).find(({ name }) => name === input.name);
    return test === undefined
      ? failedStep("setter", "run-custom-input", `the package has no test ${input.name}`)
      : tryTest(bench, test);
  }
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
