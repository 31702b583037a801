import type { Credential } from "@bilimdon/contracts/http/people";
import type { Role } from "@bilimdon/rules/access/roles";
import { type Signal, useSignal } from "@preact/signals";
import { callProven, isUnproven } from "../../client/with-proof.ts";
import * as words from "../../generated/messages/people.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { CredentialSheet } from "./credential-sheet.tsx";
import { RoleSelect } from "./role-select.tsx";

/** Opens the form of a new account; its password is shown in place of the form, once. */
export function NewPersonButton({ onMade }: { onMade(): void }) {
  const isOpen = useSignal(false);
  return (
    <>
      <Button
        look="solid"
        onClick={() => {
          isOpen.value = true;
        }}
      >
        {words.newPerson()}
      </Button>
      {isOpen.value && (
        <NewPersonDialog
          onMade={onMade}
          onClose={() => {
            isOpen.value = false;
          }}
        />
      )}
    </>
  );
}

interface Faults {
  readonly name?: string;
  readonly login?: string;
  /** About neither field. */
  readonly other?: string;
}

interface Wish {
  readonly name: Signal<string>;
  readonly login: Signal<string>;
  readonly role: Signal<Role>;
  readonly faults: Signal<Faults>;
}

function NewPersonDialog({ onMade, onClose }: { onMade(): void; onClose(): void }) {
  const name = useSignal("");
  const login = useSignal("");
  const role = useSignal<Role>("student");
  const faults = useSignal<Faults>({});
  const wish = { name, login, role, faults };
  const made = useSignal<Credential | null>(null);
  const create = async () => {
    faults.value = name.value.trim() === "" ? { name: words.fillIn() } : {};
    if (!/^[a-z0-9][a-z0-9._-]{2,39}$/i.test(login.value))
      faults.value = { ...faults.value, login: words.loginFault() };
    if (Object.keys(faults.value).length > 0) return;
    const wished = { displayName: name.value, login: login.value, role: role.value };
    const answer = await callProven<Credential>("POST", "/api/people", wished);
    if (answer.kind === "ok") {
      made.value = answer.value;
      onMade();
    } else if (answer.kind === "refused" && answer.code === "user.login_taken")
      faults.value = { login: words.loginTaken() };
    else faults.value = isUnproven(answer) ? {} : { other: words.failed() };
  };
  return (
    <Dialog
      isOpen
      title={words.newPerson()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{made.value === null ? words.cancel() : words.close()}</Button>
          {made.value === null && (
            <Button look="solid" onClick={() => void create()}>
              {words.create()}
            </Button>
          )}
        </>
      }
    >
      {made.value !== null ? (
        <>
          <p class="mb-3">{words.passwordOnce()}</p>
          <CredentialSheet credential={made.value} />
        </>
      ) : (
        <NewPersonFields wish={wish} />
      )}
    </Dialog>
  );
}

function NewPersonFields({ wish: { name, login, role, faults } }: { readonly wish: Wish }) {
  return (
    <div class="person-form mt-3">
      <Field
        label={words.name()}
        maxLength={120}
        fault={faults.value.name ?? null}
        value={name.value}
        onInput={(event) => {
          name.value = event.currentTarget.value;
        }}
      />
      <Field
        label={words.login()}
        maxLength={40}
        autocapitalize="none"
        spellcheck={false}
        fault={faults.value.login ?? null}
        value={login.value}
        onInput={(event) => {
          login.value = event.currentTarget.value;
        }}
      />
      <RoleSelect role={role} />
      <p class="field-fault" role="alert">
        {faults.value.other}
      </p>
    </div>
  );
}
