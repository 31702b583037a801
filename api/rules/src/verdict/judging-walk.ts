/**
 * The notes taken while the test tree is walked in running order. Everything is decided by that order alone: a result
 * beyond a case that stops the walk is never looked at, whenever it came in.
 */
import { listCases } from "./list-cases.ts";
import type { GradeRequest, GroupGrade, JudgingState, Reduction } from "./submission-outcome.ts";
import type { GroupResult, JudgingError, TestResult, TestVerdictCode } from "./verdict.ts";

export interface JudgingWalk {
  readonly state: JudgingState;
  readonly results: ReadonlyMap<string, TestResult>;
  readonly grades: ReadonlyMap<string, GroupGrade>;
  readonly needed: string[];
  readonly toGrade: GradeRequest[];
  readonly groups: GroupResult[];
  /** Setter's faults met, in running order. */
  readonly errors: JudgingError[];
  /** Rejected cases met, in running order. */
  readonly rejected: TestResult[];
}

export function startWalk(state: JudgingState): JudgingWalk {
  return {
    state,
    results: new Map(state.results.map((result) => [result.name, result])),
    grades: new Map(state.grades.map((grade) => [grade.group, grade])),
    needed: [],
    toGrade: [],
    groups: [],
    errors: [],
    rejected: [],
  };
}

/** The case's result, noted; undefined, and noted as needed, where there is none yet. */
export function visitCase(walk: JudgingWalk, caseName: string): TestResult | undefined {
  const result = walk.results.get(caseName);
  if (result === undefined) walk.needed.push(caseName);
  else if (result.verdict !== "AC") walk.rejected.push(result);
  return result;
}

export interface WalkEnd {
  readonly verdict: TestVerdictCode;
  readonly score: number | null;
  readonly maxScore: number | null;
}

/** What the walk came to; `end` is null while something was missing on the way. */
export function finishWalk(walk: JudgingWalk, end: WalkEnd | null): Reduction {
  const [error] = walk.errors;
  if (error !== undefined) return { kind: "failed", error };
  if (end === null) return { kind: "judging", needed: walk.needed, toGrade: walk.toGrade };
  return { kind: "decided", outcome: { ...end, groups: walk.groups, failedTest: findFailedTest(walk) } };
}

function findFailedTest(walk: JudgingWalk): { index: number; name: string } | null {
  const [first] = walk.rejected;
  if (first === undefined) return null;
  const cases = listCases(walk.state.manifest.tests);
  return { index: cases.findIndex((item) => item.name === first.name), name: first.name };
}
