import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { callApi } from "../../client/call-api.ts";
import { forgetSession } from "../../client/session.ts";
import { fillIn, newPassword as newPasswordWord, passwordNote } from "../../generated/messages/account.ts";
import * as words from "../../generated/messages/letter-key.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { otherFailureWords, passwordFaultWords } from "../../ui/password-faults.ts";

/** Sets the new password by the letter's key. */
export function NewPasswordForm({ letterKey }: { readonly letterKey: string }) {
  const fault = useSignal<string | null>(null);
  const failure = useSignal<string | null>(null);
  const isSending = useSignal(false);
  const isDone = useSignal(false);
  const form = useRef<HTMLFormElement>(null);

  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (form.current === null || isSending.value) return;
    const newPassword = String(new FormData(form.current).get("new") ?? "");
    fault.value = newPassword === "" ? fillIn() : null;
    failure.value = null;
    if (fault.value !== null) return form.current.querySelector("input")?.focus();
    isSending.value = true;
    const answer = await callApi("PUT", "/api/password-reset", { key: letterKey, newPassword });
    isSending.value = false;
    if (answer.kind === "ok") {
      forgetSession();
      isDone.value = true;
      return;
    }
    fault.value = passwordFaultWords(answer);
    const isKeyOver = answer.kind === "refused" && answer.code === "account.key_refused";
    if (fault.value === null) failure.value = isKeyOver ? words.keyRefused() : otherFailureWords(answer);
  };

  if (isDone.value)
    return (
      <div role="status">
        <p class="mb-4">{words.setDone()}</p>
        <ButtonLink look="solid" href="/kirish">
          {words.toSignIn()}
        </ButtonLink>
      </div>
    );
  return (
    <form class="grid max-w-[400px] gap-4" ref={form} onSubmit={send} noValidate>
      <Field
        label={newPasswordWord()}
        name="new"
        type="password"
        autocomplete="new-password"
        fault={fault.value}
      />
      <p class="field-note">{passwordNote()}</p>
      <p class="field-fault" role="alert">
        {failure.value}
      </p>
      <div>
        <Button look="solid" type="submit" aria-busy={isSending.value}>
          {isSending.value ? words.sending() : words.set()}
        </Button>
      </div>
    </form>
  );
}
