import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import { useSignal } from "@preact/signals";
import { callApi, type Failure } from "../../client/call-api.ts";
import { contestResource } from "../../client/contest-resource.ts";
import * as words from "../../generated/messages/contest.ts";
import { Button } from "../../ui/button.tsx";
import { failureWords } from "../../ui/failure-words.ts";
import { formatLength } from "../../ui/format-duration.ts";

/** Begins one's own time; what that means stands before the button, for it cannot be taken back. */
export function BeginPanel({ contest }: { readonly contest: ContestDetail }) {
  const isBusy = useSignal(false);
  const failure = useSignal<Failure | null>(null);
  const begin = async () => {
    if (isBusy.value) return;
    isBusy.value = true;
    const answer = await callApi<ContestDetail>(
      "POST",
      `/api/contests/${encodeURIComponent(contest.slug)}/begin`,
    );
    failure.value = answer.kind === "ok" ? null : answer;
    if (answer.kind === "ok") await contestResource(contest.slug).refresh();
    isBusy.value = false;
  };
  return (
    <section class="double-rule mb-6 pt-6" aria-label={words.beginTitle()}>
      <h2>{words.beginTitle()}</h2>
      <p class="my-3 text-ink-2">
        {words.beginText({ length: formatLength(contest.ownLengthMs ?? contest.endsAt - contest.startsAt) })}
      </p>
      {failure.value !== null && (
        <p class="mb-3 text-anor" role="alert">
          {failureWords(failure.value).text}
        </p>
      )}
      <Button look="solid" aria-busy={isBusy.value} onClick={() => void begin()}>
        {isBusy.value ? words.beginWait() : words.begin()}
      </Button>
    </section>
  );
}
