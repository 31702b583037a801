import { useEffect } from "preact/hooks";
import { useResource } from "../../client/resource.ts";
import { me } from "../../client/session.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { AccountFrame } from "./account-frame.tsx";
import { ownSessionsResource } from "./account-resources.ts";
import { SessionList } from "./session-list.tsx";

/** Every device one is signed in on. */
export function SessionsPage() {
  const state = useResource(ownSessionsResource);
  const userId = me.value?.userId;
  useEffect(() => {
    void ownSessionsResource.refresh();
  }, [userId]);
  return (
    <AccountFrame here="/hisob/kirishlar">
      <div class="double-rule pt-6">
        {state.kind === "loading" && <SkeletonRows count={3} height={64} />}
        {state.kind === "ready" && <SessionList sessions={state.value.sessions} />}
        {state.kind === "failed" && (
          <FailureNote failure={state.failure} onRetry={() => void ownSessionsResource.refresh()} />
        )}
      </div>
    </AccountFrame>
  );
}
