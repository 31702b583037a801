import type { SubmissionDetail } from "@bilimdon/contracts/http/submissions";
import type { SubmissionProgress } from "@bilimdon/contracts/live/api-to-web";
import { viewTicks } from "../../ui/judged-view.ts";
import { TestStrip, type TickState } from "../../ui/test-strip.tsx";

interface StripShape {
  readonly detail: SubmissionDetail;
  readonly progress: SubmissionProgress | null;
  readonly isScoring: boolean;
}

/** One tick a test, samples apart; while it is judged, how far it is. Its room is kept when there is nothing yet. */
export function DetailStrip({ detail, progress, isScoring }: StripShape) {
  const groups = detail.tests.length === 0 ? [viewTicks(detail, progress, isScoring)] : groupTicks(detail);
  if (groups.every((group) => group.length === 0))
    return detail.verdict === "CE" ? null : <div class="ticks" />;
  return <TestStrip groups={groups} />;
}

/** Samples, then the rest; tests that never ran stand ahead at the end. */
export function groupTicks({
  tests,
  testsTotal,
}: Pick<SubmissionDetail, "tests" | "testsTotal">): readonly (readonly TickState[])[] {
  const tick = ({ verdict }: { readonly verdict: string }): TickState =>
    verdict === "AC" ? "right" : "failed";
  const samples = tests.filter(({ isSample }) => isSample).map(tick);
  const rest = tests.filter(({ isSample }) => !isSample).map(tick);
  const unrun = Array.from(
    { length: Math.max(0, (testsTotal ?? 0) - tests.length) },
    (): TickState => "ahead",
  );
  return [samples, [...rest, ...unrun]].filter((group) => group.length > 0);
}
