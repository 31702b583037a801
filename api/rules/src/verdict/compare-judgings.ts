import type { TestResult, VerdictCode } from "./verdict.ts";

/** What is compared of a judging. */
export interface JudgedOnce {
  readonly verdict: VerdictCode;
  readonly score: number | null;
  readonly tests: readonly ComparedTest[];
}

export type ComparedTest = Pick<TestResult, "name" | "verdict" | "cpuMs" | "memoryBytes">;

export interface TestPair {
  readonly name: string;
  /** null: this judging did not come to the test. */
  readonly kept: ComparedTest | null;
  readonly again: ComparedTest | null;
  /** Both came to it with the same verdict, or one of them did not come to it. */
  readonly agrees: boolean;
}

export interface JudgingsCompared {
  readonly agrees: boolean;
  readonly pairs: readonly TestPair[];
}

/**
 * Holds a judging against an earlier one of the same submission.
 *
 * Times and memory are there to be looked at: no machine takes the same twice. A test that only one of them came to
 * is no disagreement by itself, since judging stops where the verdict stands.
 *
 * @returns agrees: the same verdict and the same score; pairs in the order of the kept judging, then what only the
 *   other one came to
 */
export function compareJudgings(kept: JudgedOnce, again: JudgedOnce): JudgingsCompared {
  const others = new Map(again.tests.map((test) => [test.name, test]));
  const names = new Set(kept.tests.map((test) => test.name));
  const pairs = [
    ...kept.tests.map((test) => pair(test.name, test, others.get(test.name) ?? null)),
    ...again.tests.filter((test) => !names.has(test.name)).map((test) => pair(test.name, null, test)),
  ];
  return { agrees: kept.verdict === again.verdict && kept.score === again.score, pairs };
}

function pair(name: string, kept: ComparedTest | null, again: ComparedTest | null): TestPair {
  return { name, kept, again, agrees: kept === null || again === null || kept.verdict === again.verdict };
}
