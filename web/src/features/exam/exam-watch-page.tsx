import type { ExamSessionList } from "@bilimdon/contracts/http/exam-sessions";
import { getApi } from "../../client/call-api.ts";
import { contestResource } from "../../client/contest-resource.ts";
import { keyedResource, useResource } from "../../client/resource.ts";
import { useRefresh } from "../../client/use-refresh.ts";
import * as words from "../../generated/messages/exam.ts";
import { inLocale } from "../../locale/locale.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { DeviceTable } from "./device-table.tsx";
import "../../ui/jadval-lines.css";
import "./exam.css";

const devices = keyedResource((slug) =>
  getApi<ExamSessionList>(`/api/contests/${encodeURIComponent(slug)}/exam-sessions`),
);

/** For whoever watches over the room: who sits in the exam by which device, and letting go of one. */
export function ExamWatchPage({ params: { slug } }: { readonly params: { readonly slug: string } }) {
  const resource = devices(slug);
  const state = useResource(resource);
  const contest = useResource(contestResource(slug));
  const detail = contest.kind === "ready" ? contest.value : null;
  useTitle(words.watch(), detail === null ? "" : inLocale(detail.title));
  useRefresh(resource, 10_000);
  return (
    <div class="page page-narrow">
      <h1>{words.watch()}</h1>
      {detail?.isExam === false ? (
        <EmptyState title={words.notExam()}>{words.notExamText()}</EmptyState>
      ) : (
        <>
          <div class="exam-lead">
            <p>{words.watchLead()}</p>
            <Button isSmall onClick={() => void resource.refresh()}>
              {words.refresh()}
            </Button>
          </div>
          {state.kind === "loading" && <SkeletonRows count={6} height={52} />}
          {state.kind === "failed" && (
            <FailureNote failure={state.failure} onRetry={() => void resource.refresh()} />
          )}
          {state.kind === "ready" && state.value.sessions.length === 0 && (
            <EmptyState title={words.noneTitle()}>{words.noneText()}</EmptyState>
          )}
          {state.kind === "ready" && state.value.sessions.length > 0 && (
            <DeviceTable
              slug={slug}
              sessions={state.value.sessions}
              onReleased={() => void resource.refresh()}
            />
          )}
        </>
      )}
    </div>
  );
}
