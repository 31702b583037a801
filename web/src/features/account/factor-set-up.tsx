import type { FreshRecoveryCodes, SecondFactorStart } from "@bilimdon/contracts/http/second-factor";
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { callProven } from "../../client/with-proof.ts";
import * as words from "../../generated/messages/security.ts";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Field } from "../../ui/field.tsx";
import { proofFaultWords } from "./proof-form.tsx";

interface SetUpShape {
  readonly start: SecondFactorStart;
  onCancel(): void;
  onDone(recoveryCodes: readonly string[]): void;
}

/** Shows the secret to a code generator and takes the first code of it. */
export function FactorSetUp({ start, onCancel, onDone }: SetUpShape) {
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
      const answer = await callProven<FreshRecoveryCodes>("PUT", "/api/me/second-factor", { code });
      isSending.value = false;
      if (answer.kind === "ok") return onDone(answer.value.recoveryCodes);
      fault.value = proofFaultWords(answer);
    }
    form.current?.querySelector("input")?.focus();
  };

  const { size, path } = start.square;
  return (
    <form class="grid max-w-[400px] gap-4" ref={form} onSubmit={send} noValidate>
      <div>
        <h2>{words.scanTitle()}</h2>
        <p class="mt-1 text-ink-2">{words.scanText()}</p>
      </div>
      <svg class="square-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words.squareLabel()}>
        <path d={path} />
      </svg>
      <div>
        <p class="text-13 text-ink-2">{words.secret()}</p>
        <p class="secret-letters">{start.secret.replace(/(.{4})(?=.)/g, "$1 ")}</p>
        <CopyButton text={start.secret} label={words.secret()} />
      </div>
      <h2>{words.codeTitle()}</h2>
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
          {words.confirm()}
        </Button>
        <Button onClick={onCancel}>{words.cancel()}</Button>
      </div>
    </form>
  );
}
