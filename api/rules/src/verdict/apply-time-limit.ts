import type { TestResult } from "./verdict.ts";

/**
 * Results measured under a generous limit, judged again under a tighter one: a case that took longer becomes TLE.
 * A case at exactly the limit is within it.
 *
 * @param timeLimitMs CPU milliseconds per case
 */
export function applyTimeLimit(results: readonly TestResult[], timeLimitMs: number): readonly TestResult[] {
  return results.map((result) =>
    result.cpuMs > timeLimitMs ? { ...result, verdict: "TLE", score: null } : result,
  );
}
