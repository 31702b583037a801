import { useLocation } from "preact-iso";
import { deskPath } from "../../../client/contest-paths.ts";
import { contestResource } from "../../../client/contest-resource.ts";
import { useResource } from "../../../client/resource.ts";
import * as words from "../../../generated/messages/jury.ts";
import { inLocale } from "../../../locale/locale.ts";
import { DeskTabs } from "../../../ui/desk-tabs-bar.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { OfficialsOnly } from "../../../ui/officials-only.tsx";
import { SkeletonRows } from "../../../ui/skeleton.tsx";
import { useTitle } from "../../../ui/use-title.ts";
import { DeskDetail } from "./desk-detail.tsx";
import { readFilter, writeFilter } from "./desk-filter.ts";
import { DeskFilters } from "./desk-filters.tsx";
import { DeskTable } from "./desk-table.tsx";
import { JudgingPauses } from "./judging-pauses.tsx";
import { useDeskStream } from "./use-desk-stream.ts";
import "../../../ui/code.css";
import "../submissions.css";
import "./jury-desk.css";

/** Everybody's submissions as the jury works through them: the stream, and the open one beside it. */
export function JuryDeskPage({ params: { slug } }: { readonly params: { readonly slug: string } }) {
  const contest = useResource(contestResource(slug));
  useTitle(words.desk(), contest.kind === "ready" ? inLocale(contest.value.title) : "");
  return (
    <OfficialsOnly slug={slug}>
      {contest.kind === "failed" ? (
        <div class="page page-narrow">
          <FailureNote failure={contest.failure} onRetry={() => void contestResource(slug).refresh()} />
        </div>
      ) : (
        <Desk slug={slug} />
      )}
    </OfficialsOnly>
  );
}

function Desk({ slug }: { readonly slug: string }) {
  const { query, route } = useLocation();
  const contest = contestResource(slug).state.value;
  const detail = contest.kind === "ready" ? contest.value : null;
  const filter = readFilter(query);
  const openId = query.urinish ?? null;
  const stream = useDeskStream(slug, detail?.contestId ?? null, filter);
  const urlOf = (submissionId: string | null, next = filter) => {
    const asked = new URLSearchParams(writeFilter(next));
    if (submissionId !== null) asked.set("urinish", submissionId);
    return `${deskPath(slug)}${asked.size === 0 ? "" : `?${asked}`}`;
  };
  return (
    <div class={`desk${openId === null ? "" : " desk-has-open"}`}>
      <div class="desk-head-bar">
        <DeskTabs slug={slug} current="" />
        <JudgingPauses slug={slug} contestId={detail?.contestId ?? null} />
      </div>
      <section class="desk-stream" aria-label={words.submissions()}>
        <DeskFilters
          slug={slug}
          filter={filter}
          contest={detail}
          stream={stream}
          onChange={(next) => route(urlOf(openId, next), true)}
        />
        {stream.state.kind === "loading" && <SkeletonRows count={18} height={33} />}
        {stream.state.kind === "failed" && (
          <FailureNote failure={stream.state.failure} onRetry={() => location.reload()} />
        )}
        {stream.state.kind === "ready" && stream.rows.length === 0 && (
          <EmptyState title={words.emptyTitle()}>{words.emptyText()}</EmptyState>
        )}
        {stream.rows.length > 0 && (
          <DeskTable
            stream={stream}
            problems={detail?.problems ?? []}
            openId={openId}
            urlOf={urlOf}
            onOpen={(submissionId) => route(urlOf(submissionId), true)}
          />
        )}
      </section>
      <section class="desk-detail" aria-label={words.detail()}>
        {openId === null ? (
          <EmptyState title={words.noneOpen()}>{words.noneOpenText()}</EmptyState>
        ) : (
          <DeskDetail key={openId} slug={slug} submissionId={openId} backUrl={urlOf(null)} />
        )}
      </section>
    </div>
  );
}
