import { useSignal } from "@preact/signals";
import { callApi } from "../../client/call-api.ts";
import * as words from "../../generated/messages/people.ts";
import { Field } from "../../ui/field.tsx";
import { say } from "../../ui/toasts.tsx";
import { PersonForm } from "./person-form.tsx";
import type { PersonShape } from "./person-page.tsx";

/** Name, login and a parent's consent. */
export function NameForm({ person, onChanged }: PersonShape) {
  const name = useSignal(person.displayName);
  const login = useSignal(person.login);
  const hasConsent = useSignal(person.hasGuardianConsent);
  const fault = useSignal<string | null>(null);
  const save = async () => {
    const change = {
      displayName: name.value,
      ...(login.value === person.login ? {} : { login: login.value }),
      hasGuardianConsent: hasConsent.value,
    };
    const answer = await callApi("PATCH", `/api/people/${person.userId}`, change);
    if (answer.kind === "ok") {
      fault.value = null;
      say(words.saved());
      onChanged();
    } else if (answer.kind === "refused" && answer.code === "user.login_taken")
      fault.value = words.loginTaken();
    else if (answer.kind === "refused" && answer.code === "request.malformed")
      fault.value = words.loginFault();
    else fault.value = words.failed();
  };
  return (
    <PersonForm word={words.save()} onSend={save}>
      <Field
        label={words.name()}
        fault={null}
        required
        maxLength={120}
        value={name.value}
        onInput={(event) => {
          name.value = event.currentTarget.value;
        }}
      />
      <Field
        label={words.login()}
        fault={fault.value}
        required
        maxLength={40}
        value={login.value}
        onInput={(event) => {
          login.value = event.currentTarget.value;
          fault.value = null;
        }}
      />
      <label class="flex min-h-11 items-center gap-2">
        <input
          type="checkbox"
          checked={hasConsent.value}
          onChange={(event) => {
            hasConsent.value = event.currentTarget.checked;
          }}
        />
        {words.consent()}
      </label>
    </PersonForm>
  );
}
