import type { SubmissionDetail } from "@bilimdon/contracts/http/submissions";
import { useSignal } from "@preact/signals";
import { contestResource } from "../../../client/contest-resource.ts";
import { useResource } from "../../../client/resource.ts";
import { useRefresh } from "../../../client/use-refresh.ts";
import * as words from "../../../generated/messages/jury.ts";
import { isUnjudged } from "../../../live/own-submissions.ts";
import { formatTimeOfDaySeconds } from "../../../locale/format-date.ts";
import { formatBytes } from "../../../locale/format-number.ts";
import { ErrorNote } from "../../../ui/error-note.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { languageName } from "../../../ui/language-name.ts";
import { SkeletonRows } from "../../../ui/skeleton.tsx";
import { SubmissionVerdict } from "../../../ui/submission-verdict.tsx";
import { Tabs } from "../../../ui/tabs.tsx";
import { DetailStrip } from "../detail-strip.tsx";
import { FlightLine } from "../flight-line.tsx";
import { GroupTable } from "../group-table.tsx";
import { SourceView } from "../source-view.tsx";
import { submissionResource } from "../submissions-resource.ts";
import { TestTable } from "../test-table.tsx";
import { DecisionBar } from "./decision-bar.tsx";
import { HistoryTab } from "./history-tab.tsx";
import { SourceChanges } from "./source-changes.tsx";

interface DetailShape {
  readonly slug: string;
  readonly submissionId: string;
  /** The list without this one open, for narrow screens. */
  readonly backUrl: string;
}

const refreshMs = 2_000;

/** The open submission beside the stream. */
export function DeskDetail({ slug, submissionId, backUrl }: DetailShape) {
  const resource = submissionResource(submissionId);
  const state = useResource(resource);
  const detail = state.kind === "ready" ? state.value : null;
  useRefresh(detail !== null && isUnjudged(detail) ? resource : null, refreshMs);
  return (
    <>
      <p class="desk-back">
        <a href={backUrl}>{words.backToList()}</a>
      </p>
      {state.kind === "loading" && <SkeletonRows count={10} height={33} />}
      {state.kind === "failed" && (
        <FailureNote failure={state.failure} onRetry={() => void resource.refresh()} />
      )}
      {detail !== null && <Open slug={slug} detail={detail} />}
    </>
  );
}

type TabName = "tests" | "code" | "changes" | "history" | "flight";

function Open({ slug, detail }: { readonly slug: string; readonly detail: SubmissionDetail }) {
  const tab = useSignal<TabName>(detail.verdict === "CE" ? "code" : "tests");
  return (
    <>
      <div class="detail-head">
        <h1>{words.one({ label: detail.problemLabel })}</h1>
        <SubmissionVerdict submission={detail} progress={null} hasWord isTag />
      </div>
      <p class="mt-1 mb-3 text-13 text-ink-2">{factsOf(detail)}</p>
      <DetailStrip detail={detail} progress={null} isScoring={detail.maxScore !== null} />
      <DecisionBar slug={slug} detail={detail} />
      <Tabs
        label={words.tabs()}
        tabs={tabsOf(detail)}
        value={tab.value}
        onChoose={(next) => {
          tab.value = next;
        }}
      >
        <TabContent slug={slug} detail={detail} tab={tab.value} />
      </Tabs>
    </>
  );
}

function tabsOf(detail: SubmissionDetail): readonly { readonly value: TabName; readonly text: string }[] {
  const flight = { value: "flight" as const, text: words.tabFlight() };
  return [
    { value: "tests", text: words.tabTests() },
    { value: "code", text: words.tabCode() },
    { value: "changes", text: words.tabChanges() },
    { value: "history", text: words.tabHistory() },
    ...(detail.flight === undefined ? [] : [flight]),
  ];
}

interface TabShape {
  readonly slug: string;
  readonly detail: SubmissionDetail;
  readonly tab: TabName;
}

function TabContent({ slug, detail, tab }: TabShape) {
  switch (tab) {
    case "tests":
      return <TestsTab slug={slug} detail={detail} />;
    case "code":
      return <SourceView source={detail.source} languageId={detail.languageId} />;
    case "changes":
      return <SourceChanges detail={detail} />;
    case "history":
      return <HistoryTab slug={slug} submissionId={detail.submissionId} />;
    case "flight":
      return detail.flight === undefined ? null : <FlightLine flight={detail.flight} />;
  }
}

function TestsTab({ slug, detail }: Omit<TabShape, "tab">) {
  const contest = contestResource(slug).state.value;
  const problems = contest.kind === "ready" ? contest.value.problems : [];
  const limit = problems.find(({ problemId }) => problemId === detail.problemId)?.timeLimitMs ?? null;
  const { judgingError, compileMessage } = detail;
  return (
    <>
      {judgingError !== undefined && (
        <ErrorNote owner={judgingError.fault} title={words.verdictFailed()} detail={judgingError.detail}>
          {judgingError.step}
        </ErrorNote>
      )}
      {compileMessage !== null && compileMessage.trim() !== "" && (
        <>
          <h2 class="mt-3">{words.compileFailed()}</h2>
          <pre class="code machine-words">{compileMessage}</pre>
        </>
      )}
      {detail.groups.some(({ score }) => score !== null) && <GroupTable groups={detail.groups} />}
      {detail.verdict !== "CE" && <TestTable detail={detail} timeLimitMs={limit} />}
    </>
  );
}

function factsOf(detail: SubmissionDetail): string {
  return words.facts({
    team: detail.participantName,
    language: languageName(detail.languageId),
    time: formatTimeOfDaySeconds(detail.submittedAt),
    size: formatBytes(new TextEncoder().encode(detail.source).length),
  });
}
