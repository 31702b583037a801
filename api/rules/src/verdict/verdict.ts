import type { FirstRun } from "./near-limit.ts";

/** What the judge can find about one test or one submission. CE never belongs to a single test. */
export const verdictCodes = ["AC", "WA", "TLE", "RTE", "MLE", "OLE", "CE"] as const;
export type VerdictCode = (typeof verdictCodes)[number];
export type TestVerdictCode = Exclude<VerdictCode, "CE">;

/** Who owns a failure. A contestant's is a verdict; the others are judging errors and never cost a contestant. */
export type FaultOwner = "contestant" | "setter" | "platform";

/** A judging error: no verdict could be reached, and it was not the contestant's doing. */
export interface JudgingError {
  readonly fault: "setter" | "platform";
  /** The step that failed, kebab-case as its file: "open-package", "compile", "run-test", "check-output", … */
  readonly step: string;
  /** One plain sentence for the owner: what happened, to what, what to do. */
  readonly detail: string;
}

/** The judge's result for one test case. `score` only in scoring problems, in the units of the package. */
export interface TestResult {
  /** Case name as the manifest has it: "sample/1", "secret/group1/03". */
  readonly name: string;
  readonly verdict: TestVerdictCode;
  readonly cpuMs: number;
  readonly wallMs: number;
  /** Bytes, peak. */
  readonly memoryBytes: number;
  readonly score: ScoreReading | null;
  /** The validator's words to the jury (judgemessage.txt), cut to 4 KiB; never shown to contestants. */
  readonly judgeMessage: string | null;
  /** The validator's words to the team (teammessage.txt), cut to 4 KiB. */
  readonly teamMessage: string | null;
  /** There when it was run again alone, being near the limit: the times of the run that did not count. */
  readonly firstRun?: FirstRun | undefined;
  /** What program and validator said to each other, in lines "> …" and "< …", cut; interactive problems only. */
  readonly transcript?: string | undefined;
}

/** What a validator said about the score: an absolute value or a multiplier of the case's maximum. */
export type ScoreReading =
  | { readonly kind: "score"; readonly value: number }
  | { readonly kind: "multiplier"; readonly value: number };

/** A group's outcome once all that will be judged of it has been judged. */
export interface GroupResult {
  readonly name: string;
  readonly verdict: TestVerdictCode;
  readonly score: number | null;
  readonly maxScore: number | null;
}
