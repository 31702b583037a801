import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TestCase } from "@bilimdon/rules/problem/manifest";
import { compareOutput } from "@bilimdon/rules/verdict/compare-output";
import { readCompareFlags } from "@bilimdon/rules/verdict/read-compare-flags";
import type { RunRequest } from "../box/box.ts";
import { mebibyte } from "../languages/language.ts";
import { type CheckBench, failedStep, type StepFailed } from "./bench.ts";
import { readWritten } from "./case-slot.ts";
import {
  type Feedback,
  feedbackState,
  feedbackToCollect,
  keepingState,
  readFeedback,
  readValidatorEnding,
} from "./feedback.ts";
import { judgeByTestlib, speaksTestlib, talkFile } from "./judge-by-testlib.ts";
import { type Program, runCommand } from "./program.ts";

export interface OutputCheck {
  readonly kind: "checked";
  readonly isAccepted: boolean;
  readonly feedback: Feedback;
}

export interface CheckedPass {
  readonly test: Pick<TestCase, "inputPath" | "answerPath" | "outputValidatorArgs">;
  /** Store folder of this case. */
  readonly slot: string;
  /** Store path of the submission's output. */
  readonly output: string;
  /** Validators before this one have spoken already. */
  readonly firstValidator?: number;
  /** 1 for the first pass. */
  readonly pass: number;
}

/**
 * Says whether one output is right.
 *
 * @returns checked with the validators' words; failed with the setter's fault where a validator crashes, gives no
 *   verdict, or breaks the agreement about its files, and with the platform's where the box does
 * Source: problem package format, "Output validator"; in the legacy format all validators must accept.
 */
export async function checkOutput(bench: CheckBench, pass: CheckedPass): Promise<OutputCheck | StepFailed> {
  if (bench.manifest.outputValidators.kind === "default") return compareFiles(bench, pass);
  let accepted: Feedback = silence;
  const first = pass.firstValidator ?? 0;
  for (const [index, validator] of bench.validators.entries()) {
    if (index < first) continue;
    const check = await runValidator(bench, pass, { validator, index });
    if (check.kind === "failed" || !check.isAccepted) return check;
    accepted = index === first ? check.feedback : mergeFeedback(accepted, check.feedback);
  }
  return { kind: "checked", isAccepted: true, feedback: accepted };
}

const silence: Feedback = { judgeMessage: null, teamMessage: null, score: null, nextInput: null };

async function compareFiles(bench: CheckBench, pass: CheckedPass): Promise<OutputCheck | StepFailed> {
  const { answerPath, outputValidatorArgs } = pass.test;
  const flags = readCompareFlags(outputValidatorArgs);
  if (flags.kind === "refused") return failedStep("setter", "check-output", flags.message);
  const inStore = (path: string) => join(bench.box.storePath, path);
  const answer =
    answerPath === null
      ? Buffer.alloc(0)
      : await bench.answerShelf.read(inStore(`${bench.packageFolder}/${answerPath}`));
  const output = await readWritten(inStore(pass.output));
  const { accepted, message } = compareOutput({ answer, output, flags: flags.value });
  const judgeMessage = message === "" ? null : message;
  return { kind: "checked", isAccepted: accepted, feedback: { ...silence, judgeMessage } };
}

interface Seat {
  readonly validator: Program;
  readonly index: number;
}

async function runValidator(
  bench: CheckBench,
  pass: CheckedPass,
  seat: Seat,
): Promise<OutputCheck | StepFailed> {
  const isTestlib = speaksTestlib(bench, seat.index);
  const request = await validatorRequest(bench, pass, seat);
  const stdin = isTestlib ? null : pass.output;
  const report = await bench.lane.run({ ...request, stdin, stdoutTo: null });
  if (report.kind === "box-failed") return failedStep("platform", "check-output", report.detail);
  if (isTestlib) {
    const words = await lastWords(bench, pass.slot, seat.index);
    const said = judgeByTestlib(bench, report.ending, words);
    return said.kind === "checked" ? said : brokenValidator(bench, pass, seat.index, said.why);
  }
  const verdict = readValidatorEnding(report.ending);
  if (verdict.kind === "broken") return brokenValidator(bench, pass, seat.index, verdict.why);
  return judgedByValidator(bench, pass, seat.index, report.collected, verdict.kind === "accepted");
}

/**
 * How a validator is started: `validator input answer feedback/ args…`, its scratch folder being the feedback; in
 * testlib's manner `checker input output answer`, and without an output to check `interactor input talk answer`.
 */
