import { join } from "node:path";
import type { JurySubmission } from "@bilimdon/rules/problem/manifest";
import { applyTimeLimit } from "@bilimdon/rules/verdict/apply-time-limit";
import type { SubmissionOutcome } from "@bilimdon/rules/verdict/submission-outcome";
import type { TestResult } from "@bilimdon/rules/verdict/verdict";
import type { StepFailed } from "../steps/bench.ts";
import { judgeRest, judgeTests } from "../steps/judge-tests.ts";
import type { OpenPackage } from "../steps/open-package.ts";
import { readProgramFiles } from "../steps/package-sources.ts";
import type { ReadyLanguage } from "../steps/toolbox.ts";
import { type JudgeRoom, type SubmissionRefused, withBench } from "./judge-program.ts";

/** A jury submission that can be run here. */
export interface Runnable {
  readonly submission: JurySubmission;
  readonly language: ReadyLanguage;
}

export interface Measured {
  readonly kind: "decided";
  readonly outcome: SubmissionOutcome;
  readonly results: readonly TestResult[];
  /** CPU milliseconds the cases were cut at. */
  readonly capMs: number;
  /** Whether nothing else ran on this host meanwhile. */
  readonly company: "any" | "alone";
}

export type Measurement = Measured | StepFailed | SubmissionRefused;

export interface MeasureParts {
  readonly room: JudgeRoom;
  readonly opened: OpenPackage;
  readonly stop: "first-failure" | "all";
  /** Where times decide besides at the cap: the limit, where it is known. */
  readonly decidingMs?: readonly number[];
  readonly company?: "any" | "alone";
}

/** Judges a jury submission under a cap on time, on the next free lane. */
export async function measure(parts: MeasureParts, runnable: Runnable, capMs: number): Promise<Measurement> {
  return await onBench(parts, runnable, capMs, async (bench) => {
    const judged = await judgeTests(bench, { stop: parts.stop, onResult: () => undefined });
    return judged.kind === "failed" ? judged : { ...judged, capMs, company: bench.company };
  });
}

/**
 * What a measurement comes to under a tighter limit. Verdicts that change may change what the rules need and what the
 * package's grader says, so it is judged anew from the known results; only cases not run before are run.
 */
export async function underLimit(
  parts: MeasureParts,
  runnable: Runnable,
  measured: Measured,
  limitMs: number,
): Promise<Measurement> {
  const results = applyTimeLimit(measured.results, limitMs);
  const isSame = results.every((result, at) => result.verdict === measured.results[at]?.verdict);
  if (isSame) return measured;
  return await onBench(parts, runnable, measured.capMs, async (bench) => {
    const judged = await judgeTests(bench, { stop: parts.stop, known: results, onResult: () => undefined });
    if (judged.kind === "failed") return judged;
    return {
      ...judged,
      results: applyTimeLimit(judged.results, limitMs),
      capMs: measured.capMs,
      company: bench.company,
    };
  });
}

/** The same outcome with a result for every case under this limit, those the rules passed over included. */
export async function withRest(
  parts: MeasureParts,
  runnable: Runnable,
  measured: Measured,
  limitMs: number,
): Promise<Measurement> {
  return await onBench(parts, runnable, measured.capMs, async (bench) => {
    const rest = await judgeRest(bench, measured.results);
    return rest.kind === "failed" ? rest : { ...measured, results: applyTimeLimit(rest.results, limitMs) };
  });
}

async function onBench(
  { room, opened, decidingMs = [], company = "any" }: MeasureParts,
  { submission, language }: Runnable,
  timeLimitMs: number,
  use: Parameters<typeof withBench<Measurement>>[3],
): Promise<Measurement> {
  const files = await readProgramFiles(join(room.box.storePath, opened.folder), opened.manifest, submission);
  const sources = { files, entryPoint: relativeEntry(submission) };
  const lane = await room.box.lease();
  try {
    return await withBench(room, lane, { opened, language, sources, timeLimitMs, decidingMs, company }, use);
  } finally {
    lane.release();
  }
}

/** An entry point that is a path is meant from the submission's own folder, as its files are named. */
function relativeEntry({ entryPoint, path }: JurySubmission): string | null {
  if (entryPoint === null) return null;
  if (entryPoint.startsWith(`${path}/`)) return entryPoint.slice(path.length + 1);
  return entryPoint === path ? (path.split("/").at(-1) ?? null) : entryPoint;
}
