import type { SmsSent } from "@bilimdon/contracts/http/phone";
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { callApi, type Failure } from "../../client/call-api.ts";
import { useResource } from "../../client/resource.ts";
import * as words from "../../generated/messages/security.ts";
import { Field } from "../../ui/field.tsx";
import { SmsCodeButton } from "../../ui/sms-code-button.tsx";
import { secondFactorResource } from "./account-resources.ts";

interface ProofFormShape {
  readonly by: "password" | "code";
  /** Its button stands outside, among the dialog's. */
  readonly formId: string;
  onProven(): void;
}

/** Asks for a password or a code once more, and tells what was wrong with it. */
export function ProofForm({ by, formId, onProven }: ProofFormShape) {
  const fault = useSignal<string | null>(null);
  const isSending = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  const isByCode = by === "code";

  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (form.current === null || isSending.value) return;
    const typed = String(new FormData(form.current).get("proof") ?? "").trim();
    const tooShort = isByCode ? typed.length < 6 : typed === "";
    fault.value = tooShort ? (isByCode ? words.codeMissing() : words.passwordMissing()) : null;
    if (tooShort) return;
    isSending.value = true;
    const answer = await callApi("POST", "/api/session/proof", { [by]: typed });
    isSending.value = false;
    if (answer.kind === "ok") return onProven();
    fault.value = proofFaultWords(answer);
    form.current?.querySelector("input")?.select();
  };

  return (
    <form id={formId} class="mt-2 grid gap-3" ref={form} onSubmit={send} noValidate>
      <p>{isByCode ? words.proofByCode() : words.proofByPassword()}</p>
      <Field
        label={isByCode ? words.anyCode() : words.password()}
        name="proof"
        {...(isByCode
          ? { autocomplete: "one-time-code", autocapitalize: "none" }
          : { type: "password", autocomplete: "current-password" })}
        fault={fault.value}
      />
      {isByCode && <CodeBySms />}
    </form>
  );
}

/** For whoever has a phone there: a code by text message. */
function CodeBySms() {
  const state = useResource(secondFactorResource);
  if (state.kind !== "ready" || state.value.phone === null || !state.value.isSmsOffered) return null;
  return (
    <SmsCodeButton
      ending={state.value.phone.ending}
      send={() => callApi<SmsSent>("POST", "/api/session/proof/sms")}
    />
  );
}

const known: Readonly<Record<string, () => string>> = {
  "password.wrong_current": words.passwordWrong,
  "second_factor.wrong_code": words.codeWrong,
  "second_factor.too_many_tries": words.tooManyTries,
  "request.rate_limited": words.tooMany,
};

/** What went wrong with a password or a code, in words. */
export function proofFaultWords(failure: Failure): string {
  const told = failure.kind === "refused" ? known[failure.code] : undefined;
  return told?.() ?? words.unreachable();
}
