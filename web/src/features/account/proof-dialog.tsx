import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { callApi, type Failure } from "../../client/call-api.ts";
import * as words from "../../generated/messages/security.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { type ProofAsked, proofAsked } from "./proof.ts";

/** Asks the owner to show that it is them. Closing it leaves everything as it was. */
export function ProofDialog() {
  const asked = proofAsked.value;
  const formId = useId();
  return (
    <Dialog
      isOpen={asked !== null}
      title={words.proofTitle()}
      onClose={() => proofAsked.value?.end(false)}
      actions={
        <>
          <Button onClick={() => asked?.end(false)}>{words.cancel()}</Button>
          <Button look="solid" type="submit" form={formId}>
            {words.prove()}
          </Button>
        </>
      }
    >
      {asked !== null && <ProofForm asked={asked} formId={formId} />}
    </Dialog>
  );
}

function ProofForm({ asked, formId }: { readonly asked: ProofAsked; readonly formId: string }) {
  const fault = useSignal<string | null>(null);
  const isSending = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  const isByCode = asked.by === "code";

  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (form.current === null || isSending.value) return;
    const typed = String(new FormData(form.current).get("proof") ?? "").trim();
    const tooShort = isByCode ? typed.length < 6 : typed === "";
    fault.value = tooShort ? (isByCode ? words.codeMissing() : words.passwordMissing()) : null;
    if (tooShort) return;
    isSending.value = true;
    const answer = await callApi("POST", "/api/session/proof", { [asked.by]: typed });
    isSending.value = false;
    if (answer.kind === "ok") return asked.end(true);
    fault.value = proofFaultWords(answer);
    form.current?.querySelector("input")?.select();
  };

  return (
    <form id={formId} class="grid gap-3" ref={form} onSubmit={send} noValidate>
      <p>{isByCode ? words.proofByCode() : words.proofByPassword()}</p>
      <Field
        label={isByCode ? words.anyCode() : words.password()}
        name="proof"
        {...(isByCode
          ? { autocomplete: "one-time-code", autocapitalize: "none" }
          : { type: "password", autocomplete: "current-password" })}
        fault={fault.value}
      />
    </form>
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
