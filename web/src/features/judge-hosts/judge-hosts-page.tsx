import type { JudgeHostView } from "@bilimdon/contracts/http/judge-hosts";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { useEffect } from "preact/hooks";
import { useResource } from "../../client/resource.ts";
import { me } from "../../client/session.ts";
import { useRefresh } from "../../client/use-refresh.ts";
import * as words from "../../generated/messages/hosts.ts";
import { useLive } from "../../live/use-live.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { AttentionList } from "./attention-list.tsx";
import { HostSection } from "./host-section.tsx";
import { judgeHostsResource } from "./judge-hosts-resource.ts";
import { JudgingPicture } from "./judging-picture.tsx";
import { attentionResource, flowResource } from "./judging-resource.ts";
import { QueueFacts } from "./queue-facts.tsx";
import "./judge-hosts.css";

/** The queue's depth is told by no room. */
const refreshMs = 2_000;

/** The operator's page: is judging alive, on what, and how safe is it. */
export function JudgeHostsPage() {
  useTitle(words.title());
  const state = useResource(judgeHostsResource);
  const userId = me.value?.userId;
  useEffect(() => {
    void judgeHostsResource.refresh();
  }, [userId]);
  const flow = useResource(flowResource);
  const attention = useResource(attentionResource);
  useRefresh(judgeHostsResource, refreshMs);
  useRefresh(flowResource, refreshMs);
  useRefresh(attentionResource, refreshMs);
  useLive(state.kind === "ready" ? rooms.judgeHosts() : null, {
    events: { "judge-hosts": putHosts },
    onJoined: () => void judgeHostsResource.refresh(),
    onRefused() {},
  });
  if (state.kind === "loading")
    return (
      <div class="page">
        <SkeletonRows count={8} height={48} />
      </div>
    );
  if (state.kind === "failed")
    return (
      <div class="page">
        <FailureNote failure={state.failure} onRetry={() => void judgeHostsResource.refresh()} />
      </div>
    );
  const { hosts, queue } = state.value;
  const connected = hosts.filter(({ isConnected }) => isConnected);
  const lanes = connected.reduce((sum, host) => sum + host.lanes, 0);
  return (
    <div class="page page-narrow">
      <h1>{words.title()}</h1>
      <p class="mt-1 mb-4 text-ink-2">{words.lead({ connected: connected.length, lanes })}</p>
      <JudgingPicture
        hosts={hosts}
        flow={flow.kind === "ready" ? flow.value : null}
        attention={attention.kind === "ready" ? attention.value : null}
      />
      {attention.kind === "ready" && (
        <AttentionList attention={attention.value} mayChangeHosts={me.value?.role === "admin"} />
      )}
      <QueueFacts queue={queue} />
      {hosts.length === 0 ? (
        <div class="mt-8">
          <EmptyState title={words.noneTitle()}>{words.noneText()}</EmptyState>
        </div>
      ) : (
        hosts.map((host) => (
          <HostSection
            key={host.hostId}
            host={host}
            isLast={host.isConnected && connected.length === 1}
            mayChange={me.value?.role === "admin"}
          />
        ))
      )}
      {me.value?.role === "jury" && <p class="mt-6 text-13 text-ink-2">{words.juryNote()}</p>}
    </div>
  );
}

/** The message is the list as it stands; the queue's figures stay as last asked. */
function putHosts(message: unknown): void {
  const known = judgeHostsResource.state.value;
  if (known.kind === "ready" && isHostList(message))
    judgeHostsResource.put({ ...known.value, hosts: [...message] });
}

function isHostList(message: unknown): message is readonly JudgeHostView[] {
  return (
    Array.isArray(message) &&
    message.every((host) => typeof host === "object" && host !== null && "hostId" in host && "box" in host)
  );
}
