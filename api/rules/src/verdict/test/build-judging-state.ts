/** Builders for tests: test trees, results and states with the values that do not matter filled in. */

import type { JudgingState } from "../submission-outcome.ts";
import type { LegacyGrading, ModernGrading, TestCase, TestGroup, TestTree } from "../test-tree.ts";
import { type TestResult, type TestVerdictCode, verdictCodes } from "../verdict.ts";

export function legacyGrading(over: Partial<LegacyGrading> = {}): LegacyGrading {
  return {
    kind: "legacy",
    onReject: "break",
    grader: "default",
    graderFlags: [],
    acceptScore: 1,
    rejectScore: 0,
    range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    ...over,
  };
}

export function modernGrading(over: Partial<ModernGrading> = {}): ModernGrading {
  return {
    kind: "2025-09",
    aggregation: "pass-fail",
    maxScore: null,
    staticScore: null,
    requirePass: [],
    ...over,
  };
}

export function testCase(name: string, over: Partial<TestCase> = {}): TestCase {
  return {
    name,
    inputPath: `data/${name}.in`,
    answerPath: `data/${name}.ans`,
    args: [],
    inputValidatorArgs: [],
    outputValidatorArgs: [],
    filePaths: [],
    isFeedbackFull: name.startsWith("sample/"),
    hint: null,
    description: null,
    shown: {},
    ...over,
  };
}

/** A group with cases named by one word each: group("secret/a", grading, "1 2 3"). */
export function group(
  name: string,
  grading: TestGroup["grading"],
  cases = "",
  groups: readonly TestGroup[] = [],
): TestGroup {
  const names = cases.split(" ").filter((word) => word !== "");
  return { name, grading, cases: names.map((word) => testCase(`${name}/${word}`)), groups };
}

/** Results from text: "sample/1 AC, secret/a/1 WA, secret/a/2 AC score=4, secret/a/3 AC times=0.5". */
export function results(text: string): TestResult[] {
  return text
    .split(",")
    .map((part) => part.trim().split(" "))
    .filter(([name]) => name !== "")
    .map(([name = "", verdict = "AC", ...more]) => result(name, readVerdict(verdict), more));
}

export function result(name: string, verdict: TestVerdictCode, more: readonly string[] = []): TestResult {
  const numberAfter = (key: string) => more.find((word) => word.startsWith(key))?.slice(key.length);
  const [score, multiplier, cpuMs] = [numberAfter("score="), numberAfter("times="), numberAfter("ms=")];
  return {
    name,
    verdict,
    cpuMs: Number(cpuMs ?? 10),
    wallMs: Number(cpuMs ?? 10),
    memoryBytes: 1_000_000,
    score:
      score !== undefined
        ? { kind: "score", value: Number(score) }
        : multiplier !== undefined
          ? { kind: "multiplier", value: Number(multiplier) }
          : null,
    judgeMessage: null,
    teamMessage: null,
  };
}

export function readVerdict(text: string): TestVerdictCode {
  const verdict = verdictCodes.find((code) => code === text);
  if (verdict === undefined || verdict === "CE") throw new Error(`no verdict of a test: ${text}`);
  return verdict;
}

export interface StateSketch {
  readonly tests: TestTree;
  readonly isScoring?: boolean;
  readonly mayScore?: boolean;
  readonly objective?: "max" | "min";
  readonly results?: string;
  readonly grades?: JudgingState["grades"];
  readonly stop?: JudgingState["stop"];
}

export function judgingState(sketch: StateSketch): JudgingState {
  const { tests, isScoring = false, mayScore = false, objective = "max" } = sketch;
  const kind = { isScoring, isInteractive: false, isMultiPass: false, isSubmitAnswer: false };
  const outputValidators = mayScore
    ? ({ kind: "custom", programs: [], mayScore } as const)
    : ({ kind: "default" } as const);
  return {
    manifest: { tests, kind, outputValidators, objective },
    results: results(sketch.results ?? ""),
    grades: sketch.grades ?? [],
    stop: sketch.stop ?? "all",
  };
}
