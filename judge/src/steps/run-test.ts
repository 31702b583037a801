import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { TestCase } from "@bilimdon/rules/problem/manifest";
import type { TestVerdictCode } from "@bilimdon/rules/verdict/verdict";
import type { BoxFailed, RunFinished, RunRequest, TestReport } from "../box/box.ts";
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
  const once = await bench.lane.run(request);
  const report = await runAgainIfDoubtful(bench, request, once);
  if (report.kind === "box-failed") return failedStep("platform", "run-test", report.detail);
  return judgeRun(bench, report, `${pass.slot}/errors`);
}

/**
 * A second run where the first may be the machine's doing: it was starved, or it ended by itself a little late, as a
 * program may that another lane kept from its caches (measured: up to a fifth). The second run counts as it comes.
 */
async function runAgainIfDoubtful(bench: Bench, request: RunRequest, once: TestReport): Promise<TestReport> {
  if (isStarved(once)) return await bench.lane.run(patient(request, bench.limits.cpuMs));
  const isJustLate =
    once.kind === "finished" && once.ending.kind === "exited" && once.cpuMs > bench.limits.cpuMs;
  return isJustLate ? await bench.lane.run(request) : once;
}

/** Programs may run this much longer than their limit, so that the late can be told from the endless. */
const lateness = 1.15;

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
    argv: [...runCommand(program, limits.memoryBytes), ...test.args],
    env: program.run.env,
    folder: program.folder,
    shown: {},
    placed: Object.fromEntries(placed),
    stderrTo: `${slot}/errors`,
    collect: [],
    limits: {
      cpuMs: Math.ceil(limits.cpuMs * lateness),
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

/** Programs are judged by CPU time; the wall only ends those that sleep, so it is wide. An hour is the box's most. */
export function wallLimitMs(cpuMs: number): number {
  return Math.min(3 * cpuMs + 2_000, 3_600_000);
}

/** Reads a verdict from how the run ended, without its output. */
export async function judgeRun(bench: Bench, report: RunFinished, errorsPath: string): Promise<TestRun> {
  const { cpuMs, wallMs, memoryBytes, ending } = report;
  const spent = { kind: "ran", cpuMs, wallMs, memoryBytes } as const;
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
