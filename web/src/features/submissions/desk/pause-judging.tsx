import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import { useSignal } from "@preact/signals";
import { callApi } from "../../../client/call-api.ts";
import * as words from "../../../generated/messages/judging.ts";
import { inLocale } from "../../../locale/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { pauseFault } from "../../../ui/pause-fault.ts";
import { ReasonField } from "../../../ui/reason-field.tsx";
import { Select } from "../../../ui/select.tsx";
import { say } from "../../../ui/toasts.tsx";
import { pausesResource } from "./judging-pauses.tsx";

interface PauseShape {
  readonly contest: Pick<ContestDetail, "slug" | "contestId" | "problems">;
}

/** Opens the question which problem of this contest is not to be judged for now, and why. */
export function PauseJudgingButton({ contest }: PauseShape) {
  const isOpen = useSignal(false);
  const turn = (to: boolean) => () => {
    isOpen.value = to;
  };
  return (
    <>
      <Button isSmall onClick={turn(true)}>
        {words.pause()}
      </Button>
      {isOpen.value && <PauseJudgingDialog contest={contest} onClose={turn(false)} />}
    </>
  );
}

const all = "all";

function PauseJudgingDialog({ contest, onClose }: PauseShape & { onClose(): void }) {
  const { slug, contestId, problems } = contest;
  const problemId = useSignal<string>(all);
  const reason = useSignal("");
  const fault = useSignal<string | null>(null);
  const pause = async () => {
    if (reason.value.trim() === "") {
      fault.value = words.pauseReasonFault();
      return;
    }
    const scope =
      problemId.value === all
        ? { kind: "contest", contestId }
        : { kind: "contest-problem", contestId, problemId: problemId.value };
    const answer = await callApi("POST", "/api/judging/pauses", { scope, reason: reason.value });
    void pausesResource(slug).renew();
    if (answer.kind === "ok") {
      say(words.pauseDone());
      onClose();
    } else fault.value = pauseFault(answer);
  };
  return (
    <Dialog
      isOpen
      title={words.pause()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel()}</Button>
          <Button look="danger" onClick={() => void pause()}>
            {words.pause()}
          </Button>
        </>
      }
    >
      <p>{words.pauseHereText()}</p>
      <div class="desk-pause-fields">
        <Select
          label={words.pauseProblem()}
          value={problemId.value}
          options={[
            { value: all, text: words.pauseAll() },
            ...problems.map((one) => ({ value: one.problemId, text: `${one.label}. ${inLocale(one.name)}` })),
          ]}
          onChoose={(chosen) => {
            problemId.value = chosen;
          }}
        />
        <ReasonField label={words.pauseReason()} reason={reason} fault={fault} />
      </div>
    </Dialog>
  );
}
