import type { TestCase } from "@bilimdon/rules/problem/manifest";
import { isNeeded } from "@bilimdon/rules/verdict/is-needed";
import { listCases } from "@bilimdon/rules/verdict/list-cases";
import { latestEndMs, nearLimitShare } from "@bilimdon/rules/verdict/near-limit";
import { reduceSubmission } from "@bilimdon/rules/verdict/reduce-submission";
import type { GradeRequest, GroupGrade, SubmissionOutcome } from "@bilimdon/rules/verdict/submission-outcome";
import type { TestResult } from "@bilimdon/rules/verdict/verdict";
import type { JudgingBench, StepFailed } from "./bench.ts";
import { grade } from "./grade.ts";
import { type CaseJudged, judgeCase } from "./judge-case.ts";
import { RunsAhead } from "./runs-ahead.ts";

export interface TestsJudged {
  readonly kind: "decided";
  readonly outcome: SubmissionOutcome;
  /** In the order they were judged. */
  readonly results: readonly TestResult[];
  readonly grades: readonly GroupGrade[];
}

interface TestsInput {
  readonly stop: "first-failure" | "all";
  /** Results already there, taken instead of running their cases. */
  readonly known?: readonly TestResult[];
  onResult(result: TestResult, done: number): void;
}

/**
 * Judges cases until the rules say that verdict and score stand.
 *
 * Looks one case ahead: while the output of one is compared here, the next already runs in the lane. A result that
 * turns out not to be needed is thrown away, so looking ahead never changes an outcome.
 */
export async function judgeTests(bench: JudgingBench, input: TestsInput): Promise<TestsJudged | StepFailed> {
  const cases = new Map(listCases(bench.manifest.tests).map((test) => [test.name, test]));
  const results: TestResult[] = [];
  const grades: GroupGrade[] = [];
  const runs = new RunsAhead<CaseJudged | StepFailed>((name, onRan) => {
    const test = cases.get(name);
    if (!test) throw new Error(`the rules ask for the case "${name}", which the package does not have`);
    const watch = mayLookAhead(bench, test) ? { onRan } : {};
    const isDeciding = isNeeded({ manifest: bench.manifest, results, grades, stop: "first-failure" }, name);
    return judgeCase(isDeciding ? bench : forShow(bench), test, watch);
  });
  const knownOf = (name: string) => input.known?.find((result) => result.name === name);
  try {
    for (;;) {
      const state = { manifest: bench.manifest, results, grades, stop: input.stop };
      const reduction = reduceSubmission(state);
      if (reduction.kind === "failed") return reduction;
      if (reduction.kind === "decided")
        return { kind: "decided", outcome: reduction.outcome, results, grades };
      if (reduction.toGrade.length > 0) {
        const graded = await gradeAll(bench, reduction.toGrade);
        if (graded.kind === "failed") return graded;
        grades.push(...graded.grades);
        continue;
      }
      const [name, next] = reduction.needed;
      if (name === undefined) throw new Error("the rules ask for nothing and decide nothing");
      const known = knownOf(name);
      if (known) {
        results.push(known);
        continue;
      }
      const judged = await runs.take(name, next === undefined || knownOf(next) ? undefined : next);
      if (judged.kind === "failed") return judged;
      results.push(judged.result);
      input.onResult(judged.result, results.length);
    }
  } finally {
    await runs.settle();
  }
}

/**
 * For cases that are judged so that they can be shown, and change neither verdict nor score any more: doubt about them
 * goes no further than the least band, so that a slow submission costs its host one look, not one for each case.
 */
function forShow(bench: JudgingBench): JudgingBench {
  const endMs = Math.min(bench.limits.endMs, latestEndMs(bench.limits.cpuMs, nearLimitShare));
  return { ...bench, limits: { ...bench.limits, endMs, lateShare: nearLimitShare } };
}

/** Where the check runs in the same lane as the next case, starting that early would only delay the verdict. */
function mayLookAhead(bench: JudgingBench, test: TestCase): boolean {
  return bench.manifest.outputValidators.kind === "default" && test.answerPath !== null;
}

async function gradeAll(
  bench: JudgingBench,
  requests: readonly GradeRequest[],
): Promise<{ readonly kind: "all"; readonly grades: readonly GroupGrade[] } | StepFailed> {
  const grades: GroupGrade[] = [];
  for (const request of requests) {
    const graded = await grade(bench, request);
    if (graded.kind === "failed") return graded;
    grades.push(graded.grade);
  }
  return { kind: "all", grades };
}

/** Judges the cases no result is known of yet, in running order, whatever the rules need; stops at a judging error. */
export async function judgeRest(
  bench: JudgingBench,
  known: readonly TestResult[],
): Promise<{ readonly kind: "all"; readonly results: readonly TestResult[] } | StepFailed> {
  const names = new Set(known.map((result) => result.name));
  const results = [...known];
  for (const test of listCases(bench.manifest.tests)) {
    if (names.has(test.name)) continue;
    const judged = await judgeCase(bench, test);
    if (judged.kind === "failed") return judged;
    results.push(judged.result);
  }
  return { kind: "all", results };
}
