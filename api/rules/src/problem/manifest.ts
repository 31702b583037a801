/**
 * The manifest: one shape for every package format, made by readPackage and spoken between importer, judge and pages.
 * Paths are relative to the package's root, with "/" between names; sizes are bytes and times milliseconds.
 */

import type { TestCase, TestTree } from "../verdict/test-tree.ts";

export type {
  GroupGrading,
  LegacyGrading,
  ModernGrading,
  TestCase,
  TestGroup,
  TestTree,
} from "../verdict/test-tree.ts";

export type PackageFormat = "legacy" | "legacy-icpc" | "2025-09";

export interface Manifest {
  readonly format: PackageFormat;
  readonly shortName: string;
  readonly uuid: string | null;
  /** The package's own word for its version; null where it has none. */
  readonly version: string | null;
  /** ISO date or instant (UTC) before which the problem must not become public; null: no embargo. */
  readonly embargoUntil: string | null;
  /** Title by language code ("en", "uz", "ru"); at least one. */
  readonly names: Readonly<Record<string, string>>;
  readonly kind: ProblemKind;
  readonly limits: PackageLimits;
  readonly timeLimitRule: TimeLimitRule;
  readonly outputValidators: OutputValidators;
  readonly inputValidators: readonly PackageProgram[];
  readonly staticValidator: PackageProgram | null;
  /** legacy `graders/`, used where a group says `grading: custom`. */
  readonly customGrader: PackageProgram | null;
  readonly statements: readonly StatementFile[];
  readonly solutions: readonly StatementFile[];
  readonly attachments: readonly string[];
  /** Files put beside a submission when it is compiled: by language id, or "default" for those not named. */
  readonly includes: Readonly<Record<string, readonly string[]>>;
  /** "all", or the package's language codes (c, cpp, java, python3, …). */
  readonly languages: "all" | readonly string[];
  readonly isFileWritingAllowed: boolean;
  readonly constants: Readonly<Record<string, string>>;
  readonly tests: TestTree;
  /** Samples that are only shown: files of data/sample for the statement that have no .in beside them. */
  readonly shownSamples: readonly ShownSample[];
  readonly submissions: readonly JurySubmission[];
  /** Data for checking the checkers: folders invalid_input, invalid_output, valid_output. */
  readonly validatorCases: readonly ValidatorCase[];
  readonly credits: Readonly<Record<string, readonly string[]>>;
  readonly source: readonly string[];
  readonly license: string;
  readonly rightsOwner: string | null;
  readonly keywords: readonly string[];
  /** legacy `grading.objective`; "max" everywhere else. */
  readonly objective: "max" | "min";
  readonly isGroupScoreShown: boolean;
  /** Where the package was made from another format: what was taken, changed and left. */
  readonly imported: ImportReport | null;
  /** Things taken with a remark, for the setter's report. */
  readonly warnings: readonly string[];
}

export interface ProblemKind {
  readonly isScoring: boolean;
  readonly isInteractive: boolean;
  readonly isMultiPass: boolean;
  readonly isSubmitAnswer: boolean;
}

export interface PackageLimits {
  /** CPU time per case as the package states it; null: derive by timeLimitRule. */
  readonly timeLimitMs: number | null;
  readonly memoryBytes: number;
  readonly outputBytes: number;
  readonly codeBytes: number;
  readonly compilationTimeMs: number;
  readonly compilationMemoryBytes: number;
  readonly validationTimeMs: number;
  readonly validationMemoryBytes: number;
  readonly validationOutputBytes: number;
  readonly validationPasses: number;
}

export type TimeLimitRule =
  | { readonly kind: "legacy"; readonly timeMultiplier: number; readonly timeSafetyMargin: number }
  | {
      readonly kind: "2025-09";
      readonly resolutionMs: number;
      readonly acToTimeLimit: number;
      readonly timeLimitToTle: number;
    };

export type OutputValidators =
  | { readonly kind: "default" }
  /**
   * All must accept, in order. 2025-09 has exactly one, or, in testlib's manner, an interactor and then a checker of
   * what the interactor wrote.
   */
  | { readonly kind: "custom"; readonly programs: readonly PackageProgram[]; readonly mayScore: boolean };

