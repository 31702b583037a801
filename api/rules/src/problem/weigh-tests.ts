import type { TestVerdictCode } from "../verdict/verdict.ts";

/** One jury submission's verdicts in the order of the tests; null where a test was not run. */
export interface WeighedRun {
  readonly submission: string;
  readonly verdicts: readonly (TestVerdictCode | null)[];
}

export interface TestWeights {
  /** Submissions that fail at least one test. */
  readonly wrongSubmissions: number;
  /** Positions of tests that none of them fails; what such a test is for its setter must know. */
  readonly unneeded: readonly number[];
  /** Tests without which a wrong submission would pass all that it was run on. */
  readonly soleKillers: readonly { readonly test: number; readonly submissions: readonly string[] }[];
}

/**
 * Which tests tell wrong submissions from right ones.
 *
 * A test that was not run on a submission says nothing about it: the submission then counts for no sole killer, since
 * another test might fail it too.
 *
 * @param testCount  how many tests the package has
 * @returns positions ascending
 * @throws never
 */
export function weighTests(testCount: number, runs: readonly WeighedRun[]): TestWeights {
  const wrong = runs.filter((run) => run.verdicts.some(isFailure));
  const failedBy = new Set(wrong.flatMap((run) => failuresOf(run)));
  const killers = new Map<number, string[]>();
  for (const run of wrong) {
    const [only, ...more] = failuresOf(run);
    if (only === undefined || more.length > 0 || run.verdicts.includes(null)) continue;
    killers.set(only, [...(killers.get(only) ?? []), run.submission]);
  }
  const positions = Array.from({ length: testCount }, (_, index) => index);
  return {
    wrongSubmissions: wrong.length,
    unneeded: wrong.length === 0 ? [] : positions.filter((index) => !failedBy.has(index)),
    soleKillers: [...killers].sort(([a], [b]) => a - b).map(([test, submissions]) => ({ test, submissions })),
  };
}

function isFailure(verdict: TestVerdictCode | null): boolean {
  return verdict !== null && verdict !== "AC";
}

function failuresOf({ verdicts }: WeighedRun): number[] {
  return verdicts.flatMap((verdict, index) => (isFailure(verdict) ? [index] : []));
}
