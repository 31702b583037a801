import type { TestTree } from "./test-tree.ts";
import type { GroupResult, JudgingError, TestResult, TestVerdictCode } from "./verdict.ts";

/** As in the manifest, which has more. */
export interface JudgedProblem {
  readonly tests: TestTree;
  readonly kind: { readonly isScoring: boolean };
  readonly outputValidators:
    | { readonly kind: "default" }
    | { readonly kind: "custom"; readonly mayScore: boolean };
  readonly objective: "max" | "min";
}

/** What is known of one submission's judging. Results and grades may come in any order. */
export interface JudgingState {
  /** The package's manifest, or as much of it as decides a verdict. */
  readonly manifest: JudgedProblem;
  readonly results: readonly TestResult[];
  /** What custom graders (legacy) have said so far; empty for everything else. */
  readonly grades: readonly GroupGrade[];
  /**
   * first-failure: leave out what cannot change verdict and score any more. all: judge every case the package's own
   * rules let a submission reach. Both come to the same verdict and score.
   */
  readonly stop: "first-failure" | "all";
}

/** A grader's line for one group, as readGraderOutput gives it. */
export interface GroupGrade {
  readonly group: string;
  readonly verdict: TestVerdictCode;
  readonly score: number;
}

/** A custom grader to be run: its arguments and the text for its standard input. */
export interface GradeRequest {
  readonly group: string;
  readonly flags: readonly string[];
  readonly stdin: string;
}

/**
 * judging: `needed` names the cases still to be judged, in running order (what is needed may shrink as results come);
 * `toGrade` lists graders that can be run now. decided: nothing is left to do. failed: no verdict can be reached.
 */
export type Reduction =
  | {
      readonly kind: "judging";
      readonly needed: readonly string[];
      readonly toGrade: readonly GradeRequest[];
    }
  | { readonly kind: "decided"; readonly outcome: SubmissionOutcome }
  | { readonly kind: "failed"; readonly error: JudgingError };

export interface SubmissionOutcome {
  readonly verdict: TestVerdictCode;
  /** Null in pass-fail problems, and where a minimising problem's submission was rejected. */
  readonly score: number | null;
  /** Null in pass-fail problems and where the package sets no bound. */
  readonly maxScore: number | null;
  /** Judged groups in order, "sample" and "secret" before the groups inside them; a group never reached is absent. */
  readonly groups: readonly GroupResult[];
  /** The first rejected case: its index from 0 among all cases in running order. Null when none was. */
  readonly failedTest: { readonly index: number; readonly name: string } | null;
}
