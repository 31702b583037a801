import type { Me } from "@bilimdon/contracts/http/session";
import { contestsResource } from "../../client/contest-resource.ts";
import { useResource } from "../../client/resource.ts";
import { me } from "../../client/session.ts";
import { useRefresh } from "../../client/use-refresh.ts";
import { useServerNow } from "../../client/use-server-now.ts";
import * as words from "../../generated/messages/home.ts";
import { formatDayTitle } from "../../locale/format-date.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { ContestLine } from "./contest-line.tsx";
import { Leaders } from "./leaders.tsx";
import { RunningContest } from "./running-contest.tsx";
import { type SortedContests, sortContests } from "./sort-contests.ts";

export function HomePage() {
  useTitle(words.title());
  const state = useResource(contestsResource);
  useRefresh(contestsResource, 60_000);
  const now = useServerNow();
  const sorted = state.kind === "ready" ? sortContests(state.value.contests, now) : null;
  return (
    <div class="page">
      <h1>{formatDayTitle(now)}</h1>
      <p class="mt-1 mb-[22px] text-ink-2">{leadText(me.value, sorted)}</p>
      <div class="double-rule">
        {state.kind === "loading" && <SkeletonRows count={4} height={72} />}
        {state.kind === "failed" && (
          <div class="pt-6">
            <FailureNote failure={state.failure} onRetry={() => void contestsResource.refresh()} />
          </div>
        )}
        {sorted !== null && <Contests sorted={sorted} now={now} />}
      </div>
    </div>
  );
}

function Contests({ sorted, now }: { readonly sorted: SortedContests; readonly now: number }) {
  const { running, coming, over } = sorted;
  const [main] = running;
  if (running.length + coming.length + over.length === 0)
    return (
      <div class="pt-6">
        <EmptyState title={words.noneTitle()}>{words.noneText()}</EmptyState>
      </div>
    );
  return (
    <div class="grid gap-x-14 gap-y-2 desk:grid-cols-[minmax(0,1fr)_280px]">
      <dl class="hoshiya content-start">
        {running.map((contest, index) => (
          <Row key={contest.contestId} label={index === 0 ? words.now() : ""} isFirst={index === 0}>
            <RunningContest contest={contest} now={now} isMain={index === 0} />
          </Row>
        ))}
        {coming.map((contest, index) => (
          <Row
            key={contest.contestId}
            label={index === 0 ? words.soon() : ""}
            isFirst={running.length + index === 0}
          >
            <ContestLine contest={contest} now={now} />
          </Row>
        ))}
        {over.map((contest, index) => (
          <Row
            key={contest.contestId}
            label={index === 0 ? words.over() : ""}
            isFirst={running.length + coming.length + index === 0}
          >
            <ContestLine contest={contest} now={now} />
          </Row>
        ))}
      </dl>
      {main !== undefined && <Leaders slug={main.slug} />}
    </div>
  );
}

/** A line of the margin column; only the first of a kind names it. */
function Row({
  label,
  isFirst,
  children,
}: {
  readonly label: string;
  readonly isFirst: boolean;
  readonly children: preact.ComponentChildren;
}) {
  const place = isFirst ? "first" : undefined;
  return (
    <>
      <dt class={place}>{label}</dt>
      <dd class={place}>{children}</dd>
    </>
  );
}

function leadText(person: Me | null, sorted: SortedContests | null): string {
  if (person === null) return words.leadGuest();
  const name = person.displayName.split(" ")[0] ?? person.displayName;
  if (sorted === null) return " ";
  return sorted.running.length > 0 ? words.leadRunning({ name }) : words.leadQuiet({ name });
}
