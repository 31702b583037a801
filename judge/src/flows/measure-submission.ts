import { join } from "node:path";
import { answersLanguageId } from "@bilimdon/rules/problem/language-codes";
import type { JurySubmission } from "@bilimdon/rules/problem/manifest";
import { sortAnswers } from "@bilimdon/rules/problem/sort-answers";
import { applyTimeLimit } from "@bilimdon/rules/verdict/apply-time-limit";
import { listCases } from "@bilimdon/rules/verdict/list-cases";
import type { SubmissionOutcome } from "@bilimdon/rules/verdict/submission-outcome";
import type { TestResult } from "@bilimdon/rules/verdict/verdict";
import type { Lane } from "../box/box.ts";
import type { SourceFile } from "../languages/language.ts";
import { failedStep, type JudgingBench, type StepFailed } from "../steps/bench.ts";
import { judgeRest, judgeTests } from "../steps/judge-tests.ts";
import type { OpenPackage } from "../steps/open-package.ts";
import { readProgramFiles } from "../steps/package-sources.ts";
import type { ReadyLanguage } from "../steps/toolbox.ts";
import { type JudgeRoom, type SubmissionRefused, withAnswerBench, withBench } from "./judge-program.ts";

/** A jury submission that can be judged here. */
export interface Runnable {
  readonly submission: JurySubmission;
  /** null: it is answers, and no program. */
  readonly language: ReadyLanguage | null;
}

/** As lines of a report have it. */
export function languageIdOf({ language }: Runnable): string {
  return language?.language.id ?? answersLanguageId;
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
  use: (bench: JudgingBench) => Promise<Measurement>,
): Promise<Measurement> {
  const files = await readProgramFiles(join(room.box.storePath, opened.folder), opened.manifest, submission);
  const lane = await room.box.lease();
  try {
    if (language === null) return await onAnswerBench(room, lane, { opened, submission, files, use });
    const sources = { files, entryPoint: relativeEntry(submission) };
    return await withBench(room, lane, { opened, language, sources, timeLimitMs, decidingMs, company }, use);
  } finally {
    lane.release();
  }
}

interface JuryAnswers extends Pick<Runnable, "submission"> {
  readonly opened: OpenPackage;
  readonly files: readonly SourceFile[];
  use(bench: JudgingBench): Promise<Measurement>;
}

/** The reader of packages has refused answers that belong to no one test. */
async function onAnswerBench(
  room: JudgeRoom,
  lane: Lane,
  { opened, submission, files, use }: JuryAnswers,
): Promise<Measurement> {
  const cases = listCases(opened.manifest.tests).map((test) => test.name);
  const sorting = sortAnswers(cases, files);
  if (sorting.kind === "refused")
    return failedStep("setter", "judge-answers", `${submission.path}: its files are not named for tests`);
  const answers = new Map([...sorting.byCase].map(([name, file]) => [name, file.content]));
  return await withAnswerBench(room, lane, { opened, answers }, use);
}

/** An entry point that is a path is meant from the submission's own folder, as its files are named. */
function relativeEntry({ entryPoint, path }: JurySubmission): string | null {
  if (entryPoint === null) return null;
  if (entryPoint.startsWith(`${path}/`)) return entryPoint.slice(path.length + 1);
  return entryPoint === path ? (path.split("/").at(-1) ?? null) : entryPoint;
}
