import type { SubmissionHistory } from "@bilimdon/contracts/http/jury-desk";
import { rejudgePath } from "../../../client/contest-paths.ts";
import { useResource } from "../../../client/resource.ts";
import * as words from "../../../generated/messages/jury.ts";
import { formatTimeOfDaySeconds } from "../../../locale/format-date.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { SkeletonRows } from "../../../ui/skeleton.tsx";
import { Verdict } from "../../../ui/verdict.tsx";
import { historyResource } from "./desk-resource.ts";

interface HistoryShape {
  readonly slug: string;
  readonly submissionId: string;
}

/** Every judgement the submission has had, and which of them counts. */
export function HistoryTab({ slug, submissionId }: HistoryShape) {
  const resource = historyResource(submissionId);
  const state = useResource(resource);
  if (state.kind === "loading") return <SkeletonRows count={3} height={52} />;
  if (state.kind === "failed")
    return <FailureNote failure={state.failure} onRetry={() => void resource.refresh()} />;
  return (
    <ol class="desk-history">
      {state.value.judgements.map((judgement) => (
        <li key={judgement.judgementId} class={judgement.isCurrent ? "is-current" : undefined}>
          <p class="desk-history-head">
            {judgement.state === "failed" ? (
              words.verdictFailed()
            ) : (
              <Verdict state={judgement.verdict ?? "queued"} />
            )}
            <span>{judgement.isCurrent ? words.current() : words.notCurrent()}</span>
            <time dateTime={new Date(judgement.queuedAt).toISOString()}>
              {formatTimeOfDaySeconds(judgement.finishedAt ?? judgement.queuedAt)}
            </time>
          </p>
          <p class="text-13 text-ink-2">
            {judgement.rejudgeId === null ? (
              originWords(judgement)
            ) : (
              <a href={rejudgePath(slug, judgement.rejudgeId)}>{originWords(judgement)}</a>
            )}
            {[judgement.decidedBy, judgement.hostName]
              .filter((word) => word !== null)
              .map((word) => `, ${word}`)}
          </p>
        </li>
      ))}
    </ol>
  );
}

type Judgement = SubmissionHistory["judgements"][number];

function originWords({ origin, reason }: Judgement): string {
  if (origin === "submission") return words.historySubmission();
  const text = { reason: reason ?? "" };
  return origin === "rejudge" ? words.historyRejudge(text) : words.historyOverride(text);
}
