import type { ProblemVersionView } from "@bilimdon/contracts/http/problems";
import { type Signal, useSignal } from "@preact/signals";
import { callApi } from "../../client/call-api.ts";
import * as words from "../../generated/messages/desk.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { deskResource, versionResource, versionUrl } from "./desk-resources.ts";
import type { BarShape } from "./publish-bar.tsx";

export type DialogShape = BarShape & { readonly isOpen: boolean; onClose(): void };

/** Asks before a version is given away: remarks read, and a reason where the step leads back. */
export function PublishDialog({ version, desk, isOpen, onClose }: DialogShape) {
  const isRead = useSignal(false);
  const reason = useSignal("");
  const fault = useSignal<string | null>(null);
  const { problemVersionId, number, warningsToRead } = version;
  const published = desk.versions.find(({ publishedAt }) => publishedAt !== null);
  const isBack = published !== undefined && published.number > number;
  const mayGo = (warningsToRead === 0 || isRead.value) && (!isBack || reason.value.trim() !== "");
  const go = async () => {
    const body = { acknowledgedWarnings: warningsToRead, reason: reason.value };
    const answer = await callApi<ProblemVersionView>("POST", versionUrl(problemVersionId, "/publish"), body);
    void deskResource(desk.slug).refresh();
    if (answer.kind !== "ok") {
      fault.value = words.actFailed();
      void versionResource(problemVersionId).refresh();
      return;
    }
    versionResource(problemVersionId).put(answer.value);
    onClose();
  };
  const remarks = [...new Set([...version.warnings, ...(version.summary?.warnings ?? [])])];
  return (
    <Dialog
      isOpen={isOpen}
      title={words.publishTitle({ number: String(number) })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel()}</Button>
          <Button look="solid" disabled={!mayGo} onClick={() => void go()}>
            {words.publish()}
          </Button>
        </>
      }
    >
      <p>
        {published === undefined
          ? words.publishText()
          : words.publishInstead({ number: String(published.number) })}
      </p>
      {remarks.length > 0 && <Remarks remarks={remarks} isRead={isRead} />}
      {isBack && (
        <div class="mt-3">
          <Field
            label={words.reasonBack()}
            fault={null}
            value={reason.value}
            maxLength={500}
            onInput={({ currentTarget }) => {
              reason.value = currentTarget.value;
            }}
          />
        </div>
      )}
      {fault.value !== null && <p class="text-anor">{fault.value}</p>}
    </Dialog>
  );
}

interface RemarksShape {
  readonly remarks: readonly string[];
  readonly isRead: Signal<boolean>;
}

function Remarks({ remarks, isRead }: RemarksShape) {
  return (
    <>
      <ul class="remarks" lang="en">
        {remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
      <label class="check-line">
        <input
          type="checkbox"
          checked={isRead.value}
          onChange={({ currentTarget }) => {
            isRead.value = currentTarget.checked;
          }}
        />
        {words.remarksRead({ count: remarks.length })}
      </label>
    </>
  );
}
