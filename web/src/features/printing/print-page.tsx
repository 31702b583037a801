import type { OwnPrints } from "@bilimdon/contracts/http/prints";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { getApi } from "../../client/call-api.ts";
import { contestResource } from "../../client/contest-resource.ts";
import { keyedResource, useResource } from "../../client/resource.ts";
import { me } from "../../client/session.ts";
import { useRefresh } from "../../client/use-refresh.ts";
import * as words from "../../generated/messages/prints.ts";
import { useLive } from "../../live/use-live.ts";
import { formatTimeOfDay } from "../../locale/format-date.ts";
import { inLocale } from "../../locale/locale.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { PrintForm } from "./print-form.tsx";
import "../../ui/jadval-lines.css";
import "./prints.css";

const ownPrintsOf = keyedResource((slug) =>
  getApi<OwnPrints>(`/api/contests/${encodeURIComponent(slug)}/prints/own`),
);

/** For a contestant: a text to have on paper, and what became of those sent. */
export function PrintPage({ params: { slug } }: { readonly params: { readonly slug: string } }) {
  const contest = useResource(contestResource(slug));
  const resource = ownPrintsOf(slug);
  const state = useResource(resource);
  const refresh = () => void resource.refresh();
  useTitle(words.title(), contest.kind === "ready" ? inLocale(contest.value.title) : "");
  const person = me.value;
  useLive(person === null ? null : rooms.user(person.userId), {
    events: { "printing-changed": refresh },
    onJoined: refresh,
    onRefused() {},
  });
  useRefresh(resource, 20_000);
  return (
    <div class="page page-narrow">
      <h1 class="prints-title">{words.title()}</h1>
      {state.kind === "loading" && <SkeletonRows count={4} height={52} />}
      {state.kind === "failed" && <FailureNote failure={state.failure} onRetry={refresh} />}
      {state.kind === "ready" && state.value.printPages === null && (
        <EmptyState title={words.offTitle()}>{words.offText()}</EmptyState>
      )}
      {state.kind === "ready" && state.value.printPages !== null && (
        <>
          <PrintForm slug={slug} mostPages={state.value.printPages} onSent={refresh} />
          <OwnTable prints={state.value.prints} />
        </>
      )}
    </div>
  );
}

const stateWords = {
  queued: words.stateQueued,
  printed: words.statePrinted,
  "handed-over": words.stateHandedOver,
} as const;

function OwnTable({ prints }: Pick<OwnPrints, "prints">) {
  if (prints.length === 0) return <p class="prints-none">{words.noneYet()}</p>;
  return (
    <table class="jadval jadval-lines">
      <thead>
        <tr>
          <th scope="col">{words.file()}</th>
          <th scope="col">{words.state()}</th>
          <th scope="col">{words.sentAt()}</th>
        </tr>
      </thead>
      <tbody>
        {prints.map((print) => (
          <tr key={print.printJobId}>
            <th scope="row">
              {print.fileName} <span class="prints-pages">{words.pages({ count: print.pages })}</span>
            </th>
            <td>{stateWords[print.state]()}</td>
            <td>{formatTimeOfDay(print.sentAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
