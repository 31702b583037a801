import type { TokenMade } from "@bilimdon/contracts/http/tokens";
import { type Scope, scopes } from "@bilimdon/rules/access/scopes";
import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import type { Failure } from "../../client/call-api.ts";
import { hasDesk, isOperator } from "../../client/session.ts";
import { callProven, isUnproven } from "../../client/with-proof.ts";
import * as words from "../../generated/messages/tokens.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
import { scopeName } from "./scope-names.ts";

const lives = ["7", "30", "90", "365"] as const;

/** Asks what a token is for, what it may do and how long it lives. */
export function TokenForm({ onMade }: { onMade(token: TokenMade): void }) {
  const days = useSignal<(typeof lives)[number]>("90");
  const labelFault = useSignal<string | null>(null);
  const fault = useSignal<string | null>(null);
  const isSending = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  const noteId = useId();

  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (form.current === null || isSending.value) return;
    const typed = new FormData(form.current);
    const label = String(typed.get("label") ?? "").trim();
    const chosen = typed.getAll("scope").map(String);
    labelFault.value = label === "" ? words.labelMissing() : null;
    fault.value = chosen.length === 0 ? words.scopesMissing() : null;
    if (labelFault.value !== null || fault.value !== null) return;
    isSending.value = true;
    const body = { label, scopes: chosen, days: Number(days.value) };
    const answer = await callProven<TokenMade>("POST", "/api/tokens", body);
    isSending.value = false;
    if (answer.kind === "ok") return onMade(answer.value);
    fault.value = failureOf(answer);
  };

  return (
    <form class="grid max-w-[400px] gap-4" ref={form} onSubmit={send} noValidate>
      <Field label={words.label()} name="label" maxLength={80} fault={labelFault.value} />
      <fieldset class="scope-list" aria-describedby={noteId}>
        <legend>{words.scopes()}</legend>
        {offered().map((scope) => (
          <label class="check" key={scope}>
            <input type="checkbox" name="scope" value={scope} />
            <span>{scopeName(scope)}</span>
          </label>
        ))}
        <p class="field-fault" id={noteId} role="alert">
          {fault.value}
        </p>
      </fieldset>
      <div class="flex items-center gap-3">
        <span class="text-13 text-ink-2">{words.days()}</span>
        <Select
          label={words.days()}
          options={lives.map((value) => ({ value, text: words.daysShown({ days: value }) }))}
          value={days.value}
          onChoose={(value) => {
            days.value = value;
          }}
        />
      </div>
      <div>
        <Button look="solid" type="submit" aria-busy={isSending.value}>
          {words.submit()}
        </Button>
      </div>
    </form>
  );
}

/** What this person could do at all; the server decides again. */
function offered(): readonly Scope[] {
  return scopes.filter((scope) => {
    if (scope.startsWith("problems.")) return hasDesk.value;
    if (scope.startsWith("judging.") || scope === "contests.write") return isOperator.value;
    return true;
  });
}

function failureOf(failure: Failure): string | null {
  if (isUnproven(failure)) return null;
  const isTooMany = failure.kind === "refused" && failure.code === "token.too_many";
  return isTooMany ? words.tooMany() : words.failed();
}
