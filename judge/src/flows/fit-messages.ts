import type { TestResult } from "@bilimdon/rules/verdict/verdict";

const budgetCharacters = 300_000;

/**
 * The results with as many messages as fit one letter to the API: rejected tests first, since theirs are read, then
 * the rest in order. A validator that writes 4 KiB on each of ten thousand tests must not make the verdict undeliverable.
 */
export function fitMessages(results: readonly TestResult[]): TestResult[] {
  const kept = new Set<TestResult>();
  let left = budgetCharacters;
  const urgentFirst = [...results].sort((one, other) => urgency(one) - urgency(other));
  for (const result of urgentFirst) {
    const length = (result.judgeMessage?.length ?? 0) + (result.teamMessage?.length ?? 0);
    if (length > left) continue;
    left -= length;
    kept.add(result);
  }
  return results.map((result) =>
    kept.has(result) ? result : { ...result, judgeMessage: null, teamMessage: null },
  );
}

const budgetOfTalks = 400_000;

/** The same for what was said in conversations: rejected ones first, then samples, whose sender may read them too. */
export function fitTranscripts(results: readonly TestResult[]): TestResult[] {
  const kept = new Set<TestResult>();
  let left = budgetOfTalks;
  const rank = (result: TestResult) => 2 * urgency(result) + (result.name.startsWith("sample/") ? 0 : 1);
  for (const result of [...results].sort((one, other) => rank(one) - rank(other))) {
    const length = result.transcript?.length ?? 0;
    if (length > left) continue;
    left -= length;
    kept.add(result);
  }
  return results.map((result) => (kept.has(result) ? result : { ...result, transcript: undefined }));
}

function urgency(result: TestResult): number {
  return result.verdict === "AC" ? 1 : 0;
}
