import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { TestCase } from "@bilimdon/rules/problem/manifest";
import { mebibyte } from "../languages/language.ts";
import { failedStep, type JudgingBench, type StaticCheck, type StepFailed } from "./bench.ts";
import { feedbackFolder, lastWords } from "./check-output.ts";
import { feedbackToCollect, readFeedback, readValidatorEnding } from "./feedback.ts";
import type { CaseJudged } from "./judge-case.ts";
import { runCommand } from "./program.ts";

/** More files than a request can place in the box. */
const mostFiles = 64;
const speaker = "the static validator";

/**
 * Judges a group's static validation case: the package's validator reads the submission's source in the box, as
 * `validator language entry_point feedback/ args…` in a folder that holds the submission and nothing else. What it
 * leaves is read from beside that folder, so that no file of the submission can pass for its feedback.
 *
 * @returns failed with the setter's fault where the validator reaches no verdict
 * Source: 2025-09, "Static validator".
 */
export async function judgeStatic(
  bench: JudgingBench,
  test: TestCase,
  slot: string,
): Promise<CaseJudged | StepFailed> {
  const check = bench.kind === "program" ? bench.staticCheck : null;
  if (check === null) return broken(test, "there is no static validator to run");
  if (Object.keys(check.files).length > mostFiles)
    return broken(test, `the submission has more than ${mostFiles} files with those put beside it`);
  const folder = feedbackFolder(slot, 0);
  await mkdir(join(bench.box.storePath, folder), { recursive: true, mode: 0o755 });
  const report = await bench.lane.run(requestOf(bench, check, { test, folder }));
  if (report.kind === "box-failed") return failedStep("platform", "judge-static", report.detail);
  const ending = readValidatorEnding(report.ending, speaker);
  if (ending.kind === "broken") {
    const words = (await lastWords(bench, slot, 0)).slice(0, 1000).trim();
    return broken(test, `${ending.why}\n${words}`.trim());
  }
  const isAccepted = ending.kind === "accepted";
  const collected = withoutFolder(report.collected);
  const reading = await readFeedback(bench.box.storePath, folder, { collected, isAccepted, speaker });
  if (reading.kind === "unreadable") return broken(test, reading.why);
  const { judgeMessage, teamMessage, score } = reading.feedback;
  const result = {
    name: test.name,
    verdict: isAccepted ? "AC" : "WA",
    cpuMs: 0,
    wallMs: 0,
    memoryBytes: 0,
    score: bench.manifest.kind.isScoring ? score : null,
    judgeMessage,
    teamMessage,
  } as const;
  return { kind: "judged", result };
}

const script = 'mkdir "{scratch}/feedback" && cd "{scratch}/submission" && exec "$@"';

function requestOf(
  bench: JudgingBench,
  { validator, language, entryPoint, files }: StaticCheck,
  { test, folder }: { readonly test: TestCase; readonly folder: string },
) {
  const { limits } = bench.manifest;
  const command = runCommand(validator, limits.validationMemoryBytes);
  const told = [language, entryPoint, "{scratch}/feedback/", ...test.outputValidatorArgs];
  return {
    tools: validator.tools,
    argv: ["/bin/sh", "-c", script, "sh", ...command, ...told],
    env: validator.run.env,
    folder: validator.folder,
    shown: {},
    placed: Object.fromEntries(Object.entries(files).map(([name, path]) => [`submission/${name}`, path])),
    stdin: null,
    stdoutTo: null,
    stderrTo: `${folder}/stderr`,
    collect: feedbackToCollect(folder, limits.validationOutputBytes).map((file) => ({
      ...file,
      from: `feedback/${file.from}`,
    })),
    limits: {
      cpuMs: limits.validationTimeMs,
      wallMs: limits.validationTimeMs * 2 + 2_000,
      memoryBytes: limits.validationMemoryBytes + validator.run.extraMemoryBytes,
      outputBytes: limits.validationOutputBytes,
      // Machine code of a submission is placed too, and may be large.
      scratchBytes: limits.validationOutputBytes * 4 + 512 * mebibyte,
      processes: validator.run.processes + 8,
      openFiles: 256,
      stackBytes: limits.validationMemoryBytes,
    },
  };
}

function withoutFolder(collected: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(collected).map(([name, size]) => [name.replace(/^feedback\//, ""), size]),
  );
}

function broken(test: TestCase, why: string): StepFailed {
  return failedStep("setter", "judge-static", `${test.name}: ${why}`);
}
