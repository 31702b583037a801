import { useSignal } from "@preact/signals";
import { useResource } from "../../client/resource.ts";
import * as words from "../../generated/messages/judging.ts";
import { formatDateTime } from "../../locale/format-date.ts";
import { Button } from "../../ui/button.tsx";
import { type HostEvents, hostEventsResource } from "./judging-resource.ts";

type Kind = HostEvents["events"][number]["kind"];

const kinds: Record<Kind, () => string> = {
  joined: words.eventJoined,
  lost: words.eventLost,
  enabled: words.eventEnabled,
  drained: words.eventDrained,
  aside: words.eventAside,
  restricted: words.eventRestricted,
  fault: words.eventFault,
  disagreed: words.eventDisagreed,
};

/** What happened to a host and who did it; asked for when somebody wants to see it. */
export function HostHistory({ hostId }: { readonly hostId: string }) {
  const isOpen = useSignal(false);
  if (isOpen.value) return <Lines hostId={hostId} />;
  return (
    <Button
      look="quiet"
      isSmall
      class="-ml-3"
      onClick={() => {
        isOpen.value = true;
      }}
    >
      {words.historyShow()}
    </Button>
  );
}

function Lines({ hostId }: { readonly hostId: string }) {
  const state = useResource(hostEventsResource(hostId));
  if (state.kind !== "ready") return <p>{state.kind === "failed" ? words.failed() : "…"}</p>;
  if (state.value.events.length === 0) return <p>{words.historyNone()}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keys.
    <ol class="host-history" tabIndex={0}>
      {state.value.events.map(({ kind, at, by, detail }) => (
        <li key={`${at} ${kind}`}>
          <time>{formatDateTime(at)}</time>
          <b class={kind === "fault" || kind === "aside" ? "text-anor" : ""}>{kinds[kind]()}</b>
          <span>
            {by ?? words.byPlatform()}
            {detail !== null && <i>{detail}</i>}
          </span>
        </li>
      ))}
    </ol>
  );
}
