import { type VerdictCode, verdictCodes } from "@bilimdon/rules/verdict/verdict";
import { useSignal } from "@preact/signals";
import { callApi } from "../../../client/call-api.ts";
import * as words from "../../../generated/messages/jury.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { ReasonField } from "../../../ui/reason-field.tsx";
import { finalFault } from "../../../ui/result-fault.ts";
import { Select } from "../../../ui/select.tsx";
import { say } from "../../../ui/toasts.tsx";
import { verdictWord } from "../../../ui/verdict.tsx";

interface DialogShape {
  readonly kind: "override" | "ignore";
  readonly submissionId: string;
  onClose(): void;
  onDone(): void;
}

/** Asks for the verdict, where there is one, and always for the reason. */
export function DecisionDialog({ kind, submissionId, onClose, onDone }: DialogShape) {
  const verdict = useSignal<VerdictCode>("AC");
  const reason = useSignal("");
  const fault = useSignal<string | null>(null);
  const decide = async () => {
    if (reason.value.trim() === "") {
      fault.value = words.reasonFault();
      return;
    }
    const body =
      kind === "override"
        ? { verdict: verdict.value, score: null, reason: reason.value }
        : { reason: reason.value };
    const answer = await callApi("POST", `/api/submissions/${submissionId}/${kind}`, body);
    if (answer.kind !== "ok") {
      fault.value = finalFault(answer) ?? words.failed();
      return;
    }
    say(words.decided());
    onClose();
    onDone();
  };
  const title = kind === "override" ? words.override() : words.ignore();
  return (
    <Dialog
      isOpen
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel()}</Button>
          <Button look="danger" onClick={() => void decide()}>
            {title}
          </Button>
        </>
      }
    >
      <p>{kind === "override" ? words.overrideText() : words.ignoreText()}</p>
      {kind === "override" && (
        <Select
          label={words.newVerdict()}
          options={verdictCodes.map((code) => ({ value: code, text: `${code} ${verdictWord(code)}` }))}
          value={verdict.value}
          onChoose={(code) => {
            verdict.value = code;
          }}
        />
      )}
      <ReasonField label={words.reason()} reason={reason} fault={fault} />
    </Dialog>
  );
}
