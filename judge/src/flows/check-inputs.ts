import { basename } from "node:path";
import type { DataTrial } from "@bilimdon/contracts/judging-words";
import type { PackageProgram, TestCase } from "@bilimdon/rules/problem/manifest";
import { listCases, withData } from "@bilimdon/rules/verdict/list-cases";
import { mebibyte } from "../languages/language.ts";
import { type CheckBench, failedStep, type StepFailed } from "../steps/bench.ts";
import { describeEnding } from "../steps/describe-ending.ts";
import { inspectByGrammar, openGrammar } from "../steps/inspect-by-grammar.ts";
import type { OpenPackage } from "../steps/open-package.ts";
import { type Program, runCommand } from "../steps/program.ts";
import { buildPackageProgram, type JudgeRoom } from "./judge-program.ts";

interface Notes {
  readonly faults: string[];
  readonly warnings: string[];
  readonly trials: DataTrial[];
}

/**
 * Runs every input validator on every input: each must take all of the tests, and each wrong example must be refused
 * by at least one.
 *
 * @returns null when all was said in the notes; failed when the box broke
 */
export async function checkInputs(
  room: JudgeRoom,
  bench: CheckBench,
  opened: OpenPackage,
  notes: Notes,
): Promise<StepFailed | null> {
  const rejected = new Set<string>();
  for (const validator of opened.manifest.inputValidators) {
    if (validator.language === "checktestdata") {
      const trouble = await followGrammar(bench, { validator, rejected }, notes);
      if (trouble !== null) return trouble;
      continue;
    }
    const built = await buildPackageProgram(room, bench.lane, opened, validator);
    if (built.kind === "failed") {
      // A grammar or a language we lack says nothing about the data; it is told, and the others go on.
      (built.error.fault === "setter" ? notes.faults : notes.warnings).push(`not run: ${built.error.detail}`);
      const notRun = built.error.detail.slice(0, 500);
      notes.trials.push({ kind: "input-validator", name: nameOf(validator), tried: 0, passed: 0, notRun });
      continue;
    }
    try {
      const inspect = asInspector(bench, validator, built.program);
      const trouble = await runOnAll(bench, { validator, inspect, rejected }, notes);
      if (trouble !== null) return trouble;
    } finally {
      built.program.release();
    }
  }
  const wrongs = wrongInputs(bench);
  for (const wrong of wrongs) {
    if (!rejected.has(wrong.name)) notes.faults.push(`${wrong.inputPath} is taken by every input validator`);
  }
  const [tried, passed] = [wrongs.length, wrongs.filter((wrong) => rejected.has(wrong.name)).length];
  if (tried > 0) notes.trials.push({ kind: "wrong-inputs", name: "", tried, passed, notRun: null });
  return null;
}

async function followGrammar(
  bench: CheckBench,
  { validator, rejected }: Omit<Inspector, "inspect">,
  notes: Notes,
): Promise<StepFailed | null> {
  const opening = await openGrammar(bench, validator);
  if (opening.kind === "refused") {
    notes.faults.push(`not run: ${opening.why}`);
    return null;
  }
  const inspect = async ({ inputPath }: Inspected): Promise<InputSaid> => {
    const why = await inspectByGrammar(bench, opening.grammar, inputPath);
    return { kind: "said", isTaken: why === null, words: why ?? "" };
  };
  return await runOnAll(bench, { validator, inspect, rejected }, notes);
}

function asInspector(bench: CheckBench, validator: PackageProgram, program: Program): Inspector["inspect"] {
  const takesBy = validator.manner === "testlib" ? 0 : 42;
  return async (input) =>
    await validateInput(bench, program, { ...input, args: argsFor(validator, input), takesBy });
}

type Inspected = Pick<TestCase, "inputPath" | "filePaths" | "inputValidatorArgs">;

interface Inspector {
  readonly validator: PackageProgram;
  inspect(input: Inspected): Promise<InputSaid>;
  /** Names of the wrong examples some validator refused. */
  readonly rejected: Set<string>;
}

async function runOnAll(bench: CheckBench, inspector: Inspector, notes: Notes): Promise<StepFailed | null> {
  const { validator, rejected } = inspector;
  const tests = withData(listCases(bench.manifest.tests));
  let passed = 0;
  for (const test of tests) {
    const said = await inspector.inspect(test);
    if (said.kind === "failed") return said;
    if (said.isTaken) passed += 1;
    else notes.faults.push(`${test.inputPath} is refused by ${validator.name}: ${said.words}`);
  }
  const trial = { name: nameOf(validator), tried: tests.length, passed, notRun: null };
  notes.trials.push({ kind: "input-validator", ...trial });
  for (const wrong of wrongInputs(bench)) {
    const said = await inspector.inspect({ ...wrong, filePaths: [] });
    if (said.kind === "failed") return said;
    if (!said.isTaken) rejected.add(wrong.name);
  }
  return null;
}

function nameOf(validator: PackageProgram): string {
  return validator.name.slice(0, 300);
}

function wrongInputs(bench: CheckBench) {
  return bench.manifest.validatorCases.filter((one) => one.expects === "input-rejected");
}

function argsFor(validator: PackageProgram, test: Pick<TestCase, "inputValidatorArgs">): readonly string[] {
  const args = test.inputValidatorArgs;
  if (isList(args)) return args;
  const name = basename(validator.name);
  return args[validator.name] ?? args[name] ?? args[name.replace(/\.[^.]+$/, "")] ?? [];
}

function isList(args: TestCase["inputValidatorArgs"]): args is readonly string[] {
  return Array.isArray(args);
}

type InputSaid = { readonly kind: "said"; readonly isTaken: boolean; readonly words: string } | StepFailed;

async function validateInput(
  bench: CheckBench,
  program: Program,
  input: Pick<TestCase, "inputPath" | "args" | "filePaths"> & { readonly takesBy: number },
): Promise<InputSaid> {
  const { limits } = bench.manifest;
  const report = await bench.lane.run({
    tools: program.tools,
    argv: [...runCommand(program, limits.validationMemoryBytes), ...input.args],
    env: program.run.env,
    folder: program.folder,
    shown: {},
    placed: Object.fromEntries(
      input.filePaths.map((path) => [basename(path), `${bench.packageFolder}/${path}`]),
    ),
    stdin: `${bench.packageFolder}/${input.inputPath}`,
    stdoutTo: null,
    stderrTo: null,
    collect: [],
    limits: {
      cpuMs: limits.validationTimeMs,
      wallMs: limits.validationTimeMs * 2 + 2_000,
      memoryBytes: limits.validationMemoryBytes + program.run.extraMemoryBytes,
      outputBytes: limits.validationOutputBytes,
      scratchBytes: 64 * mebibyte,
      processes: program.run.processes,
      openFiles: 64,
      stackBytes: limits.validationMemoryBytes,
    },
  });
  if (report.kind === "box-failed") return failedStep("platform", "check-inputs", report.detail);
  const isTaken = report.ending.kind === "exited" && report.ending.code === input.takesBy;
  return { kind: "said", isTaken, words: `it ${describeEnding(report.ending)}, not with ${input.takesBy}` };
}
