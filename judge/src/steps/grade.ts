import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readGraderOutput } from "@bilimdon/rules/verdict/read-grader-output";
import type { GradeRequest, GroupGrade } from "@bilimdon/rules/verdict/submission-outcome";
import { mebibyte } from "../languages/language.ts";
import { failedStep, type JudgingBench, type StepFailed } from "./bench.ts";
import { describeEnding } from "./describe-ending.ts";
import { runCommand } from "./program.ts";

export interface Graded {
  readonly kind: "graded";
  readonly grade: GroupGrade;
}

/** Runs a legacy package's own grader on one group. Whatever it does wrong is the setter's fault. */
export async function grade(bench: JudgingBench, request: GradeRequest): Promise<Graded | StepFailed> {
  const { limits } = bench.manifest;
  const { grader } = bench;
  if (grader === null)
    return failedStep("setter", "grade", `${request.group} wants a grader, and graders/ has none`);
  const folder = `${bench.workFolder}/grade`;
  const path = join(bench.box.storePath, folder);
  await mkdir(path, { recursive: true, mode: 0o755 });
  try {
    await writeFile(join(path, "in"), request.stdin, { mode: 0o644 });
    const report = await bench.lane.run({
      tools: grader.tools,
      argv: [...runCommand(grader, limits.validationMemoryBytes), ...request.flags],
      env: grader.run.env,
      folder: grader.folder,
      shown: {},
      placed: {},
      stdin: `${folder}/in`,
      stdoutTo: `${folder}/out`,
      stderrTo: `${folder}/stderr`,
      collect: [],
      limits: {
        cpuMs: limits.validationTimeMs,
        wallMs: limits.validationTimeMs * 2 + 2_000,
        memoryBytes: limits.validationMemoryBytes + grader.run.extraMemoryBytes,
        outputBytes: mebibyte,
        scratchBytes: 16 * mebibyte,
        processes: grader.run.processes,
        openFiles: 64,
        stackBytes: 64 * mebibyte,
      },
    });
    if (report.kind === "box-failed") return failedStep("platform", "grade", report.detail);
    if (report.ending.kind !== "exited" || report.ending.code !== 0) {
      const said = (await readFile(join(path, "stderr"), "utf8")).slice(0, 1000);
      return failedStep(
        "setter",
        "grade",
        `the grader ${describeEnding(report.ending)} on ${request.group}\n${said}`,
      );
    }
    const reading = readGraderOutput(await readFile(join(path, "out"), "utf8"));
    if (reading.kind === "unreadable")
      return failedStep("setter", "grade", `${request.group}: ${reading.why}`);
    return {
      kind: "graded",
      grade: { group: request.group, verdict: reading.verdict, score: reading.score },
    };
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}
