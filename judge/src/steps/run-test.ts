import { readFile, rename } from "node:fs/promises";
import { basename, join } from "node:path";
import type { TestCase } from "@bilimdon/rules/problem/manifest";
import {
  countAlone,
  countFirst,
  type FirstRun,
  isContradicted,
  isLateOnce,
  isNearLimit,
  latestEndMs,
  nearLimitShare,
} from "@bilimdon/rules/verdict/near-limit";
import type { TestVerdictCode } from "@bilimdon/rules/verdict/verdict";
import type { BoxFailed, Ending, RunFinished, RunRequest, TestReport } from "../box/box.ts";
import { mebibyte } from "../languages/language.ts";
import { type Bench, failedStep, type StepFailed } from "./bench.ts";
import { describeEnding } from "./describe-ending.ts";
import { runCommand } from "./program.ts";

export interface TestRun {
  readonly kind: "ran";
  /** What the run alone says; null: it ended well, and its output decides. */
  readonly verdict: Exclude<TestVerdictCode, "AC" | "WA"> | null;
  /** For the jury, where the run did not end well. */
  readonly remark: string | null;
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly memoryBytes: number;
  readonly ending: Ending;
  /** There when this run was made alone, since the one before it was near the limit. */
  readonly firstRun?: FirstRun | undefined;
}

/** Runs the submission once on one input (a store path) and keeps its output for the check. */
export async function runTest(
  bench: Bench,
  pass: { readonly test: TestCase; readonly slot: string; readonly input: string },
): Promise<TestRun | StepFailed> {
  const request = {
    ...contestantRequest(bench, pass.test, pass.slot),
    stdin: pass.input,
    stdoutTo: `${pass.slot}/out`,
  };
  const first = await untilFed(bench, request, bench.company);
  if (first.kind === "box-failed") return failedStep("platform", "run-test", first.detail);
  const errors = `${pass.slot}/errors`;
  if (bench.company === "alone" || !isDoubtful(bench, first)) return await judgeRun(bench, first, errors);
  // Kept apart, since what the first run wrote is still needed where that one counts.
  const apart = { stdoutTo: `${pass.slot}/out-alone`, stderrTo: `${pass.slot}/errors-alone` };
  const runAlone = () => untilFed(bench, { ...whenAlone(bench, request), ...apart }, "alone");
  const once = await runAlone();
  if (once.kind === "box-failed") return failedStep("platform", "run-test", once.detail);
  const { decidingMs, lateShare } = bench.limits;
  if (isContradicted(asEnded(first), asEnded(once), decidingMs))
    return countFirst(await judgeRun(bench, first, errors), once);
  const alone = isLateOnce(asEnded(once), decidingMs, lateShare) ? await runAlone() : once;
  if (alone.kind === "box-failed") return failedStep("platform", "run-test", alone.detail);
  await rename(join(bench.box.storePath, apart.stdoutTo), join(bench.box.storePath, request.stdoutTo));
  await rename(join(bench.box.storePath, apart.stderrTo), join(bench.box.storePath, errors));
  return countAlone(first, await judgeRun(bench, alone, errors));
}

/**
 * A run that was given the processor it asked for: one that was starved is made again with a wall wide enough. That
 * one is never alone: a program that sleeps the second time must not hold up the whole host for so long.
 */
async function untilFed(bench: Bench, request: RunRequest, company: Bench["company"]): Promise<TestReport> {
  const { lane, limits } = bench;
  const once = company === "alone" ? await lane.runAlone(request) : await lane.run(request);
  return isStarved(once) ? await lane.run(patient(request, limits.cpuMs)) : once;
}

/** Whether the run's time hangs on who else was running. */
export function isDoubtful({ limits }: Pick<Bench, "limits">, run: RunFinished): boolean {
  return isNearLimit(asEnded(run), limits.decidingMs, limits.lateShare);
}

const asEnded = ({ cpuMs, ending }: RunFinished) => ({ cpuMs, isEndedByItself: ending.kind !== "limit" });

/** The conversation alone that counts: the first one, or the second where the first was late or contradicts what was seen before. */
export async function settleAlone<T>(
  { limits }: Pick<Bench, "limits">,
  first: RunFinished,
  runAlone: () => Promise<T>,
  ranOf: (report: T) => RunFinished | null,
): Promise<T> {
  const alone = await runAlone();
  const ran = ranOf(alone);
  if (ran === null) return alone;
  const { decidingMs, lateShare } = limits;
  const isAgain =
    isContradicted(asEnded(first), asEnded(ran), decidingMs) ||
    isLateOnce(asEnded(ran), decidingMs, lateShare);
  return isAgain ? await runAlone() : alone;
}

