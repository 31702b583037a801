import type { NeededTools } from "../box/box.ts";
import { mebibyte, type RunPlan } from "../languages/language.ts";

/** A program that was built and can be run any number of times: a submission, a validator, a grader. */
export interface Program {
  /** Store folder shown read-only as "{folder}". */
  readonly folder: string;
  readonly run: RunPlan;
  readonly tools: NeededTools;
  readonly languageVersion: string;
  readonly compileCommand: readonly string[];
  readonly isCached: boolean;
  release(): void;
}

/** The command of a program for a memory limit, without its arguments. */
export function runCommand(program: Program, memoryBytes: number): readonly string[] {
  const megabytes = Math.max(1, Math.floor(memoryBytes / mebibyte));
  return program.run.argv.map((part) => part.replace("{memoryMb}", String(megabytes)));
}
