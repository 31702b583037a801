import type { SubmissionSummary } from "@bilimdon/contracts/http/submissions";
import { expect, it } from "vitest";
import { type HeardNews, takeNews, takePage, takeReply } from "./merge-submissions.ts";

function submission(submissionId: string, verdict: "AC" | null, submittedAt = 0): SubmissionSummary {
  return {
    submissionId,
    contestId: "con_1",
    contestSlug: "cup",
    problemId: "prb_1",
    problemLabel: "A",
    problemName: { uz: "A" },
    participantId: "par_1",
    participantName: "Lola",
    languageId: "cpp20",
    submittedAt,
    contestTimeMs: submittedAt,
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

const page = (...list: SubmissionSummary[]) => ({ list, nextCursor: null });
const heard = (summary: SubmissionSummary, heardAt: number): HeardNews => ({
  summary,
  heardAt,
  take: takeNews,
});
const shown = ({ list }: { list: readonly SubmissionSummary[] }) =>
  list.map(({ submissionId, verdict }) => `${submissionId} ${verdict ?? "waits"}`);

it("keeps a verdict heard while an older list was on its way", () => {
  const taken = takePage(page(submission("a", null)), 100, [heard(submission("a", "AC"), 150)]);
  expect(shown(taken)).toEqual(["a AC"]);
});

it("lets a list that was asked for later have the last word", () => {
  const taken = takePage(page(submission("a", null)), 200, [heard(submission("a", "AC"), 150)]);
  expect(shown(taken)).toEqual(["a waits"]);
});

it("keeps a submission whose reply came while an older list was on its way", () => {
  const sent = { summary: submission("b", null, 2), heardAt: 150, take: takeReply };
  expect(shown(takePage(page(submission("a", "AC", 1)), 100, [sent]))).toEqual(["b waits", "a AC"]);
});

it("takes nothing back when the reply to sending comes after the verdict", () => {
  expect(shown(takeReply(page(submission("a", "AC")), submission("a", null)))).toEqual(["a AC"]);
});

it("shows the newest first, wherever news come in", () => {
  const known = page(submission("c", "AC", 3), submission("a", "AC", 1));
  expect(shown(takeNews(known, submission("b", null, 2)))).toEqual(["c AC", "b waits", "a AC"]);
});

it("takes a submission back into judging when it is judged again", () => {
  expect(shown(takeNews(page(submission("a", "AC")), submission("a", null)))).toEqual(["a waits"]);
});
