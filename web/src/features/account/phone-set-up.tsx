import type { SmsSent } from "@bilimdon/contracts/http/phone";
import type { FreshRecoveryCodes } from "@bilimdon/contracts/http/second-factor";
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { callProven, isUnproven } from "../../client/with-proof.ts";
import * as words from "../../generated/messages/sms.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { smsFaultWords } from "../../ui/sms-code-button.tsx";
import { proofFaultWords } from "./proof-form.tsx";

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
  const fault = useSignal<string | null>(null);
  const isSending = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (form.current === null || isSending.value) return;
    const code = String(new FormData(form.current).get("code") ?? "").replace(/\s/g, "");
    fault.value = /^\d{6}$/.test(code) ? null : words.codeMissing();
    if (fault.value !== null) return;
    isSending.value = true;
    const answer = await callProven<FreshRecoveryCodes>("PUT", "/api/me/phone", { code });
    isSending.value = false;
    if (answer.kind === "ok") return onDone(answer.value.recoveryCodes);
    const isWrong = answer.kind === "refused" && answer.code === "second_factor.wrong_code";
    fault.value = isUnproven(answer) ? null : isWrong ? words.codeWrong() : proofFaultWords(answer);
    form.current?.querySelector("input")?.select();
  };
  return (
    <form class="grid max-w-[400px] gap-4" ref={form} onSubmit={send} noValidate>
      <h2>{words.codeTitle()}</h2>
      <p class="text-ink-2" role="status">
        {words.sent({ ending: sent.ending })}
      </p>
      <Field
        label={words.code()}
        name="code"
        inputMode="numeric"
        autocomplete="one-time-code"
        maxLength={7}
        fault={fault.value}
      />
      <div class="flex flex-wrap gap-2">
        <Button look="solid" type="submit" aria-busy={isSending.value}>
          {words.confirm()}
        </Button>
        <Button onClick={onBack}>{words.otherNumber()}</Button>
      </div>
    </form>
  );
}
