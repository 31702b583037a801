import type { Manifest } from "@bilimdon/rules/problem/manifest";
import type { JudgingError } from "@bilimdon/rules/verdict/verdict";
import type { Box, Lane } from "../box/box.ts";
import type { AnswerShelf } from "./answer-shelf.ts";
import type { CaseSlots } from "./case-slot.ts";
import type { Program } from "./program.ts";

/** What is needed to check outputs: everything the cases of a package have in common. */
export interface CheckBench {
  readonly box: Box;
  readonly lane: Lane;
  readonly manifest: Manifest;
  readonly answerShelf: AnswerShelf;
  /** Store folder of the package. */
  readonly packageFolder: string;
  /** Store folder for this judging alone; removed when it ends. */
  readonly workFolder: string;
  readonly slots: CaseSlots;
  /** Built output validators; empty where the default one compares. */
  readonly validators: readonly Program[];
}

/** What lies on the bench while one submission is judged, whether it is a program or answers. */
export type JudgingBench = Bench | AnswerBench;

interface SubmissionBench extends CheckBench {
  readonly limits: CaseLimits;
  /** alone: no other lane of the host runs anything meanwhile, from the first run on. */
  readonly company: "any" | "alone";
  /** A legacy package's own grader. */
  readonly grader: Program | null;
}

export interface Bench extends SubmissionBench {
  readonly kind: "program";
  readonly program: Program;
  /** For the package's static validator; null where no group has a static validation case. */
  readonly staticCheck: StaticCheck | null;
}

/** A submission as a static validator reads it, and the validator. */
export interface StaticCheck {
  readonly validator: Program;
  /** Code of the package formats: "cpp", "python3". */
  readonly language: string;
  readonly entryPoint: string;
  /** Name below the submission's folder → store path: sources, what the package puts beside them, what was built. */
  readonly files: Readonly<Record<string, string>>;
}

/** Where answers were sent no program runs, and of the limits only that on output means anything. */
export interface AnswerBench extends SubmissionBench {
  readonly kind: "answers";
  /** By case name; a case that is not there was not answered. */
  readonly answers: ReadonlyMap<string, Uint8Array>;
}

/** Limits of one case for this submission, the language's factor already in them. */
export interface CaseLimits {
  readonly cpuMs: number;
  readonly memoryBytes: number;
  readonly outputBytes: number;
  /** CPU milliseconds near which a run's time decides something, so that it is made again alone. */
  readonly decidingMs: readonly number[];
  /** How far above one of these a run is still in doubt; see rules/verdict/near-limit. */
  readonly lateShare: number;
  /** CPU milliseconds after which a run that has others beside it is stopped. */
  readonly endMs: number;
}

/** A judging error of a step, in the words of rules/verdict. */
export interface StepFailed {
  readonly kind: "failed";
  readonly error: JudgingError;
}

export function failedStep(fault: JudgingError["fault"], step: string, detail: string): StepFailed {
  return { kind: "failed", error: { fault, step, detail: detail.slice(0, 4096) } };
}
