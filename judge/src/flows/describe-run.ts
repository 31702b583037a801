import type { VerificationRun } from "@bilimdon/contracts/judging-words";
import type { TestResult } from "@bilimdon/rules/verdict/verdict";

/** Cells of all runs of a report: sixty submissions on five thousand tests, about three megabytes. */
const cellBudget = 300_000;
const mostRemarks = 100;
const remarkLength = 600;

/** One submission's results in the order of the package's tests; a hundredth of a millisecond is enough to read. */
export function describeRun(
  testNames: readonly string[],
  submission: string,
  results: readonly TestResult[],
): VerificationRun {
  const byName = new Map(results.map((result) => [result.name, result]));
  const inOrder = testNames.map((name) => byName.get(name) ?? null);
  const remarks = inOrder.flatMap((result, test) => {
    if (result === null || result.verdict === "AC" || result.judgeMessage === null) return [];
    return [{ test, words: result.judgeMessage.slice(0, remarkLength) }];
  });
  return {
    submission,
    verdicts: inOrder.map((result) => result?.verdict ?? null),
    cpuMs: inOrder.map((result) => (result === null ? null : Math.round(result.cpuMs * 100) / 100)),
    remarks: remarks.slice(0, mostRemarks),
  };
}

/** The runs with their cells while these fit one letter to the API; later ones keep their name alone. */
export function fitRuns(runs: readonly VerificationRun[]): VerificationRun[] {
  let left = cellBudget;
  return runs.map((run) => {
    left -= run.verdicts.length;
    return left >= 0 ? run : { submission: run.submission, verdicts: [], cpuMs: [], remarks: [] };
  });
}
