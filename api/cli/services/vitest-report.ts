import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

export interface TestCount {
  readonly passed: number;
  readonly failed: number;
  /** Full titles; a title says why it was skipped. */
  readonly skipped: readonly string[];
}

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** Counts Vitest's JSON report; a file that failed to load counts as one failure, a missing report too. */
export function countVitest(path: string): TestCount {
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: [] };
  const files = report.parse(JSON.parse(readFileSync(path, "utf8"))).testResults;
  const tests = files.flatMap((file) => file.assertionResults);
  const broken = files.filter(
    (file) => file.status === "failed" && !file.assertionResults.some(isFailed),
  ).length;
  return {
    passed: tests.filter((test) => test.status === "passed").length,
    failed: tests.filter(isFailed).length + broken,
    skipped: tests.filter((test) => test.status !== "passed" && !isFailed(test)).map((test) => test.fullName),
  };
}

function isFailed(test: { readonly status: string }): boolean {
  return test.status === "failed";
}
