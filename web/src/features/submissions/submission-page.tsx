import type { SubmissionDetail } from "@bilimdon/contracts/http/submissions";
import { answersLanguageId } from "@bilimdon/rules/problem/language-codes";
import { useEffect } from "preact/hooks";
import { problemPath, submissionsPath } from "../../client/contest-paths.ts";
import { contestResource } from "../../client/contest-resource.ts";
import { useResource } from "../../client/resource.ts";
import { useRefresh } from "../../client/use-refresh.ts";
import * as judged from "../../generated/messages/judged.ts";
import * as words from "../../generated/messages/submissions.ts";
import { isUnjudged, progressOf, useOwnSubmissions } from "../../live/own-submissions.ts";
import { formatDateTime, formatTimeOfDaySeconds } from "../../locale/format-date.ts";
import { formatBytes, formatNumber } from "../../locale/format-number.ts";
import { inLocale } from "../../locale/locale.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { languageName } from "../../ui/language-name.ts";
import { PauseNote } from "../../ui/pause-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { SubmissionVerdict } from "../../ui/submission-verdict.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { AnswersView } from "./answers-view.tsx";
import { DetailStrip } from "./detail-strip.tsx";
import { FlightLine } from "./flight-line.tsx";
import { GroupTable } from "./group-table.tsx";
import { SourceView } from "./source-view.tsx";
import { submissionResource } from "./submissions-resource.ts";
import { TestTable } from "./test-table.tsx";
import "../../ui/code.css";
import "./submissions.css";

interface PageShape {
  readonly params: { readonly slug: string; readonly submissionId?: string };
}

/** While it is judged the jury, whom no news reach of others' submissions, asks this often. */
const refreshMs = 2_000;

/** One submission: verdict, tests, code. */
export function SubmissionPage({ params: { slug, submissionId = "" } }: PageShape) {
  const resource = submissionResource(submissionId);
  const state = useResource(resource);
  const own = useOwnSubmissions(slug);
  const news =
    own.kind === "ready" ? own.value.list.find((one) => one.submissionId === submissionId) : undefined;
  const detail = state.kind === "ready" ? state.value : null;
  // News carry no tests and no compiler's words: when something has changed the whole is asked for.
  useEffect(() => {
    if (news !== undefined && detail !== null && news.state !== detail.state) void resource.refresh();
  }, [news?.state, detail?.state]);
  useRefresh(detail !== null && isUnjudged(detail) ? resource : null, refreshMs);
  useTitle(detail === null ? words.title() : words.one({ label: detail.problemLabel }));
  return (
    <div class="page page-narrow">
      {state.kind === "loading" && <SkeletonRows count={10} height={38} />}
      {state.kind === "failed" && (
        <FailureNote failure={state.failure} onRetry={() => void resource.refresh()} />
      )}
      {detail !== null && <Detail detail={detail} slug={slug} />}
    </div>
  );
}

function Detail({ detail, slug }: { readonly detail: SubmissionDetail; readonly slug: string }) {
  const progress = isUnjudged(detail) ? progressOf(detail.submissionId) : null;
  const isAnswers = detail.languageId === answersLanguageId;
  const contest = contestResource(slug).state.value;
  const problem =
    contest.kind === "ready"
      ? contest.value.problems.find(({ problemId }) => problemId === detail.problemId)
      : undefined;
  return (
    <>
      <div class="detail-head">
        <h1>{words.one({ label: detail.problemLabel })}</h1>
        <span class="detail-verdict" aria-live="polite">
          <SubmissionVerdict submission={detail} progress={progress} hasWord isTag />
        </span>
      </div>
      <p class="mt-1 mb-4 text-ink-2">
        <a href={problemPath(slug, detail.problemLabel)}>{inLocale(detail.problemName)}</a>
        {`, ${factsOf(detail)}`}
      </p>
      <DetailStrip detail={detail} progress={progress} isScoring={problem?.isScoring === true} />
      {problem?.isJudgingPaused === true && isUnjudged(detail) && <PauseNote />}
      <Repair detail={detail} />
      <dl class="hoshiya detail-parts double-rule mt-4">
        <Compiler detail={detail} />
        {detail.groups.some(({ score }) => score !== null) && (
          <>
            <dt>{words.groups()}</dt>
            <dd>
              <GroupTable groups={detail.groups} />
            </dd>
          </>
        )}
        {detail.verdict !== "CE" && (
          <>
            <dt>{words.tests()}</dt>
            <dd>
              <TestTable detail={detail} timeLimitMs={problem?.timeLimitMs ?? null} />
            </dd>
          </>
        )}
        {detail.flight !== undefined && (
          <>
            <dt>{words.flight()}</dt>
            <dd>
              <FlightLine flight={detail.flight} />
            </dd>
          </>
        )}
        <dt>{isAnswers ? languageName(detail.languageId) : words.code()}</dt>
        <dd>
          {isAnswers ? (
            <AnswersView source={detail.source} />
          ) : (
            <SourceView source={detail.source} languageId={detail.languageId} />
          )}
        </dd>
      </dl>
      <p class="mt-6">
        <a href={submissionsPath(slug)}>{words.back()}</a>
      </p>
    </>
  );
}

function factsOf(detail: SubmissionDetail): string {
  const facts = words.facts({
    team: detail.participantName,
    language: languageName(detail.languageId),
    time: `${formatDateTime(detail.submittedAt)}:${formatTimeOfDaySeconds(detail.submittedAt).slice(-2)}`,
    size: formatBytes(new TextEncoder().encode(detail.source).length),
  });
  if (detail.score === null) return facts;
  const score = formatNumber(detail.score);
  const points =
    detail.maxScore === null
      ? words.scoreOpen({ score })
      : words.score({ score, max: formatNumber(detail.maxScore) });
  return `${facts}, ${points}`;
}

function Repair({ detail }: { readonly detail: SubmissionDetail }) {
  const { judgingError, state } = detail;
  if (judgingError !== undefined) {
    const { fault, step, detail: why } = judgingError;
    const title = fault === "setter" ? words.faultSetter({ step }) : words.faultPlatform({ step });
    return (
      <div class="mt-4">
        <ErrorNote owner={fault} title={title} detail={why}>
          {words.faultText()}
        </ErrorNote>
      </div>
    );
  }
  if (state !== "under-repair") return null;
  return (
    <div class="mt-4">
      <ErrorNote owner="setter" title={words.repairTitle()}>
        {judged.repairText()}
      </ErrorNote>
    </div>
  );
}

function Compiler({ detail }: { readonly detail: SubmissionDetail }) {
  const { compileMessage, verdict } = detail;
  if (compileMessage === null || compileMessage.trim() === "") return null;
  return (
    <>
      <dt>{verdict === "CE" ? words.compiler() : words.compilerWarnings()}</dt>
      <dd>
        {verdict === "CE" && <p class="mb-2 text-ink-2">{words.compilerText()}</p>}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys. */}
        <pre class="code machine-words" tabIndex={0}>
          {compileMessage}
        </pre>
      </dd>
    </>
  );
}
