import type { RejudgePreview, RejudgeView, rejudgeList } from "@bilimdon/contracts/http/rejudges";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { z } from "zod";
import { getApi } from "../../../client/call-api.ts";
import { deskPath, rejudgePath } from "../../../client/contest-paths.ts";
import { contestResource } from "../../../client/contest-resource.ts";
import { keyedResource, useResource } from "../../../client/resource.ts";
import { useRefresh } from "../../../client/use-refresh.ts";
import * as words from "../../../generated/messages/jury.ts";
import { useLive } from "../../../live/use-live.ts";
import { formatDateTime } from "../../../locale/format-date.ts";
import { inLocale } from "../../../locale/locale.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { DeskTabs } from "../../../ui/desk-tabs-bar.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { OfficialsOnly } from "../../../ui/officials-only.tsx";
import { SkeletonRows } from "../../../ui/skeleton.tsx";
import { useTitle } from "../../../ui/use-title.ts";
import { RejudgeSet } from "./rejudge-set.tsx";
import "./jury-desk.css";

const setsResource = keyedResource((slug) =>
  getApi<z.infer<typeof rejudgeList>>(`/api/contests/${encodeURIComponent(slug)}/rejudges`),
);
const previewResource = keyedResource((rejudgeId) =>
  getApi<RejudgePreview>(`/api/rejudges/${encodeURIComponent(rejudgeId)}/preview`),
);

/** A set that is judged moves many times a second; it is asked for again this often at most. */
const askEveryMs = 1_000;
const netMs = 15_000;

/** The sets of a contest, and of the open one what applying it would change. */
export function RejudgesPage({ params: { slug } }: { readonly params: { readonly slug: string } }) {
  const contest = useResource(contestResource(slug));
  const { query } = useLocation();
  const resource = setsResource(slug);
  const state = useResource(resource);
  useTitle(words.rejudges(), contest.kind === "ready" ? inLocale(contest.value.title) : "");
  const sets = state.kind === "ready" ? state.value.rejudges : [];
  const open = sets.find(({ rejudgeId }) => rejudgeId === query.toplam) ?? sets[0] ?? null;
  const ask = useAsking(slug, open?.rejudgeId ?? null);
  useLive(contest.kind === "ready" ? rooms.juryDesk(contest.value.contestId) : null, {
    events: { "rejudge-changed": ask },
    onJoined: ask,
    onRefused() {},
  });
  useRefresh(resource, netMs);
  return (
    <OfficialsOnly slug={slug}>
      <div class="page">
        <DeskTabs slug={slug} current="/qayta" />
        {state.kind === "loading" && <SkeletonRows count={6} height={52} />}
        {state.kind === "failed" && (
          <FailureNote failure={state.failure} onRetry={() => void resource.refresh()} />
        )}
        {state.kind === "ready" && open === null && (
          <div class="pt-6">
            <EmptyState
              title={words.setsEmpty()}
              action={<ButtonLink href={deskPath(slug)}>{words.submissions()}</ButtonLink>}
            >
              {words.setsEmptyText()}
            </EmptyState>
          </div>
        )}
        {open !== null && (
          <div class="rejudges">
            <SetList slug={slug} sets={sets} openId={open.rejudgeId} />
            <OpenSet key={open.rejudgeId} slug={slug} set={open} onChanged={ask} />
          </div>
        )}
      </div>
    </OfficialsOnly>
  );
}

/** Asks for the list and the open set's preview again, now and then once more for what was said meanwhile. */
function useAsking(slug: string, rejudgeId: string | null): () => void {
  const pace = useRef({ timer: 0, rejudgeId });
  pace.current.rejudgeId = rejudgeId;
  useEffect(() => () => clearTimeout(pace.current.timer), []);
  return () => {
    if (pace.current.timer !== 0) return;
    pace.current.timer = window.setTimeout(() => {
      pace.current.timer = 0;
      void setsResource(slug).refresh();
      if (pace.current.rejudgeId !== null) void previewResource(pace.current.rejudgeId).refresh();
    }, askEveryMs);
  };
}

interface ListShape {
  readonly slug: string;
  readonly sets: readonly RejudgeView[];
  readonly openId: string;
}

const stateWords = {
  open: words.stateOpen,
  applied: words.stateApplied,
  dropped: words.stateDropped,
  undone: words.stateUndone,
} as const;

function SetList({ slug, sets, openId }: ListShape) {
  return (
    <nav class="rejudge-list" aria-label={words.sets()}>
      {sets.map((set) => (
        <a
          key={set.rejudgeId}
          href={rejudgePath(slug, set.rejudgeId)}
          aria-current={set.rejudgeId === openId ? "page" : undefined}
        >
          <b>{set.reason}</b>
          <span>
            {stateWords[set.state]()},{" "}
            {words.judgedOf({ judged: String(set.judged), total: String(set.total) })}
          </span>
          <span>{words.madeBy({ name: set.createdBy, time: formatDateTime(set.createdAt) })}</span>
        </a>
      ))}
    </nav>
  );
}

interface SetShape {
  readonly slug: string;
  readonly set: RejudgeView;
  onChanged(): void;
}

const titles = {
  open: words.willChange,
  applied: words.hasChanged,
  dropped: words.wouldChange,
  undone: words.wouldChange,
} as const;

function OpenSet({ slug, set, onChanged }: SetShape) {
  const resource = previewResource(set.rejudgeId);
  const state = useResource(resource);
  return (
    <section class="rejudge-open" aria-label={set.reason}>
      <h1>{titles[set.state]()}</h1>
      {state.kind === "loading" && <SkeletonRows count={8} height={33} />}
      {state.kind === "failed" && (
        <FailureNote failure={state.failure} onRetry={() => void resource.refresh()} />
      )}
      {state.kind === "ready" && (
        <RejudgeSet slug={slug} set={set} preview={state.value} onChanged={onChanged} />
      )}
    </section>
  );
}
