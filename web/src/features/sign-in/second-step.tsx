import type { SmsSent } from "@bilimdon/contracts/http/phone";
import type { SignInAnswer } from "@bilimdon/contracts/http/session";
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { callApi } from "../../client/call-api.ts";
import { finishSignIn } from "../../client/session.ts";
import * as words from "../../generated/messages/sign-in.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { SmsCodeButton } from "../../ui/sms-code-button.tsx";

/** The ticket of a right password; with a phone, the last two digits of its number. */
export type StepAsked = Extract<SignInAnswer, { kind: "second-step" }>;

interface StepShape {
  readonly step: StepAsked;
  /** Back to login and password, with a word why where there is one. */
  onLeave(told: string | null): void;
}

/** The second step of signing in: a code of the generator, or a recovery code, in one field. */
export function SecondStep({ step: { ticket, phoneEnding }, onLeave }: StepShape) {
  const fault = useSignal<string | null>(null);
  const isSending = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);

  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (form.current === null || isSending.value) return;
    const code = String(new FormData(form.current).get("code") ?? "").trim();
    fault.value = code.length < 6 ? words.codeMissing() : null;
    if (fault.value !== null) return;
    isSending.value = true;
    const answer = await finishSignIn(ticket, code);
    isSending.value = false;
    if (answer.kind === "ok") return;
    const refusal = answer.kind === "refused" ? answer.code : "";
    if (refusal === "session.step_over") return onLeave(words.stepOver());
    fault.value = (faultWords[refusal] ?? words.unreachable)();
    form.current?.querySelector("input")?.select();
  };

  return (
    <div class="page page-narrow">
      <h1>{words.stepTitle()}</h1>
      <p class="mt-1 mb-5 max-w-[620px] text-ink-2">{words.stepLead()}</p>
      <form class="double-rule grid gap-4 pt-6" ref={form} onSubmit={send} noValidate>
        <div class="max-w-[400px]">
          <Field
            label={words.code()}
            name="code"
            autocomplete="one-time-code"
            autocapitalize="none"
            spellcheck={false}
            fault={fault.value}
          />
        </div>
        {phoneEnding !== undefined && (
          <SmsCodeButton
            ending={phoneEnding}
            send={() => callApi<SmsSent>("POST", "/api/session/second-step/sms", { ticket })}
          />
        )}
        <div class="flex flex-wrap gap-2">
          <Button look="solid" type="submit" aria-busy={isSending.value}>
            {isSending.value ? words.submitting() : words.submit()}
          </Button>
          <Button onClick={() => onLeave(null)}>{words.back()}</Button>
        </div>
      </form>
    </div>
  );
}

const faultWords: Readonly<Record<string, () => string>> = {
  "second_factor.wrong_code": words.codeWrong,
  "second_factor.too_many_tries": words.codeTooMany,
  "request.rate_limited": words.tooMany,
};
