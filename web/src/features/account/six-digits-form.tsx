import type { FreshRecoveryCodes } from "@bilimdon/contracts/http/second-factor";
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import type { Failure } from "../../client/call-api.ts";
import { callProven, isUnproven } from "../../client/with-proof.ts";
import * as words from "../../generated/messages/security.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";

interface FormShape {
  /** Where the code is sent by PUT; the answer has recovery codes, where there were none before. */
  readonly path: string;
  /** On the button that sends. */
  readonly word: string;
  /** What stands above the field. */
  readonly children: ComponentChildren;
  /** What stands beside the button. */
  readonly others: ComponentChildren;
  faultWords(failure: Failure): string;
  onDone(recoveryCodes: readonly string[]): void;
}

/** Takes the six digits that make an app or a phone a second factor. */
export function SixDigitsForm({ path, word, children, others, faultWords, onDone }: FormShape) {
  const fault = useSignal<string | null>(null);
  const isSending = useSignal(false);
  const form = useRef<HTMLFormElement>(null);

  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (form.current === null || isSending.value) return;
    const code = String(new FormData(form.current).get("code") ?? "").replace(/\s/g, "");
    fault.value = /^\d{6}$/.test(code) ? null : words.codeMissing();
    if (fault.value === null) {
      isSending.value = true;
      const answer = await callProven<FreshRecoveryCodes>("PUT", path, { code });
      isSending.value = false;
      if (answer.kind === "ok") return onDone(answer.value.recoveryCodes);
      fault.value = isUnproven(answer) ? null : faultWords(answer);
    }
    form.current?.querySelector("input")?.select();
  };

  return (
    <form class="grid max-w-[400px] gap-4" ref={form} onSubmit={send} noValidate>
      {children}
      <Field
        label={words.code()}
        name="code"
        inputMode="numeric"
        autocomplete="one-time-code"
        maxLength={7}
        fault={fault.value}
      />
      <div class="flex flex-wrap gap-2">
        <Button look="solid" type="submit" aria-busy={isSending.value}>
          {word}
        </Button>
        {others}
      </div>
    </form>
  );
}
