import type { SubmissionDetail } from "@bilimdon/contracts/http/submissions";
import { type DiffLine, diffLines } from "@bilimdon/rules/problem/diff-lines";
import { useSignal } from "@preact/signals";
import { useResource } from "../../../client/resource.ts";
import * as words from "../../../generated/messages/jury.ts";
import { formatTimeOfDaySeconds } from "../../../locale/format-date.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Select } from "../../../ui/select.tsx";
import { SkeletonRows } from "../../../ui/skeleton.tsx";
import { submissionResource } from "../submissions-resource.ts";
import { historyResource } from "./desk-resource.ts";

/** What the sender changed since an earlier submission of the problem, the last one unless another is chosen. */
export function SourceChanges({ detail }: { readonly detail: SubmissionDetail }) {
  const resource = historyResource(detail.submissionId);
  const state = useResource(resource);
  const chosen = useSignal<string | null>(null);
  if (state.kind === "loading") return <SkeletonRows count={6} height={21} />;
  if (state.kind === "failed")
    return <FailureNote failure={state.failure} onRetry={() => void resource.refresh()} />;
  const { earlier } = state.value;
  const against = earlier.find(({ submissionId }) => submissionId === chosen.value) ?? earlier[0];
  if (against === undefined) return <p class="mt-3 text-ink-2">{words.changesNone()}</p>;
  return (
    <>
      <div class="my-3">
        <Select
          label={words.changesAgainst()}
          options={earlier.map(({ submissionId, submittedAt, verdict }) => ({
            value: submissionId,
            text: `${formatTimeOfDaySeconds(submittedAt)} ${verdict ?? "…"}`,
          }))}
          value={against.submissionId}
          onChoose={(next) => {
            chosen.value = next;
          }}
        />
      </div>
      <Changes detail={detail} againstId={against.submissionId} />
    </>
  );
}

interface ChangesShape {
  readonly detail: SubmissionDetail;
  readonly againstId: string;
}

function Changes({ detail, againstId }: ChangesShape) {
  const resource = submissionResource(againstId);
  const state = useResource(resource);
  if (state.kind === "loading") return <SkeletonRows count={8} height={21} />;
  if (state.kind === "failed")
    return <FailureNote failure={state.failure} onRetry={() => void resource.refresh()} />;
  const diff = diffLines(state.value.source, detail.source);
  if (diff.kind === "too-long") return <p class="text-ink-2">{words.changesLong()}</p>;
  if (diff.lines.length === 0) return <p class="text-ink-2">{words.changesSame()}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys.
    <pre class="code code-changes" tabIndex={0}>
      {diff.lines.map((line, index) => (
        <Line key={index} line={line} />
      ))}
    </pre>
  );
}

const signs = { same: " ", added: "+", removed: "−", skipped: "" } as const;

function Line({ line: { kind, text } }: { readonly line: DiffLine }) {
  if (kind === "skipped")
    return <span class="change-skipped">{words.changesSkipped({ count: Number(text) })}</span>;
  return (
    <span class={`change-${kind}`}>
      {signs[kind]} {text}
    </span>
  );
}
