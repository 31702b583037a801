import { isBirthYear, isMinor } from "@bilimdon/rules/access/is-minor";
import { useSignal } from "@preact/signals";
import { passwordNote } from "../../generated/messages/account.ts";
import * as words from "../../generated/messages/sign-up.ts";
import { Button } from "../../ui/button.tsx";
import { CheckField } from "../../ui/check-field.tsx";
import { Field } from "../../ui/field.tsx";
import type { SignUpField } from "./read-sign-up.ts";
import { useSignUp } from "./use-sign-up.ts";

/** Asks for what an account needs; the consent of a parent only from whom the year makes a minor. */
export function SignUpForm() {
  const { form, faults, isSending, send } = useSignUp();
  const isAskedConsent = useSignal(false);
  const noteYear = (text: string) => {
    const [birthYear, thisYear] = [Number(text.trim()), new Date().getFullYear()];
    isAskedConsent.value = isBirthYear(birthYear, thisYear) && isMinor(birthYear, thisYear);
  };
  const of = (name: SignUpField) => ({ name, fault: faults.value[name] ?? null });

  return (
    <form class="grid max-w-[400px] gap-4" ref={form} onSubmit={(event) => void send(event)} noValidate>
      <Field label={words.displayName()} autocomplete="name" maxLength={80} {...of("displayName")} />
      <Field
        label={words.login()}
        note={words.loginNote()}
        autocomplete="username"
        autocapitalize="none"
        spellcheck={false}
        {...of("login")}
      />
      <Field
        label={words.email()}
        note={words.emailNote()}
        type="email"
        autocomplete="email"
        {...of("email")}
      />
      <Field
        label={words.password()}
        note={passwordNote()}
        type="password"
        autocomplete="new-password"
        {...of("password")}
      />
      <Field
        label={words.birthYear()}
        inputMode="numeric"
        autocomplete="bday-year"
        maxLength={4}
        onInput={(event) => noteYear(event.currentTarget.value)}
        {...of("birthYear")}
      />
      {isAskedConsent.value && (
        <CheckField label={words.consent()} note={words.consentNote()} {...of("consent")} />
      )}
      <p class="field-fault min-h-[18px]" role="alert">
        {faults.value.other}
      </p>
      <div>
        <Button look="solid" type="submit" aria-busy={isSending.value}>
          {isSending.value ? words.submitting() : words.submit()}
        </Button>
      </div>
    </form>
  );
}
