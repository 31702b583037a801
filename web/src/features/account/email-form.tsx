import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Failure } from "../../client/call-api.ts";
import { callApi } from "../../client/call-api.ts";
import { isEmailLike } from "../../client/letter-key.ts";
import { useResource } from "../../client/resource.ts";
import * as words from "../../generated/messages/account.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { otherFailureWords } from "../../ui/password-faults.ts";
import { ownEmailResource } from "./account-resources.ts";

interface Faults {
  readonly email: string | null;
  readonly password: string | null;
  readonly other: string | null;
}
const noFaults: Faults = { email: null, password: null, other: null };

/** Gives the account an address; it holds once the letter's link has been opened. */
export function EmailForm() {
  const state = useResource(ownEmailResource);
  const faults = useSignal(noFaults);
  const sentTo = useSignal<string | null>(null);
  const isSending = useSignal(false);
  const form = useRef<HTMLFormElement>(null);

  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (form.current === null || isSending.value) return;
    const typed = new FormData(form.current);
    const email = String(typed.get("email") ?? "").trim();
    const currentPassword = String(typed.get("current") ?? "");
    sentTo.value = null;
    faults.value = findSlips(email, currentPassword);
    if (faults.value === noFaults) {
      isSending.value = true;
      const answer = await callApi("PUT", "/api/me/email", { email, currentPassword });
      isSending.value = false;
      if (answer.kind === "ok") {
        sentTo.value = email;
        form.current.reset();
        void ownEmailResource.refresh();
        return;
      }
      faults.value = readFaults(answer);
    }
    form.current.querySelector<HTMLInputElement>("[aria-invalid]")?.focus();
  };

  const email = state.kind === "ready" ? state.value.email : null;
  return (
    <form class="grid max-w-[400px] gap-4" ref={form} onSubmit={send} noValidate>
      <p class="min-h-5">
        {state.kind === "ready" && (email === null ? words.emailNone() : words.emailIs({ email }))}
      </p>
      <Field
        label={words.newEmail()}
        name="email"
        type="email"
        autocomplete="email"
        fault={faults.value.email}
      />
      <Field
        label={words.currentPassword()}
        name="current"
        type="password"
        autocomplete="current-password"
        fault={faults.value.password}
      />
      <p class={sentTo.value === null ? "field-fault" : "text-13 text-feruza"} role="status">
        {sentTo.value === null ? faults.value.other : words.emailSent({ email: sentTo.value })}
      </p>
      <div>
        <Button type="submit" aria-busy={isSending.value}>
          {words.emailSend()}
        </Button>
      </div>
    </form>
  );
}

function findSlips(email: string, currentPassword: string): Faults {
  if (isEmailLike(email) && currentPassword !== "") return noFaults;
  return {
    ...noFaults,
    email: isEmailLike(email) ? null : words.emailWrong(),
    password: currentPassword === "" ? words.fillIn() : null,
  };
}

function readFaults(failure: Failure): Faults {
  if (failure.kind === "refused" && failure.code === "password.wrong_current")
    return { ...noFaults, password: words.wrongCurrentEmail() };
  if (failure.kind === "refused" && failure.code === "request.malformed")
    return { ...noFaults, email: words.emailWrong() };
  return { ...noFaults, other: otherFailureWords(failure) };
}
