import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { Answer } from "../../client/call-api.ts";
import { me, signIn } from "../../client/session.ts";
import * as words from "../../generated/messages/sign-in.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { safeNext } from "./safe-next.ts";
import { SecondStep, type StepAsked } from "./second-step.tsx";

interface Faults {
  readonly login: string | null;
  readonly password: string | null;
  /** About the two together, or about the server. */
  readonly both: string | null;
}

const noFaults: Faults = { login: null, password: null, both: null };

export function SignInPage() {
  useTitle(words.title());
  const { query, route } = useLocation();
  const next = safeNext(query.keyin);
  // Signed in already, here or in another tab: there is nothing to do on this page.
  const isSignedIn = me.value !== null;
  useEffect(() => {
    if (isSignedIn) route(next, true);
  }, [isSignedIn]);
  const step = useSignal<StepAsked | null>(null);
  const note = useSignal<string | null>(null);
  const leaveStep = (told: string | null) => {
    step.value = null;
    note.value = told;
  };
  if (step.value !== null) return <SecondStep step={step.value} onLeave={leaveStep} />;
  return (
    <div class="page page-narrow">
      <h1>{words.title()}</h1>
      <p class="mt-1 mb-5 text-ink-2">{words.lead()}</p>
      <div class="double-rule pt-6">
        <SignInForm
          note={note.value}
          onStep={(given) => {
            step.value = given;
          }}
        />
        <p class="mt-6">
          <a href="/parol-tiklash">{words.forgotten()}</a>
        </p>
        <p class="mt-4 text-ink-2">
          {words.noAccount()} <a href="/royxat">{words.toSignUp()}</a>
        </p>
        <p class="mt-4 text-ink-2">
          {words.watch()} <a href="/musobaqalar">{words.toContests()}</a>
        </p>
      </div>
    </div>
  );
}

interface FormShape {
  /** Why one is here again; null: for the first time. */
  readonly note: string | null;
  /** The password is right, and a code is wanted. */
  onStep(step: StepAsked): void;
}

function SignInForm({ note, onStep }: FormShape) {
  const faults = useSignal<Faults>({ ...noFaults, both: note });
  const isSending = useSignal(false);
  const isShown = useSignal(false);
  const form = useRef<HTMLFormElement>(null);

  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (form.current === null || isSending.value) return;
    const typed = readForm(form.current);
    faults.value = findEmpty(typed);
    if (faults.value.login === null && faults.value.password === null) {
      isSending.value = true;
      const answer = await signIn(typed.login, typed.password);
      isSending.value = false;
      if (answer.kind === "ok" && answer.value.kind === "second-step") return onStep(answer.value);
      faults.value = readAnswer(answer);
    }
    const isPasswordFirst = faults.value.login === null;
    if (faults.value !== noFaults) form.current?.querySelectorAll("input")[isPasswordFirst ? 1 : 0]?.focus();
  };

  return (
    <form class="grid max-w-[400px] gap-4" ref={form} onSubmit={send} noValidate>
      <Field
        label={words.login()}
        name="login"
        autocomplete="username"
        autocapitalize="none"
        spellcheck={false}
        fault={faults.value.login}
      />
      <div class="relative">
        <Field
          label={words.password()}
          name="password"
          {...(isShown.value ? { type: "text" } : { type: "password" })}
          autocomplete="current-password"
          fault={faults.value.password}
        />
        <button
          type="button"
          class="absolute top-0 right-0 cursor-pointer text-13 text-lojuvard"
          onClick={() => {
            isShown.value = !isShown.value;
          }}
        >
          {isShown.value ? words.hidePassword() : words.showPassword()}
        </button>
      </div>
      <p class="field-fault min-h-[18px]" role="alert">
        {faults.value.both}
      </p>
      <div>
        <Button look="solid" type="submit" aria-busy={isSending.value}>
          {isSending.value ? words.submitting() : words.submit()}
        </Button>
      </div>
    </form>
  );
}

function readForm(form: HTMLFormElement): { readonly login: string; readonly password: string } {
  const typed = new FormData(form);
  return { login: String(typed.get("login") ?? "").trim(), password: String(typed.get("password") ?? "") };
}

function findEmpty({ login, password }: { readonly login: string; readonly password: string }): Faults {
  if (login !== "" && password !== "") return noFaults;
  return {
    login: login === "" ? words.loginMissing() : null,
    password: password === "" ? words.passwordMissing() : null,
    both: null,
  };
}

function readAnswer(answer: Answer<unknown>): Faults {
  if (answer.kind === "ok") return noFaults;
  if (answer.kind === "unreachable") return { ...noFaults, both: words.unreachable() };
  if (answer.code === "request.rate_limited") return { ...noFaults, both: words.tooMany() };
  const isTheirs = answer.code === "session.wrong_credentials" || answer.code === "request.malformed";
  return { ...noFaults, both: isTheirs ? words.wrong() : words.unreachable() };
}