/** A program that waits uses next to no CPU. */
const waitingShare = 0.05;

/**
 * Whether the wall clock ended a program that was at work all the same: then the machine was too busy to let it run,
 * and a contestant must not pay for that.
 */
export function isStarved(report: RunFinished | BoxFailed): boolean {
  if (report.kind === "box-failed") return false;
  const { ending, cpuMs, wallMs } = report;
  return ending.kind === "limit" && ending.limit === "wall" && cpuMs > wallMs * waitingShare;
}

/** The same run with a wall so wide that only CPU time can end a program at work. */
export function patient<T extends Pick<RunRequest, "limits">>(request: T, cpuMs: number): T {
  return { ...request, limits: { ...request.limits, wallMs: Math.min(20 * wallLimitMs(cpuMs), 3_600_000) } };
}

/** How the submission is started on a case; it sees its own program, the case's files and nothing of the package. */
export function contestantRequest(
  bench: Bench,
  test: TestCase,
  slot: string,
): Omit<RunRequest, "stdin" | "stdoutTo"> {
  const { program, limits } = bench;
  const placed = test.filePaths.map((path) => [basename(path), `${bench.packageFolder}/${path}`]);
  return {
    tools: program.tools,
    argv: [...runCommand(program, limits.memoryBytes), ...test.args],
    env: program.run.env,
    folder: program.folder,
    shown: {},
    placed: Object.fromEntries(placed),
    stderrTo: `${slot}/errors`,
    collect: [],
    limits: {
      cpuMs: bench.company === "alone" ? aloneEndMs(bench) : limits.endMs,
      wallMs: wallLimitMs(limits.cpuMs),
      memoryBytes: limits.memoryBytes + program.run.extraMemoryBytes,
      outputBytes: limits.outputBytes,
      scratchBytes: limits.outputBytes + 16 * mebibyte,
      processes: program.run.processes,
      openFiles: 256,
      stackBytes: limits.memoryBytes,
    },
  };
}

/** The same program alone: nobody can add to its time then, so that it is stopped sooner. */
export function whenAlone<T extends Pick<RunRequest, "limits">>(bench: Bench, request: T): T {
  return { ...request, limits: { ...request.limits, cpuMs: aloneEndMs(bench) } };
}

function aloneEndMs({ limits }: Bench): number {
  return latestEndMs(limits.cpuMs, nearLimitShare);
}

/** Programs are judged by CPU time; the wall only ends those that sleep, so it is wide. An hour is the box's most. */
export function wallLimitMs(cpuMs: number): number {
  return Math.min(3 * cpuMs + 2_000, 3_600_000);
}

/** Reads a verdict from how the run ended, without its output. */
export async function judgeRun(bench: Bench, report: RunFinished, errorsPath: string): Promise<TestRun> {
  const { cpuMs, wallMs, memoryBytes, ending } = report;
  const spent = { kind: "ran", cpuMs, wallMs, memoryBytes, ending } as const;
  // A runtime that ignores failed writes, as Java's does, goes on until its time is up: it flooded first.
  const isFlooded = Math.max(report.stdoutBytes, report.stderrBytes) >= bench.limits.outputBytes;
  if (isFlooded) return { ...spent, verdict: "OLE", remark: "the program wrote more than it may" };
  if (ending.kind === "limit") {
    const verdict = ({ cpu: "TLE", wall: "TLE", memory: "MLE", output: "OLE" } as const)[ending.limit];
    return { ...spent, verdict, remark: `the program ${describeEnding(ending)}` };
  }
  if (cpuMs > bench.limits.cpuMs)
    return { ...spent, verdict: "TLE", remark: "the program ran out of CPU time" };
  if (ending.kind === "exited" && ending.code === 0) return { ...spent, verdict: null, remark: null };
  const errors = await readStart(join(bench.box.storePath, errorsPath));
  const isOutOfMemory = bench.program.run.memoryMark?.test(errors) ?? false;
  const remark = `the program ${describeEnding(ending)}\n${errors.slice(0, 1000)}`.trim();
  return { ...spent, verdict: isOutOfMemory ? "MLE" : "RTE", remark };
}

const maxErrorBytes = 65_536;

async function readStart(path: string): Promise<string> {
  const bytes = await readFile(path).catch(() => Buffer.alloc(0));
  return bytes.subarray(0, maxErrorBytes).toString("utf8");
}
