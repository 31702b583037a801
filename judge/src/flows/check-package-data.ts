import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DataTrial } from "@bilimdon/contracts/judging-words";
import type { ValidatorCase } from "@bilimdon/rules/problem/manifest";
import { listCases, withData } from "@bilimdon/rules/verdict/list-cases";
import type { CheckBench, StepFailed } from "../steps/bench.ts";
import { checkOutput, type OutputCheck } from "../steps/check-output.ts";
import type { OpenPackage } from "../steps/open-package.ts";
import { checkInputs } from "./check-inputs.ts";
import { type JudgeRoom, withCheckBench } from "./judge-program.ts";
import { junkOutputs } from "./junk-outputs.ts";

/** Gathers what there is to say; both lists are for the setter. */
interface Notes {
  readonly faults: string[];
  readonly warnings: string[];
  /** What was tried, in the order of trying. */
  readonly trials: DataTrial[];
}

export interface DataCheck {
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
  readonly trials: readonly DataTrial[];
  readonly platformFault: string | null;
}

/**
 * Checks a package's data and its checkers against each other: every input is taken by every input validator, the
 * examples of wrong and right data are judged as such, and the output validator rejects junk.
 * Source: problem package formats, "Input validators", "Output validator", "Validation test data".
 */
export async function checkPackageData(room: JudgeRoom, opened: OpenPackage): Promise<DataCheck> {
  const notes: Notes = { faults: [], warnings: [], trials: [] };
  const lane = await room.box.lease();
  try {
    const done = await withCheckBench(room, lane, opened, async (bench) => {
      const inputs = await checkInputs(room, bench, opened, notes);
      if (inputs !== null) return inputs;
      return (await checkKnownOutputs(bench, notes)) ?? (await checkJunk(bench, notes)) ?? "done";
    });
    if (done === "done") return { ...notes, platformFault: null };
    const { fault, detail } = done.error;
    if (fault === "setter") notes.faults.push(detail);
    return { ...notes, platformFault: fault === "platform" ? detail : null };
  } finally {
    lane.release();
  }
}

/** Null when all was said in the notes; failed when the box broke. */
type Trouble = StepFailed | null;

async function checkKnownOutputs(bench: CheckBench, notes: Notes): Promise<Trouble> {
  const withOutput = bench.manifest.validatorCases.filter((known) => known.outputPath !== null);
  let passed = 0;
  for (const known of withOutput) {
    const said = await checkKnown(bench, known);
    if (said.kind === "failed") {
      if (said.error.fault === "platform") return said;
      notes.faults.push(said.error.detail);
      continue;
    }
    const isWanted = known.expects === "output-accepted";
    if (said.isAccepted !== isWanted) {
      const word = said.isAccepted ? "accepted" : "rejected";
      notes.faults.push(`${known.outputPath} is ${word} by the output validator`);
    } else passed += 1;
  }
  noteTrial(notes, { kind: "known-outputs", tried: withOutput.length, passed });
  return null;
}

async function checkKnown(bench: CheckBench, known: ValidatorCase) {
  const { inputPath, answerPath, args } = known;
  const test = { inputPath, answerPath, outputValidatorArgs: args };
  const slot = await makeSlot(bench, "known");
  return await checkOutput(bench, {
    test,
    slot,
    output: `${bench.packageFolder}/${known.outputPath}`,
    pass: 1,
  });
}

/** How many cases are tried with junk; a validator that swallows junk does so on the first. */
const junkedCases = 3;

async function checkJunk(bench: CheckBench, notes: Notes): Promise<Trouble> {
  const { kind, outputValidators, tests } = bench.manifest;
  if (kind.isInteractive || outputValidators.kind === "default") return null;
  const slot = await makeSlot(bench, "junk");
  const output = `${slot}/out`;
  const found = { tried: 0, passed: 0 };
  for (const test of withData(listCases(tests)).slice(0, junkedCases)) {
    for (const { name, bytes } of junkOutputs) {
      await writeFile(join(bench.box.storePath, output), bytes, { mode: 0o644 });
      const said = await checkOutput(bench, { test, slot, output, pass: 1 });
      if (said.kind === "failed" && said.error.fault === "platform") return said;
      if (said.kind === "failed") notes.faults.push(`given ${name}: ${said.error.detail}`);
      const isSwallowed = said.kind === "checked" && said.isAccepted && !isWorthless(bench, said);
      if (isSwallowed) notes.faults.push(`${test.name}: the output validator accepts ${name}`);
      found.tried += 1;
      if (said.kind === "checked" && !isSwallowed) found.passed += 1;
    }
  }
  noteTrial(notes, { kind: "junk-outputs", ...found });
  return null;
}

/** A scoring validator may take anything and give it nothing. */
function isWorthless({ manifest }: CheckBench, { feedback }: OutputCheck): boolean {
  return manifest.kind.isScoring && feedback.score?.value === 0;
}

function noteTrial(notes: Notes, trial: Pick<DataTrial, "kind" | "tried" | "passed">): void {
  if (trial.tried > 0) notes.trials.push({ name: "", notRun: null, ...trial });
}

async function makeSlot(bench: CheckBench, name: string): Promise<string> {
  const slot = `${bench.workFolder}/${name}`;
  await mkdir(join(bench.box.storePath, slot), { recursive: true, mode: 0o755 });
  return slot;
}