export async function validatorRequest(
  bench: CheckBench,
  pass: Omit<CheckedPass, "output"> & { readonly output?: string },
  { validator, index }: Seat,
): Promise<Omit<RunRequest, "stdin" | "stdoutTo">> {
  const { limits } = bench.manifest;
  const folder = feedbackFolder(pass.slot, index);
  await mkdir(join(bench.box.storePath, folder), { recursive: true, mode: 0o755 });
  const answer = pass.test.answerPath;
  const isTestlib = speaksTestlib(bench, index);
  const { output } = pass;
  const files = isTestlib
    ? [
        "{shown:case.in}",
        output === undefined ? `{scratch}/${talkFile}` : "{shown:case.out}",
        "{shown:case.ans}",
      ]
    : ["{shown:case.in}", "{shown:case.ans}", "{scratch}/"];
  const command = [
    ...runCommand(validator, limits.validationMemoryBytes),
    ...files,
    ...pass.test.outputValidatorArgs,
  ];
  const isMultiPass = bench.manifest.kind.isMultiPass;
  return {
    tools: validator.tools,
    argv: isMultiPass ? keepingState(command) : command,
    env: validator.run.env,
    folder: validator.folder,
    shown: {
      "case.in": `${bench.packageFolder}/${pass.test.inputPath}`,
      "case.ans": answer === null ? await emptyFile(bench) : `${bench.packageFolder}/${answer}`,
      ...(isTestlib && output !== undefined ? { "case.out": output } : {}),
    },
    placed: isMultiPass && pass.pass > 1 ? feedbackState(folder) : {},
    stderrTo: `${folder}/stderr`,
    collect: isTestlib
      ? [{ from: talkFile, to: `${folder}/${talkFile}`, maxBytes: limits.validationOutputBytes }]
      : feedbackToCollect(folder, limits.validationOutputBytes),
    limits: {
      cpuMs: limits.validationTimeMs,
      wallMs: limits.validationTimeMs * 2 + 2_000,
      memoryBytes: limits.validationMemoryBytes + validator.run.extraMemoryBytes,
      outputBytes: limits.validationOutputBytes,
      scratchBytes: limits.validationOutputBytes * 4 + 16 * mebibyte,
      processes: validator.run.processes + 8,
      openFiles: 256,
      stackBytes: limits.validationMemoryBytes,
    },
  };
}

/** Reads the feedback of a validator that gave a verdict. */
export async function judgedByValidator(
  bench: CheckBench,
  pass: Omit<CheckedPass, "output">,
  index: number,
  collected: Readonly<Record<string, number>>,
  isAccepted: boolean,
): Promise<OutputCheck | StepFailed> {
  const folder = feedbackFolder(pass.slot, index);
  const reading = await readFeedback(bench.box.storePath, folder, { collected, isAccepted });
  if (reading.kind === "unreadable") return brokenValidator(bench, pass, index, reading.why);
  return { kind: "checked", isAccepted, feedback: reading.feedback };
}

/** A judging error of the setter, with the validator's own last words. */
export async function brokenValidator(
  bench: CheckBench,
  pass: Omit<CheckedPass, "output">,
  index: number,
  why: string,
): Promise<StepFailed> {
  const words = (await lastWords(bench, pass.slot, index)).slice(0, 1000).trim();
  const detail = `${pass.test.inputPath}: ${why}${words === "" ? "" : `\n${words}`}`;
  return failedStep("setter", "check-output", detail);
}

/** The beginning of what a validator wrote to its standard error. */
export async function lastWords(bench: CheckBench, slot: string, index: number): Promise<string> {
  const path = join(bench.box.storePath, feedbackFolder(slot, index), "stderr");
  const errors = await readFile(path).catch(() => Buffer.alloc(0));
  return errors.subarray(0, 16_384).toString("utf8");
}

/** What an interactor left for the checker; an empty file where it left nothing. */
export async function talkOf(
  bench: CheckBench,
  slot: string,
  collected: Readonly<Record<string, number>>,
): Promise<string> {
  return collected[talkFile] === undefined ? emptyFile(bench) : `${feedbackFolder(slot, 0)}/${talkFile}`;
}

/** Store folder of what a validator leaves in a case's slot. */
export function feedbackFolder(slot: string, index: number): string {
  return `${slot}/feedback-${index}`;
}

async function emptyFile(bench: CheckBench): Promise<string> {
  const path = `${bench.workFolder}/empty`;
  await writeFile(join(bench.box.storePath, path), "", { mode: 0o644 });
  return path;
}

function mergeFeedback(one: Feedback, other: Feedback): Feedback {
  return {
    judgeMessage: joinWords(one.judgeMessage, other.judgeMessage),
    teamMessage: joinWords(one.teamMessage, other.teamMessage),
    score: other.score ?? one.score,
    nextInput: other.nextInput ?? one.nextInput,
  };
}

function joinWords(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return `${one}\n${other}`.slice(0, 4096);
}
