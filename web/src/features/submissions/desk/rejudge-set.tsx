import type { RejudgePreview, RejudgeView } from "@bilimdon/contracts/http/rejudges";
import { useSignal } from "@preact/signals";
import { callApi } from "../../../client/call-api.ts";
import * as words from "../../../generated/messages/jury.ts";
import { Button } from "../../../ui/button.tsx";
import { say } from "../../../ui/toasts.tsx";
import { AwardChanges, BalloonChanges, FirstChanges } from "./award-changes.tsx";
import { RankChanges } from "./rank-changes.tsx";
import { rejudgeFault } from "./rejudge-fault.ts";
import { VerdictChanges } from "./verdict-changes.tsx";

interface SetShape {
  readonly slug: string;
  readonly set: RejudgeView;
  readonly preview: RejudgePreview;
  onChanged(): void;
}

/** One set: how far it is, what it changes, and the one step that applies, drops or undoes it. */
export function RejudgeSet({ slug, set, preview, onChanged }: SetShape) {
  const changeCount = preview.transitions.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p class="mb-4 text-13 text-ink-2">{stateOf(set)}</p>
      <p role="status" class="text-13 text-muz">
        {set.state === "open" && !preview.isWhole ? words.waiting() : ""}
      </p>
      <div class="double-rule preview">
        <VerdictChanges slug={slug} preview={preview} />
        <RankChanges preview={preview} />
      </div>
      <AwardChanges preview={preview} />
      <FirstChanges preview={preview} />
      <BalloonChanges preview={preview} />
      <Actions set={set} changeCount={changeCount} onChanged={onChanged} />
    </>
  );
}

function stateOf(set: RejudgeView): string {
  const { judged, failed, total, changedMeanwhile } = set;
  return [
    set.reason,
    words.judgedOf({ judged: String(judged), total: String(total) }),
    set.state === "open" ? words.nothingApplied() : null,
    failed > 0 && set.state !== "dropped" ? words.failedCount({ count: failed }) : null,
    changedMeanwhile > 0 ? words.meanwhileCount({ count: changedMeanwhile }) : null,
  ]
    .filter((word) => word !== null)
    .join(". ");
}

interface ActionsShape {
  readonly set: RejudgeView;
  readonly changeCount: number;
  onChanged(): void;
}

const done = { apply: words.applied, drop: words.dropped, undo: words.undone } as const;

function Actions({ set, changeCount, onChanged }: ActionsShape) {
  const fault = useSignal<string | null>(null);
  const isBusy = useSignal(false);
  const act = async (name: keyof typeof done) => {
    if (isBusy.value) return;
    isBusy.value = true;
    const answer = await callApi<RejudgeView>("POST", `/api/rejudges/${set.rejudgeId}/${name}`);
    isBusy.value = false;
    fault.value = answer.kind === "ok" ? null : rejudgeFault(answer);
    if (answer.kind === "ok") say(done[name]());
    onChanged();
  };
  const isWaiting = set.judged + set.failed < set.total;
  return (
    <div class="rejudge-actions">
      {set.state === "open" && (
        <>
          <Button onClick={() => void act("drop")}>{words.drop()}</Button>
          <Button look="solid" disabled={isWaiting} onClick={() => void act("apply")}>
            {words.apply({ count: changeCount })}
          </Button>
          {isWaiting && <span class="text-13 text-ink-2">{words.faultUnfinished()}</span>}
        </>
      )}
      {set.state === "applied" && (
        <Button look="danger" onClick={() => void act("undo")}>
          {words.undo()}
        </Button>
      )}
      {fault.value !== null && (
        <p role="alert" class="field-fault">
          {fault.value}
        </p>
      )}
    </div>
  );
}
