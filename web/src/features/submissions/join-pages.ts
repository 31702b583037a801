import type { SubmissionSummary } from "@bilimdon/contracts/http/submissions";

/** The newest page, which is asked for again and again, and the older ones in one list: each submission once. */
export function joinPages(
  newest: readonly SubmissionSummary[],
  older: readonly SubmissionSummary[],
): readonly SubmissionSummary[] {
  const shown = new Set(newest.map(({ submissionId }) => submissionId));
  return [...newest, ...older.filter(({ submissionId }) => !shown.has(submissionId))];
}
