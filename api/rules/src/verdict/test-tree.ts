/**
 * The words for test data: what is judged, in which groups, and how groups are scored. Paths are relative to the
 * package's root.
 */

/** The test data: a sample group and a secret group, each a tree. */
export interface TestTree {
  readonly sample: TestGroup;
  readonly secret: TestGroup;
  /** legacy: how the two are joined at `data/`; null in 2025-09 (pass-fail: first non-AC in order; scoring: secret's score). */
  readonly top: LegacyGrading | null;
}

export interface TestGroup {
  /** "sample", "secret", "secret/group1". */
  readonly name: string;
  readonly grading: GroupGrading;
  readonly cases: readonly TestCase[];
  readonly groups: readonly TestGroup[];
}

export type GroupGrading = LegacyGrading | ModernGrading;

export interface LegacyGrading {
  readonly kind: "legacy";
  readonly onReject: "break" | "continue";
  readonly grader: "default" | "custom";
  readonly graderFlags: readonly string[];
  readonly acceptScore: number;
  readonly rejectScore: number;
  readonly range: readonly [number, number];
}

export interface ModernGrading {
  readonly kind: "2025-09";
  readonly aggregation: "pass-fail" | "sum" | "min";
  /** null: unbounded. */
  readonly maxScore: number | null;
  /** The most the group's static validation case can bring; null: it has none, or is all or nothing. */
  readonly staticScore: number | null;
  /** Names of groups ("sample", "secret/group1") that must have passed. */
  readonly requirePass: readonly string[];
}

/**
 * One case. A static validation case has no data: a validator reads the submission's source, and outputValidatorArgs
 * are its arguments.
 */
export interface TestCase {
  /** "sample/1", "secret/group1/03". */
  readonly name: string;
  readonly isStatic?: true;
  /** "" for a static validation case. */
  readonly inputPath: string;
  /** null in problems that need none (some interactive ones). */
  readonly answerPath: string | null;
  /** Command-line arguments for the submission. */
  readonly args: readonly string[];
  readonly inputValidatorArgs: Readonly<Record<string, readonly string[]>> | readonly string[];
  readonly outputValidatorArgs: readonly string[];
  /** Files put in the program's working folder (<case>.files/). */
  readonly filePaths: readonly string[];
  readonly isFeedbackFull: boolean;
  readonly hint: string | null;
  readonly description: string | null;
  /** What the statement shows instead, where it differs (.in.statement, .ans.statement, .interaction). */
  readonly shown: {
    readonly inputPath?: string;
    readonly answerPath?: string;
    readonly interactionPath?: string;
    /** What is offered for download instead (.in.download, .ans.download). */
    readonly inputDownloadPath?: string;
    readonly answerDownloadPath?: string;
  };
}
