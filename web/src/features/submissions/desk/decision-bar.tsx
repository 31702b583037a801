import type { SubmissionDetail } from "@bilimdon/contracts/http/submissions";
import { useSignal } from "@preact/signals";
import { callApi } from "../../../client/call-api.ts";
import { useResource } from "../../../client/resource.ts";
import * as words from "../../../generated/messages/jury.ts";
import { Button } from "../../../ui/button.tsx";
import { finalFault } from "../../../ui/result-fault.ts";
import { say } from "../../../ui/toasts.tsx";
import { submissionResource } from "../submissions-resource.ts";
import { DecisionDialog } from "./decision-dialog.tsx";
import { historyResource } from "./desk-resource.ts";
import { RejudgeDialog } from "./rejudge-dialog.tsx";

interface BarShape {
  readonly slug: string;
  readonly detail: SubmissionDetail;
}

/** What the jury may do with the open submission; each has its way back. */
export function DecisionBar({ slug, detail: { submissionId } }: BarShape) {
  const history = useResource(historyResource(submissionId));
  const asked = useSignal<"rejudge" | "override" | "ignore" | null>(null);
  const known = history.kind === "ready" ? history.value : null;
  const isByHand =
    known?.judgements.some(({ isCurrent, origin }) => isCurrent && origin === "override") === true;
  const ignored = known?.ignored ?? null;
  const refresh = () => {
    void historyResource(submissionId).refresh();
    void submissionResource(submissionId).refresh();
  };
  const takeBack = async (what: "override" | "ignore") => {
    const answer = await callApi("DELETE", `/api/submissions/${submissionId}/${what}`);
    say(answer.kind === "ok" ? words.takenBack() : (finalFault(answer) ?? words.failed()));
    refresh();
  };
  const open = (what: "rejudge" | "override" | "ignore") => () => {
    asked.value = what;
  };
  const close = () => {
    asked.value = null;
  };
  return (
    <>
      {ignored !== null && (
        <p class="pause-note my-3" role="status">
          <b>{words.ignored()}</b> {words.ignoredWhy({ reason: ignored.reason, name: ignored.by })}
        </p>
      )}
      <div class="my-3 flex flex-wrap gap-2">
        <Button isSmall onClick={open("rejudge")}>
          {words.rejudgeThis()}
        </Button>
        <Button isSmall onClick={open("override")}>
          {words.override()}
        </Button>
        {isByHand && (
          <Button isSmall onClick={() => void takeBack("override")}>
            {words.overrideBack()}
          </Button>
        )}
        {ignored === null ? (
          <Button isSmall onClick={open("ignore")}>
            {words.ignore()}
          </Button>
        ) : (
          <Button isSmall onClick={() => void takeBack("ignore")}>
            {words.restore()}
          </Button>
        )}
      </div>
      {asked.value === "rejudge" && (
        <RejudgeDialog slug={slug} what={{ kind: "one", submissionId }} onClose={close} />
      )}
      {(asked.value === "override" || asked.value === "ignore") && (
        <DecisionDialog kind={asked.value} submissionId={submissionId} onClose={close} onDone={refresh} />
      )}
    </>
  );
}
