import type { Clarification } from "@bilimdon/contracts/http/clarifications";
import { type Signal, useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { callApi } from "../../client/call-api.ts";
import * as words from "../../generated/messages/questions.ts";
import { putClarification } from "../../live/clarifications.ts";
import { Button } from "../../ui/button.tsx";
import { Segments } from "../../ui/segments.tsx";
import { Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { say } from "../../ui/toasts.tsx";
import type { Canned } from "./canned-list.tsx";
import { useSending } from "./use-text-sending.ts";

interface AnswerShape {
  readonly slug: string;
  readonly question: Clarification;
  readonly isOpenAtOnce: boolean;
  readonly canned: Canned;
  /** Something is written in the form now, or no longer. */
  onBegun(isBegun: boolean): void;
}

/** The jury's answer below a question; one that is answered has it behind a button. */
export function AnswerForm(shape: AnswerShape) {
  const isOpen = useSignal(false);
  const { isOpenAtOnce } = shape;
  if (!isOpenAtOnce && !isOpen.value)
    return (
      <Button
        isSmall
        look="quiet"
        onClick={() => {
          isOpen.value = true;
        }}
      >
        {words.answerAgain()}
      </Button>
    );
  return (
    <OpenForm
      {...shape}
      onSent={() => {
        isOpen.value = false;
      }}
    />
  );
}

function OpenForm({ slug, question, canned, onBegun, onSent }: AnswerShape & { onSent(): void }) {
  const audience = useSignal<"asker" | "all">("asker");
  const isQuoted = useSignal(true);
  const sending = useSending({
    choices: () => ({ audience: audience.value, isQuoted: isQuoted.value }),
    async call(body) {
      const path = `/api/clarifications/${question.clarificationId}/answers`;
      const answer = await callApi<Clarification>("POST", path, body);
      if (answer.kind === "ok") putClarification(slug, answer.value);
      return answer;
    },
    onSent() {
      say(words.answered());
      if (sending.text.value === "") onSent();
    },
  });
  const isBegun = useComputed(() => sending.text.value !== "");
  useSignalEffect(() => {
    if (!isBegun.value) return;
    onBegun(true);
    return () => onBegun(false);
  });
  return (
    <form
      class="answer-form"
      onSubmit={(event) => {
        event.preventDefault();
        void sending.send();
      }}
    >
      <TextArea
        label={words.answerText()}
        name="answer"
        rows={2}
        maxLength={2_000}
        fault={sending.fault.value}
        value={sending.text.value}
        onInput={(event) => {
          sending.text.value = event.currentTarget.value;
          sending.fault.value = null;
        }}
        onSend={() => void sending.send()}
      />
      <div class="answer-row">
        <CannedSelect canned={canned} text={sending.text} />
        <Segments
          label={words.audience()}
          options={[
            { value: "asker", text: words.toAsker() },
            { value: "all", text: words.toAll() },
          ]}
          value={audience.value}
          onChoose={(next) => {
            audience.value = next;
          }}
        />
        <Button type="submit">{words.answerSend()}</Button>
      </div>
      {audience.value === "all" && <QuoteChoice isQuoted={isQuoted} />}
      {sending.text.value.trim() !== "" && (
        <Button isSmall look="quiet" onClick={() => void canned.keep(sending.text.value.trim())}>
          {words.cannedKeep()}
        </Button>
      )}
    </form>
  );
}

function CannedSelect({ canned, text }: { readonly canned: Canned; readonly text: Signal<string> }) {
  const own = canned.list.value.map((one) => one.text);
  const ready = [
    words.cannedReadStatement(),
    words.cannedNoComment(),
    words.cannedYes(),
    words.cannedNo(),
    ...own,
  ];
  return (
    <Select
      label={words.canned()}
      options={[
        { value: "", text: words.cannedPick() },
        ...ready.map((one) => ({ value: one, text: one.length > 60 ? `${one.slice(0, 60)}…` : one })),
      ]}
      value=""
      onChoose={(chosen) => {
        if (chosen !== "") text.value = chosen;
      }}
    />
  );
}

function QuoteChoice({ isQuoted }: { readonly isQuoted: Signal<boolean> }) {
  return (
    <label class="quote-choice">
      <input
        type="checkbox"
        checked={isQuoted.value}
        onChange={(event) => {
          isQuoted.value = event.currentTarget.checked;
        }}
      />
      {words.quote()}
    </label>
  );
}
