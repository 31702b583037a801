import type { SmsSent } from "@bilimdon/contracts/http/phone";
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Failure } from "../../client/call-api.ts";
import { callProven, isUnproven } from "../../client/with-proof.ts";
import * as words from "../../generated/messages/sms.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { smsFaultWords } from "../../ui/sms-code-button.tsx";
import { proofFaultWords } from "./proof-form.tsx";
import { SixDigitsForm } from "./six-digits-form.tsx";

interface SetUpShape {
  onCancel(): void;
  /** With recovery codes where there were none before. */
  onDone(recoveryCodes: readonly string[]): void;
}

/** Takes a number, sends a code to it, and takes the code back. */
export function PhoneSetUp({ onCancel, onDone }: SetUpShape) {
  const sent = useSignal<SmsSent | null>(null);
  if (sent.value === null)
    return (
      <NumberForm
        onCancel={onCancel}
        onSent={(told) => {
          sent.value = told;
        }}
      />
    );
  const back = () => {
    sent.value = null;
  };
  return <CodeForm sent={sent.value} onBack={back} onDone={onDone} />;
}

function NumberForm({ onCancel, onSent }: { onCancel(): void; onSent(sent: SmsSent): void }) {
  const fault = useSignal<string | null>(null);
  const isSending = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (form.current === null || isSending.value) return;
    const phone = String(new FormData(form.current).get("phone") ?? "").trim();
    fault.value = phone === "" ? words.phoneRefused() : null;
    if (fault.value !== null) return;
    isSending.value = true;
    const answer = await callProven<SmsSent>("POST", "/api/me/phone", { phone });
    isSending.value = false;
    if (answer.kind === "ok") return onSent(answer.value);
    fault.value = isUnproven(answer) ? null : smsFaultWords(answer);
  };
  return (
    <form class="grid max-w-[400px] gap-4" ref={form} onSubmit={send} noValidate>
      <h2>{words.numberTitle()}</h2>
      <Field
        label={words.number()}
        name="phone"
        type="tel"
        inputMode="tel"
        autocomplete="tel"
        placeholder="+998 90 123 45 67"
        maxLength={24}
        note={words.numberNote()}
        fault={fault.value}
      />
      <div class="flex flex-wrap gap-2">
        <Button look="solid" type="submit" aria-busy={isSending.value}>
          {words.sendCode()}
        </Button>
        <Button onClick={onCancel}>{words.cancel()}</Button>
      </div>
    </form>
  );
}

interface CodeShape {
  readonly sent: SmsSent;
  onBack(): void;
  onDone(recoveryCodes: readonly string[]): void;
}

function CodeForm({ sent, onBack, onDone }: CodeShape) {
  return (
    <SixDigitsForm
      path="/api/me/phone"
      word={words.confirm()}
      others={<Button onClick={onBack}>{words.otherNumber()}</Button>}
      faultWords={codeFaultWords}
      onDone={onDone}
    >
      <h2>{words.codeTitle()}</h2>
      <p class="text-ink-2" role="status">
        {words.sent({ ending: sent.ending })}
      </p>
    </SixDigitsForm>
  );
}

function codeFaultWords(failure: Failure): string {
  const isWrong = failure.kind === "refused" && failure.code === "second_factor.wrong_code";
  return isWrong ? words.codeWrong() : proofFaultWords(failure);
}
