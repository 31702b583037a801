import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { callApi } from "../../client/call-api.ts";
import { isEmailLike } from "../../client/letter-key.ts";
import * as words from "../../generated/messages/letter-key.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { otherFailureWords } from "../../ui/password-faults.ts";

/** Asks for the letter. What it answers never tells whether anybody has the address. */
export function AskResetForm() {
  const emailFault = useSignal<string | null>(null);
  const failure = useSignal<string | null>(null);
  const isSending = useSignal(false);
  const isAsked = useSignal(false);
  const form = useRef<HTMLFormElement>(null);

  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (form.current === null || isSending.value) return;
    const email = String(new FormData(form.current).get("email") ?? "").trim();
    emailFault.value = isEmailLike(email) ? null : words.emailWrong();
    failure.value = null;
    if (emailFault.value !== null) return form.current.querySelector("input")?.focus();
    isSending.value = true;
    const answer = await callApi("POST", "/api/password-reset", { email });
    isSending.value = false;
    if (answer.kind === "ok") isAsked.value = true;
    else if (answer.kind === "refused" && answer.code === "request.malformed")
      emailFault.value = words.emailWrong();
    else failure.value = otherFailureWords(answer);
  };

  if (isAsked.value)
    return (
      <p class="max-w-[620px]" role="status">
        {words.asked()}
      </p>
    );
  return (
    <form class="grid max-w-[400px] gap-4" ref={form} onSubmit={send} noValidate>
      <Field label={words.email()} name="email" type="email" autocomplete="email" fault={emailFault.value} />
      <p class="field-fault min-h-[18px]" role="alert">
        {failure.value}
      </p>
      <div>
        <Button look="solid" type="submit" aria-busy={isSending.value}>
          {isSending.value ? words.sending() : words.ask()}
        </Button>
      </div>
    </form>
  );
}
