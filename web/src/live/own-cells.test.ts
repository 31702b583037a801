import type { SubmissionSummary } from "@bilimdon/contracts/http/submissions";
import { expect, it } from "vitest";
import { scoreOwnCells } from "./own-cells.ts";

let count = 0;
function sent(problemId: string, minute: number, verdict: SubmissionSummary["verdict"]): SubmissionSummary {
  count += 1;
  return {
    submissionId: `sub_${count}`,
    contestId: "con_1",
    contestSlug: "cup",
    problemId,
    problemLabel: problemId,
    problemName: {},
    participantId: "par_1",
    participantName: "Lola",
    languageId: "cpp20",
    submittedAt: 1_700_000_000_000 + minute * 60_000,
    contestTimeMs: minute * 60_000,
    state: verdict === null ? "queued" : "judged",
    verdict,
    score: null,
    maxScore: null,
    failedTest: null,
    testsDone: null,
    testsTotal: null,
    maxCpuMs: null,
    maxMemoryBytes: null,
  };
}

it("tells of each problem whether it is solved, tried or being judged", () => {
  const cells = scoreOwnCells([
    sent("A", 30, "AC"),
    sent("A", 10, "WA"),
    sent("B", 20, "TLE"),
    sent("C", 40, null),
  ]);
  expect(cells.get("A")).toEqual({ kind: "solved", wrongBefore: 1, solvedAtMinutes: 30 });
  expect(cells.get("B")).toEqual({ kind: "tried", wrong: 1 });
  expect(cells.get("C")).toMatchObject({ kind: "pending", why: "judging" });
  expect(cells.has("D")).toBe(false);
});
