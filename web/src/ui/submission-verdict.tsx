import type { SubmissionSummary } from "@bilimdon/contracts/http/submissions";
import type { SubmissionProgress } from "@bilimdon/contracts/live/api-to-web";
import * as words from "../generated/messages/judged.ts";
import { formatMs } from "../locale/format-number.ts";
import { viewJudged } from "./judged-view.ts";
import { Verdict } from "./verdict.tsx";
import { VerdictGlyph } from "./verdict-glyph.tsx";

interface Shape {
  readonly submission: SubmissionSummary;
  readonly progress: SubmissionProgress | null;
  readonly hasWord?: boolean;
  readonly isTag?: boolean;
}

/** A submission's verdict, or how far it is. */
export function SubmissionVerdict({ submission, progress, ...look }: Shape) {
  if (submission.state === "under-repair")
    return (
      <span class={`verdict verdict-CE${look.isTag === true ? " verdict-tag" : ""}`}>
        <VerdictGlyph state="queued" />
        {words.repair()}
      </span>
    );
  // The contest's feedback: nothing before the end.
  if (submission.state === "judged" && submission.verdict === null && submission.score === null)
    return (
      <span class={`verdict verdict-queued${look.isTag === true ? " verdict-tag" : ""}`}>
        <VerdictGlyph state="queued" />
        {words.hidden()}
      </span>
    );
  return <Verdict {...viewJudged(submission, progress)} {...look} />;
}

/** "3-test", or "" where no test is to be named. */
export function whereText(submission: SubmissionSummary, progress: SubmissionProgress | null): string {
  if (submission.failedTest !== null) return words.testNumber({ number: String(submission.failedTest) });
  if (submission.state === "judged" || progress?.phase !== "testing") return "";
  const number = Math.min(progress.testsDone + 1, progress.testsTotal);
  return number === 0 ? "" : words.testNumber({ number: String(number) });
}

/** "31 ms", or above the limit "1 s dan koʻp", since how much above is not measured. */
export function workText({ verdict, maxCpuMs }: SubmissionSummary, timeLimitMs: number | null): string {
  if (verdict === "TLE" && timeLimitMs !== null) return words.moreThan({ time: formatMs(timeLimitMs) });
  return maxCpuMs === null ? "" : formatMs(maxCpuMs);
}