/** A validator, grader or checker: one file, or a folder with its own build. */
export interface PackageProgram {
  readonly name: string;
  readonly files: readonly string[];
  /**
   * Language code by the endings of its files; "build-script" where the folder carries build or run; "checktestdata"
   * and "viva" for input validators written as grammars.
   */
  readonly language: string;
  /**
   * How it is called and how it answers. format: as the package formats say. testlib: `checker input output answer` or
   * `interactor input output answer`, 0 accepts, 1 rejects; the package brings testlib.h itself.
   */
  readonly manner: "format" | "testlib";
}

export interface ShownSample {
  readonly name: string;
  readonly inputPath: string | null;
  readonly answerPath: string | null;
  readonly interactionPath: string | null;
}

/** What became of one key or file of a package that was converted from another format. */
export interface ImportNote {
  readonly file: string;
  readonly key: string | null;
  /** changed: taken, but not as it stood. left: not taken. */
  readonly fate: "taken" | "changed" | "left";
  readonly remark: string;
}

export interface ImportReport {
  readonly format: "polygon" | "hydro" | "fps";
  readonly notes: readonly ImportNote[];
}

export interface StatementFile {
  readonly language: string;
  readonly path: string;
  readonly form: "md" | "tex" | "pdf";
}

export interface ValidatorCase {
  readonly expects: "input-rejected" | "output-rejected" | "output-accepted";
  readonly name: string;
  readonly inputPath: string;
  readonly answerPath: string | null;
  readonly outputPath: string | null;
  /** For the validator under trial: the input validators' with input-rejected, else the output validator's. */
  readonly args: readonly string[];
  /** As in TestCase; by validator where the package says so. */
  readonly inputValidatorArgs: TestCase["inputValidatorArgs"];
}

/** A submission of the package with all that is expected of it. */
export interface JurySubmission {
  /** "submissions/wrong_answer/greedy.py" */
  readonly path: string;
  /** The folder directly below submissions/: "wrong_answer". */
  readonly directory: string;
  readonly files: readonly string[];
  /** Language code of the formats ("cpp", "python2", …), or null where the endings name none, or several. */
  readonly language: string | null;
  /** Main class for Java, else a file below `path`'s folder; as submissions.yaml says or by name; null: unknown. */
  readonly entryPoint: string | null;
  readonly authors: readonly string[];
  readonly isModelSolution: boolean;
  /** What folder, submissions.yaml and marks in the source say, all of which must hold. In the legacy formats marks
   * take the folder's place. */
  readonly expectations: readonly Expectation[];
}

export type ExpectedVerdict = "AC" | "WA" | "TLE" | "RTE" | "MLE" | "OLE" | "CE";

/** One rule on one set of cases. */
export interface Expectation {
  /** Glob on case or group names below data/, "" for all cases. */
  readonly cases: string;
  /** Every case's verdict lies in this set. For MLE and OLE in sets of the formats' four see checkExpectations. */
  readonly permitted: readonly ExpectedVerdict[] | null;
  /** At least one case's verdict lies in this set. */
  readonly required: readonly ExpectedVerdict[] | null;
  /** The submission's final verdict is one of these (legacy folders, @EXPECTED_RESULTS@). */
  readonly final: readonly ExpectedVerdict[] | null;
  /** Legacy folders: the right final verdict is enough, whatever permitted and required say of single cases. */
  readonly isFinalEnough: boolean;
  /** Inclusive bounds for the aggregated score. */
  readonly score: readonly [number, number] | null;
  /** legacy partially_accepted: AC with a score below the maximum. */
  readonly isBelowMaximum: boolean;
  /** Must be part of at least one judge message. */
  readonly message: string | null;
  readonly useForTimeLimit: "default" | "none" | "lower" | "upper";
  /** Where it is written, for messages: "folder accepted", "submissions.yaml: accepted/*". */
  readonly origin: string;
}
