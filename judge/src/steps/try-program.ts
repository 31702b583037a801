import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CustomRunResult } from "@bilimdon/contracts/custom-run-words";
import { customOutputBytes } from "@bilimdon/rules/judging/custom-run-limits";
import type { TestCase } from "@bilimdon/rules/problem/manifest";
import type { Ending } from "../box/box.ts";
import type { Bench, CheckBench, StepFailed } from "./bench.ts";
import { judgeCase } from "./judge-case.ts";
import { readText } from "./read-text.ts";
import { runTest, type TestRun } from "./run-test.ts";

export interface Tried {
  readonly kind: "tried";
  readonly result: CustomRunResult;
}

/** What a pass leaves for its author to see. */
export type Seen = Pick<CustomRunResult, "exitCode" | "signal" | "output" | "errors">;

export const unseen: Seen = {
  exitCode: null,
  signal: null,
  output: { text: "", bytes: 0 },
  errors: { text: "", bytes: 0 },
};

/**
 * Judges one sample and keeps the beginning of what the program wrote. Of several passes the last is shown.
 *
 * @param index  from 0, in the order of the package's samples
 */
export async function trySample(bench: Bench, test: TestCase, index: number): Promise<Tried | StepFailed> {
  let seen = unseen;
  const onPass = async (run: TestRun, slot: string) => {
    seen = await look(bench, run.ending, slot);
  };
  const judged = await judgeCase(bench, test, { onPass });
  if (judged.kind === "failed") return judged;
  const { verdict, cpuMs, wallMs, memoryBytes, teamMessage, transcript } = judged.result;
  const spent = { cpuMs, wallMs, memoryBytes };
  const talk = transcript === undefined ? {} : { transcript };
  return { kind: "tried", result: { sample: index + 1, verdict, ...spent, ...seen, teamMessage, ...talk } };
}

/** Runs the program once on a text of its author's. Of a problem of many passes this is the first. */
export async function tryOwnInput(bench: Bench, text: string): Promise<Tried | StepFailed> {
  const slot = `${bench.workFolder}/own`;
  const path = join(bench.box.storePath, slot);
  await mkdir(path, { recursive: true, mode: 0o755 });
  try {
    await writeFile(join(path, "in"), text, { mode: 0o644 });
    const run = await runTest(bench, { test: ownCase, slot, input: `${slot}/in` });
    if (run.kind === "failed") return run;
    const { verdict, cpuMs, wallMs, memoryBytes } = run;
    const seen = await look(bench, run.ending, slot);
    const spent = { cpuMs, wallMs, memoryBytes };
    return { kind: "tried", result: { sample: null, verdict, ...spent, ...seen, teamMessage: null } };
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}

/** A case of no package: no arguments, no files. */
const ownCase: TestCase = {
  name: "own",
  inputPath: "",
  answerPath: null,
  args: [],
  inputValidatorArgs: [],
  outputValidatorArgs: [],
  filePaths: [],
  isFeedbackFull: true,
  hint: null,
  description: null,
  shown: {},
};

/** What lies in a run's slot, and how the run ended. */
export async function look(bench: CheckBench, ending: Ending, slot: string): Promise<Seen> {
  const folder = join(bench.box.storePath, slot);
  return {
    exitCode: ending.kind === "exited" ? ending.code : null,
    signal: ending.kind === "signalled" ? ending.signal.slice(0, 32) : null,
    output: await readText(join(folder, "out"), customOutputBytes),
    errors: await readText(join(folder, "errors"), customOutputBytes),
  };
}
