import type { ProblemView } from "@bilimdon/contracts/http/problems";
import type { SubmissionSummary } from "@bilimdon/contracts/http/submissions";
import { submissionPath } from "../../client/contest-paths.ts";
import type { Loading } from "../../client/resource.ts";
import { me } from "../../client/session.ts";
import * as judged from "../../generated/messages/judged.ts";
import * as words from "../../generated/messages/sending.ts";
import type { OwnSubmissions } from "../../live/merge-submissions.ts";
import { progressOf } from "../../live/own-submissions.ts";
import { formatTimeOfDaySeconds } from "../../locale/format-date.ts";
import { formatBytes } from "../../locale/format-number.ts";
import { languageName } from "../../ui/language-name.ts";
import { SubmissionVerdict, whereText, workText } from "../../ui/submission-verdict.tsx";
import { VerdictGlyph } from "../../ui/verdict-glyph.tsx";
import type { Sender, Sent } from "./sending/use-sending.ts";

interface HistoryShape {
  readonly problem: ProblemView;
  readonly own: Loading<OwnSubmissions>;
  readonly ofProblem: readonly SubmissionSummary[];
  readonly sender: Sender;
}

/** One's own submissions to this problem; what was just sent stands on top before the server has answered. */
export function HistoryTable({ problem, own, ofProblem, sender }: HistoryShape) {
  if (me.value === null) return null;
  const state = sender.state.value;
  const sent = state.kind === "sending" || state.kind === "waiting" ? state.sent : null;
  const isEmpty = sent === null && ofProblem.length === 0;
  return (
    <section class="history" aria-label={words.history()}>
      {own.kind === "failed" && <p class="history-note">{words.historyFailed()}</p>}
      {own.kind === "ready" && isEmpty && <p class="history-note history-empty">{words.historyEmpty()}</p>}
      {!isEmpty && (
        <table class="jadval">
          <thead>
            <tr>
              <th>{words.colTime()}</th>
              <th>{words.colVerdict()}</th>
              <th>{words.colTest()}</th>
              <th>{words.colLanguage()}</th>
              <th>{words.colWork()}</th>
              <th>{words.colMemory()}</th>
            </tr>
          </thead>
          <tbody>
            {sent !== null && <SentRow sent={sent} />}
            {ofProblem.map((submission) => (
              <Row key={submission.submissionId} submission={submission} timeLimitMs={problem.timeLimitMs} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function SentRow({ sent }: { readonly sent: Sent }) {
  return (
    <tr>
      <td>{formatTimeOfDaySeconds(sent.at)}</td>
      <td>
        <span class="verdict verdict-queued">
          <VerdictGlyph state="queued" />
          {judged.sending()}
        </span>
      </td>
      <td />
      <td>{languageName(sent.languageId)}</td>
      <td />
      <td />
    </tr>
  );
}

function Row({
  submission,
  timeLimitMs,
}: {
  readonly submission: SubmissionSummary;
  readonly timeLimitMs: number;
}) {
  const progress = progressOf(submission.submissionId);
  const time = formatTimeOfDaySeconds(submission.submittedAt);
  const isRunning = progress !== null && progress.phase !== "queued" && submission.state === "queued";
  return (
    <tr data-link>
      <td>
        <a
          href={submissionPath(submission.contestSlug, submission.submissionId)}
          aria-label={words.openSubmission({ time })}
        >
          {time}
        </a>
      </td>
      <td>
        <SubmissionVerdict submission={submission} progress={progress} hasWord />
      </td>
      <td>{whereText(submission, progress)}</td>
      <td>{languageName(submission.languageId)}</td>
      <td class="num">{isRunning ? judged.running() : workText(submission, timeLimitMs)}</td>
      <td class="num">{submission.maxMemoryBytes === null ? "" : formatBytes(submission.maxMemoryBytes)}</td>
    </tr>
  );
}
