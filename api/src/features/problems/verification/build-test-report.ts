import type { VerificationReport } from "@bilimdon/contracts/live/judge-to-api";

/** What a judge would report of a package with one jury submission. */
export function buildTestReport(
  problemVersionId: string,
  given: { readonly attempt?: number; readonly isOk?: boolean; readonly derivedMs?: number | null } = {},
): VerificationReport {
  const { attempt = 1, isOk = true, derivedMs = 1000 } = given;
  const line = {
    problem: "sum",
    submission: "submissions/accepted/sum.py",
    language: "python3",
    expected: "AC",
    verdict: isOk ? "AC" : "WA",
    score: null,
    ok: isOk,
    maxTimeMs: 17.4,
    maxMemoryBytes: 1_000_000,
    message: isOk ? "" : "secret/1 is wrong",
  };
  const summary = {
    problem: "sum",
    summary: true as const,
    ok: isOk,
    submissions: 1,
    agreed: isOk ? 1 : 0,
    disagreed: isOk ? 0 : 1,
    skipped: 0,
    tests: 2,
    timeLimitMs: derivedMs,
    derivedTimeLimitMs: derivedMs,
    statedTimeLimitMs: null,
    faults: [],
    warnings: [],
  };
  const verdict = isOk ? ("AC" as const) : ("WA" as const);
  const detail = {
    hostName: "host-1",
    testNames: ["sample/1", "secret/1"],
    runs: [
      {
        submission: line.submission,
        verdicts: ["AC" as const, verdict],
        cpuMs: [3, 17.4],
        remarks: isOk ? [] : [{ test: 1, words: "wanted 42, got 1" }],
      },
    ],
    trials: [{ kind: "input-validator" as const, name: "check.py", tried: 2, passed: 2, notRun: null }],
  };
  return { problemVersionId, attempt, lines: [line], summary, detail };
}
