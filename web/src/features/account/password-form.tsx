import type { SessionsEnded } from "@bilimdon/contracts/http/account";
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { type Answer, callApi } from "../../client/call-api.ts";
import * as words from "../../generated/messages/account.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { otherFailureWords, passwordFaultWords } from "../../ui/password-faults.ts";

interface Outcome {
  readonly currentFault: string | null;
  readonly newFault: string | null;
  /** About neither field: the server, or success. */
  readonly note: string | null;
  readonly isDone: boolean;
}

const nothing: Outcome = { currentFault: null, newFault: null, note: null, isDone: false };

/** Changes the password; whoever else is signed in as this person is signed out by it. */
export function PasswordForm({ login, onDone }: { readonly login: string; onDone(): void }) {
  const outcome = useSignal(nothing);
  const isSending = useSignal(false);
  const form = useRef<HTMLFormElement>(null);

  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (form.current === null || isSending.value) return;
    const typed = new FormData(form.current);
    const currentPassword = String(typed.get("current") ?? "");
    const newPassword = String(typed.get("new") ?? "");
    outcome.value = findEmpty(currentPassword, newPassword);
    if (outcome.value === nothing) {
      isSending.value = true;
      const body = { currentPassword, newPassword };
      outcome.value = readOutcome(await callApi<SessionsEnded>("PUT", "/api/me/password", body));
      isSending.value = false;
    }
    if (outcome.value.isDone) {
      form.current.reset();
      onDone();
    } else form.current.querySelector<HTMLInputElement>("[aria-invalid]")?.focus();
  };

  const { currentFault, newFault, note, isDone } = outcome.value;
  return (
    <form class="grid max-w-[400px] gap-4" ref={form} onSubmit={send} noValidate>
      {/* A password keeper saves the new password under the login it finds here. */}
      <input class="hidden" type="text" name="login" autocomplete="username" value={login} readOnly />
      <Field
        label={words.currentPassword()}
        name="current"
        type="password"
        autocomplete="current-password"
        fault={currentFault}
      />
      <Field
        label={words.newPassword()}
        name="new"
        type="password"
        autocomplete="new-password"
        fault={newFault}
      />
      <p class="field-note">{words.passwordNote()}</p>
      <p class={isDone ? "text-13 text-feruza" : "field-fault"} role={isDone ? "status" : "alert"}>
        {note}
      </p>
      <div>
        <Button look="solid" type="submit" aria-busy={isSending.value}>
          {isSending.value ? words.changing() : words.change()}
        </Button>
      </div>
    </form>
  );
}

function findEmpty(currentPassword: string, newPassword: string): Outcome {
  if (currentPassword !== "" && newPassword !== "") return nothing;
  return {
    ...nothing,
    currentFault: currentPassword === "" ? words.fillIn() : null,
    newFault: newPassword === "" ? words.fillIn() : null,
  };
}

function readOutcome(answer: Answer<SessionsEnded>): Outcome {
  if (answer.kind === "ok") {
    const { ended } = answer.value;
    return { ...nothing, isDone: true, note: ended === 0 ? words.changedAlone() : words.changed({ ended }) };
  }
  if (answer.kind === "refused" && answer.code === "password.wrong_current")
    return { ...nothing, currentFault: words.wrongCurrent() };
  const newFault = passwordFaultWords(answer);
  return newFault === null ? { ...nothing, note: otherFailureWords(answer) } : { ...nothing, newFault };
}
