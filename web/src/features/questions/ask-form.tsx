import type { Clarification } from "@bilimdon/contracts/http/clarifications";
import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import { useSignal } from "@preact/signals";
import { callApi } from "../../client/call-api.ts";
import * as words from "../../generated/messages/questions.ts";
import { putClarification } from "../../live/clarifications.ts";
import { Button } from "../../ui/button.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { say } from "../../ui/toasts.tsx";
import { AboutSelect } from "./about-select.tsx";
import { useSending } from "./use-text-sending.ts";

/** A participant's question to the jury. */
export function AskForm({ contest }: { readonly contest: ContestDetail }) {
  const label = useSignal<string | null>(null);
  const sending = useSending({
    choices: () => ({ problemLabel: label.value }),
    async call(question) {
      const path = `/api/contests/${encodeURIComponent(contest.slug)}/clarifications`;
      const answer = await callApi<Clarification>("POST", path, question);
      if (answer.kind === "ok") putClarification(contest.slug, answer.value);
      return answer;
    },
    onSent: () => say(words.asked()),
  });
  return (
    <form
      class="question-form"
      onSubmit={(event) => {
        event.preventDefault();
        void sending.send();
      }}
    >
      <h2>{words.askTitle()}</h2>
      <AboutSelect contest={contest} label={label} />
      <TextArea
        label={words.askText()}
        name="question"
        maxLength={2_000}
        fault={sending.fault.value}
        value={sending.text.value}
        onInput={(event) => {
          sending.text.value = event.currentTarget.value;
          sending.fault.value = null;
        }}
        onSend={() => void sending.send()}
      />
      <p class="field-note">{words.askHint()}</p>
      <Button type="submit" look="solid" isBusy={sending.isSending.value}>
        {words.ask()}
      </Button>
    </form>
  );
}
