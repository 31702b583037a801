import type { ProblemVersionView } from "@bilimdon/contracts/http/problems";
import { useSignal } from "@preact/signals";
import { callApi } from "../../client/call-api.ts";
import * as words from "../../generated/messages/desk.ts";
import { inLocale } from "../../locale/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ReasonField } from "../../ui/reason-field.tsx";
import { deskResource, versionResource, versionUrl } from "./desk-resources.ts";
import type { DialogShape } from "./publish-dialog.tsx";

const shortestReason = 3;

/** Takes a version back from who has not got it yet; contests that have it are named, and keep it. */
export function WithdrawDialog({ version, desk, isOpen, onClose }: DialogShape) {
  const reason = useSignal("");
  const fault = useSignal<string | null>(null);
  const { problemVersionId, number } = version;
  const users = desk.contests.filter((contest) => contest.number === number);
  const go = async () => {
    const body = { reason: reason.value };
    const answer = await callApi<ProblemVersionView>("POST", versionUrl(problemVersionId, "/withdraw"), body);
    void deskResource(desk.slug).refresh();
    if (answer.kind !== "ok") {
      fault.value = words.actFailed();
      return;
    }
    versionResource(problemVersionId).put(answer.value);
    onClose();
  };
  return (
    <Dialog
      isOpen={isOpen}
      title={words.withdrawTitle({ number: String(number) })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel()}</Button>
          <Button
            look="danger"
            disabled={reason.value.trim().length < shortestReason}
            onClick={() => void go()}
          >
            {words.withdraw()}
          </Button>
        </>
      }
    >
      <p>{words.withdrawText()}</p>
      {users.length > 0 && (
        <p>{words.withdrawKeep({ list: users.map(({ title }) => inLocale(title)).join(", ") })}</p>
      )}
      <div class="mt-3">
        <ReasonField label={words.reason()} reason={reason} fault={fault} />
      </div>
    </Dialog>
  );
}
