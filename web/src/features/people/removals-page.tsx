import { useResource } from "../../client/resource.ts";
import * as words from "../../generated/messages/lost-factor.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { RemovalLine } from "./removal-line.tsx";
import { removalsResource } from "./removals-resource.ts";
import "./people.css";

/** Second factors said to be lost, each waiting for an admin other than the one who asked. */
export function RemovalsPage() {
  useTitle(words.title());
  const state = useResource(removalsResource);
  const again = () => void removalsResource.refresh();
  return (
    <div class="page page-narrow">
      <h1>{words.title()}</h1>
      <p class="mt-1 mb-5 max-w-[620px] text-ink-2">{words.lead()}</p>
      <div class="double-rule">
        {state.kind === "loading" && <SkeletonRows count={3} height={76} />}
        {state.kind === "failed" && <FailureNote failure={state.failure} onRetry={again} />}
        {state.kind === "ready" && state.value.removals.length === 0 && (
          <div class="pt-6">
            <EmptyState title={words.emptyTitle()}>{words.emptyText()}</EmptyState>
          </div>
        )}
        {state.kind === "ready" && state.value.removals.length > 0 && (
          <ul>
            {state.value.removals.map((removal) => (
              <RemovalLine key={removal.removalId} removal={removal} onChanged={again} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
