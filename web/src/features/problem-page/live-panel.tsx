import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import type { ProblemView } from "@bilimdon/contracts/http/problems";
import type { SubmissionSummary } from "@bilimdon/contracts/http/submissions";
import type { SubmissionProgress } from "@bilimdon/contracts/live/api-to-web";
import { submissionPath } from "../../client/contest-paths.ts";
import { useServerNow } from "../../client/use-server-now.ts";
import * as judged from "../../generated/messages/judged.ts";
import * as words from "../../generated/messages/sending.ts";
import { isUnjudged, progressOf } from "../../live/own-submissions.ts";
import { formatTimeOfDaySeconds } from "../../locale/format-date.ts";
import { viewJudged, viewTicks } from "../../ui/judged-view.ts";
import { SubmissionVerdict, whereText } from "../../ui/submission-verdict.tsx";
import { TestStrip } from "../../ui/test-strip.tsx";
import { pointsText, pointsWord, verdictWord } from "../../ui/verdict.tsx";
import { VerdictGlyph } from "../../ui/verdict-glyph.tsx";
import type { Sender } from "./sending/use-sending.ts";

interface PanelShape {
  readonly contest: ContestDetail;
  readonly problem: ProblemView;
  readonly sender: Sender;
  readonly ofProblem: readonly SubmissionSummary[];
}

/** The newest submission to this problem: its tests as ticks, how long it takes, and the verdict. */
export function LivePanel({ contest, problem, sender, ofProblem }: PanelShape) {
  const [newest] = ofProblem;
  const { kind } = sender.state.value;
  const isOnItsWay = kind === "sending" || kind === "waiting";
  if (contest.participation === null) return null;
  return (
    <div class="live-panel">
      <p class="said" aria-live="polite">
        {spoken(newest, sender.lastSentId.value)}
      </p>
      {isOnItsWay ? (
        <OnItsWay />
      ) : newest === undefined ? (
        <p class="live-head text-ink-2">{words.historyEmpty()}</p>
      ) : (
        <Newest slug={contest.slug} problem={problem} submission={newest} />
      )}
    </div>
  );
}

function OnItsWay() {
  return (
    <>
      <p class="live-head">
        <span class="verdict verdict-queued">
          <VerdictGlyph state="queued" />
          {judged.sending()}
        </span>
      </p>
      <div class="ticks" />
    </>
  );
}

function Newest({
  slug,
  problem,
  submission,
}: {
  readonly slug: string;
  readonly problem: ProblemView;
  readonly submission: SubmissionSummary;
}) {
  const progress = progressOf(submission.submissionId);
  const ticks = viewTicks(submission, progress, problem.isScoring);
  const isWaiting = isUnjudged(submission);
  return (
    <>
      <p class="live-head">
        <SubmissionVerdict submission={submission} progress={progress} hasWord />
        <span class="text-ink-2">{isWaiting ? phaseText(progress) : whereText(submission, progress)}</span>
        {isWaiting ? (
          <Passed since={submission.submittedAt} />
        ) : (
          <a class="live-end" href={submissionPath(slug, submission.submissionId)}>
            {formatTimeOfDaySeconds(submission.submittedAt)}
          </a>
        )}
      </p>
      {submission.state === "under-repair" ? (
        <p class="text-13 text-ink-2">{judged.repairText()}</p>
      ) : ticks.length === 0 ? (
        <div class="ticks" />
      ) : (
        <TestStrip groups={[ticks]} />
      )}
    </>
  );
}

/** Alone in ticking. */
function Passed({ since }: { readonly since: number }) {
  const now = useServerNow();
  const count = Math.max(0, Math.floor((now - since) / 1000));
  return <span class="live-end text-ink-2">{judged.secondsPassed({ count })}</span>;
}

function phaseText(progress: SubmissionProgress | null): string {
  if (progress === null || progress.phase === "queued") return "";
  if (progress.phase === "fetching") return judged.fetching();
  if (progress.phase === "compiling") return judged.compiling();
  // An olympiad that tells nothing of tests does not count them either.
  if (progress.testsTotal === 0) return judged.judgingTests();
  const number = String(Math.min(progress.testsDone + 1, progress.testsTotal));
  return judged.judgingTest({ number });
}

/** Only what was sent from this page is spoken: that it was sent, then its verdict. */
function spoken(newest: SubmissionSummary | undefined, lastSentId: string | null): string {
  if (newest === undefined || newest.submissionId !== lastSentId) return "";
  if (newest.state === "under-repair") return judged.repairText();
  if (newest.state !== "judged") return words.saidSent();
  const { points } = viewJudged(newest, null);
  if (points !== undefined) return words.saidPoints({ points: pointsText(points), word: pointsWord(points) });
  if (newest.verdict === null) return words.saidSent();
  const said = { code: newest.verdict, word: verdictWord(newest.verdict) };
  return newest.failedTest === null
    ? words.saidVerdict(said)
    : words.saidVerdictAt({ ...said, number: String(newest.failedTest) });
}
