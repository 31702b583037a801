import { useSignal } from "@preact/signals";
import { useState } from "preact/hooks";
import { callApi } from "../../client/call-api.ts";
import { readLetterKey } from "../../client/letter-key.ts";
import * as words from "../../generated/messages/letter-key.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { otherFailureWords } from "../../ui/password-faults.ts";
import { useTitle } from "../../ui/use-title.ts";

/** Confirms an address. It waits for a press: mail programs open links by themselves to look at them. */
export function ConfirmPage() {
  useTitle(words.confirmTitle());
  const [key] = useState(() => readLetterKey(location.hash));
  const failure = useSignal(key === null ? words.keyRefused() : null);
  const isDone = useSignal(false);
  const isSending = useSignal(false);

  const confirm = async () => {
    if (isSending.value) return;
    isSending.value = true;
    const answer = await callApi("POST", "/api/email-confirmation", { key });
    isSending.value = false;
    isDone.value = answer.kind === "ok";
    if (answer.kind === "ok") return;
    const isKeyOver = answer.kind === "refused" && answer.code === "account.key_refused";
    failure.value = isKeyOver ? words.keyRefused() : otherFailureWords(answer);
  };

  return (
    <div class="page page-narrow">
      <h1>{words.confirmTitle()}</h1>
      <p class="mt-1 mb-5 text-ink-2">{words.confirmLead()}</p>
      <div class="double-rule pt-6">
        <p class={isDone.value ? "mb-4" : "field-fault mb-4"} role={isDone.value ? "status" : "alert"}>
          {isDone.value ? words.confirmed() : failure.value}
        </p>
        {key === null || isDone.value ? (
          <ButtonLink href="/hisob">{words.toAccount()}</ButtonLink>
        ) : (
          <Button look="solid" aria-busy={isSending.value} onClick={() => void confirm()}>
            {isSending.value ? words.sending() : words.confirm()}
          </Button>
        )}
      </div>
    </div>
  );
}
