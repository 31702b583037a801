import type { ContestClock } from "@bilimdon/contracts/http/contest-clock";
import { getApi } from "../../client/call-api.ts";
import { keyedResource, useResource } from "../../client/resource.ts";
import { useRefresh } from "../../client/use-refresh.ts";
import { useServerNow } from "../../client/use-server-now.ts";
import * as words from "../../generated/messages/director.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { ClockActions } from "./clock-actions.tsx";
import { ClockFacts } from "./clock-facts.tsx";
import { DirectorFrame } from "./director-frame.tsx";

const clocks = keyedResource((slug) =>
  getApi<ContestClock>(`/api/contests/${encodeURIComponent(slug)}/clock`),
);

/** A contest's clock: what it says now, and everything that may be done to it at this moment. */
export function ClockPage({ params: { slug } }: { readonly params: { readonly slug: string } }) {
  const resource = clocks(slug);
  const state = useResource(resource);
  const now = useServerNow();
  useRefresh(resource, 15_000);
  return (
    <DirectorFrame slug={slug} part="/soat" title={words.clock()}>
      {state.kind === "loading" && <SkeletonRows count={6} height={52} />}
      {state.kind === "failed" && (
        <FailureNote failure={state.failure} onRetry={() => void resource.refresh()} />
      )}
      {state.kind === "ready" && (
        <>
          <ClockFacts clock={state.value} now={now} />
          <ClockActions slug={slug} clock={state.value} now={now} onChanged={resource.put} />
        </>
      )}
    </DirectorFrame>
  );
}
