import type { TestResult } from "@bilimdon/rules/verdict/verdict";
import { describe, expect, it } from "vitest";
import { describeRun, fitRuns } from "./describe-run.ts";

const result = (name: string, verdict: TestResult["verdict"], judgeMessage: string | null): TestResult => ({
  name,
  verdict,
  cpuMs: 12.345,
  wallMs: 20,
  memoryBytes: 1,
  score: null,
  judgeMessage,
  teamMessage: null,
});

describe("a run in a verification's report", () => {
  it("has the package's order, whatever order the tests were judged in, and gaps where they were not", () => {
    const run = describeRun(["1", "2", "3"], "submissions/a.py", [
      result("3", "WA", "wanted 4, got 5"),
      result("1", "AC", "fine"),
    ]);

    expect(run.verdicts).toEqual(["AC", null, "WA"]);
    expect(run.cpuMs).toEqual([12.35, null, 12.35]);
    expect(run.remarks).toEqual([{ test: 2, words: "wanted 4, got 5" }]);
  });

  it("loses its cells, not its name, where the report would not fit a letter", () => {
    const long = describeRun(
      Array.from({ length: 10_000 }, (_, index) => String(index)),
      "a",
      [],
    );

    const fitted = fitRuns(Array.from({ length: 31 }, () => long));

    expect(fitted[29]?.verdicts).toHaveLength(10_000);
    expect(fitted[30]).toEqual({ submission: "a", verdicts: [], cpuMs: [], remarks: [] });
  });
});
