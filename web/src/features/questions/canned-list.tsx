import type { cannedAnswerList } from "@bilimdon/contracts/http/clarifications";
import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { z } from "zod";
import { callApi, getApi } from "../../client/call-api.ts";
import { xIcon } from "../../generated/icons.ts";
import * as words from "../../generated/messages/questions.ts";
import { Icon } from "../../ui/icon.tsx";
import { say } from "../../ui/toasts.tsx";
import { sendFault } from "./question-words.ts";

type Reply = z.infer<typeof cannedAnswerList>;

export interface Canned {
  readonly list: Signal<Reply["cannedAnswers"]>;
  keep(text: string): Promise<void>;
  remove(cannedAnswerId: string): Promise<void>;
}

/** The answers this contest's jury keeps at hand. */
export function useCanned(slug: string): Canned {
  const list = useSignal<Reply["cannedAnswers"]>([]);
  const path = `/api/contests/${encodeURIComponent(slug)}/canned-answers`;
  const refresh = async () => {
    const answer = await getApi<Reply>(path);
    if (answer.kind === "ok") list.value = answer.value.cannedAnswers;
  };
  useEffect(() => void refresh(), [path]);
  return {
    list,
    async keep(text) {
      const answer = await callApi<Reply>("POST", path, { text });
      if (answer.kind === "ok") list.value = answer.value.cannedAnswers;
      say(answer.kind === "ok" ? words.cannedKept() : sendFault(answer));
    },
    async remove(cannedAnswerId) {
      await callApi("DELETE", `/api/canned-answers/${cannedAnswerId}`);
      await refresh();
    },
  };
}

export function CannedList({ canned }: { readonly canned: Canned }) {
  if (canned.list.value.length === 0) return null;
  return (
    <section aria-label={words.cannedTitle()}>
      <h2>{words.cannedTitle()}</h2>
      <ul class="canned">
        {canned.list.value.map(({ cannedAnswerId, text }) => (
          <li key={cannedAnswerId}>
            <span>{text}</span>
            <button
              type="button"
              class="btn btn-quiet btn-small"
              aria-label={words.cannedRemove({ text: text.slice(0, 60) })}
              onClick={() => void canned.remove(cannedAnswerId)}
            >
              <Icon path={xIcon} size={16} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
