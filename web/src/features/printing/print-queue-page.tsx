import type { PrintQueue, PrintView } from "@bilimdon/contracts/http/prints";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { getApi } from "../../client/call-api.ts";
import { contestResource } from "../../client/contest-resource.ts";
import { mayIn } from "../../client/contest-rights.ts";
import { keyedResource, useResource } from "../../client/resource.ts";
import { useRefresh } from "../../client/use-refresh.ts";
import * as words from "../../generated/messages/prints.ts";
import { useLive } from "../../live/use-live.ts";
import { inLocale } from "../../locale/locale.ts";
import { DeskTabs } from "../../ui/desk-tabs-bar.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { PrintLine } from "./print-line.tsx";
import "./prints.css";

const queuesOf = keyedResource((slug) =>
  getApi<PrintQueue>(`/api/contests/${encodeURIComponent(slug)}/prints`),
);

/** For whoever stands at the printer: what failed and why, what lies ready to be carried, what still waits. */
export function PrintQueuePage({ params: { slug } }: { readonly params: { readonly slug: string } }) {
  const contest = useResource(contestResource(slug));
  const resource = queuesOf(slug);
  const state = useResource(resource);
  const refresh = () => void resource.refresh();
  const isOfficial = mayIn(slug, "contest.change");
  useTitle(words.queueTitle(), contest.kind === "ready" ? inLocale(contest.value.title) : "");
  useLive(state.kind === "ready" ? rooms.printing(state.value.contestId) : null, {
    events: { "printing-changed": refresh },
    onJoined: refresh,
    onRefused() {},
  });
  useRefresh(resource, 20_000);
  return (
    <div class={`page${isOfficial ? "" : " page-narrow"}`}>
      {isOfficial && <DeskTabs slug={slug} current="/chop-navbati" />}
      <h1 class="prints-title">{words.queueTitle()}</h1>
      {state.kind === "loading" && <SkeletonRows count={6} height={68} />}
      {state.kind === "failed" && <FailureNote failure={state.failure} onRetry={refresh} />}
      {state.kind === "ready" && <Queue queue={state.value} onMoved={refresh} />}
    </div>
  );
}

const parts: readonly (readonly [() => string, (print: PrintView) => boolean])[] = [
  [words.failed, ({ state }) => state === "failed"],
  [words.ready, ({ state }) => state === "printed"],
  [words.waiting, ({ state }) => state === "queued" || state === "printing"],
];

function Queue({ queue, onMoved }: { readonly queue: PrintQueue; onMoved(): void }) {
  const { open, done, hasPrinter, mayRead, printPages } = queue;
  if (printPages === null && open.length === 0 && done.length === 0)
    return <EmptyState title={words.offTitle()}>{words.offQueueText()}</EmptyState>;
  const linesOf = (prints: readonly PrintView[]) => (
    <ul class="prints-list">
      {prints.map((print) => (
        <PrintLine key={print.printJobId} print={print} mayRead={mayRead} onMoved={onMoved} />
      ))}
    </ul>
  );
  return (
    <>
      {!hasPrinter && <p class="prints-by-hand">{mayRead ? words.byHand() : words.byHandRunner()}</p>}
      {open.length === 0 && <p class="prints-none">{words.queueEmpty()}</p>}
      {parts
        .map(([word, belongs]) => ({ word: word(), prints: open.filter(belongs) }))
        .filter(({ prints }) => prints.length > 0)
        .map(({ word, prints }) => (
          <section key={word} class="prints-part">
            <h2>
              {word} <span class="prints-count">{prints.length}</span>
            </h2>
            {linesOf(prints)}
          </section>
        ))}
      {done.length > 0 && (
        <details class="prints-part">
          <summary>
            {words.done()} <span class="prints-count">{done.length}</span>
          </summary>
          {linesOf(done)}
        </details>
      )}
    </>
  );
}
