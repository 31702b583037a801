import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import type { ProblemView } from "@bilimdon/contracts/http/problems";
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { contestResource } from "../../client/contest-resource.ts";
import { problemResource } from "../../client/problem-resource.ts";
import { type Loading, type Resource, useResource } from "../../client/resource.ts";
import { useRefresh } from "../../client/use-refresh.ts";
import * as words from "../../generated/messages/problem.ts";
import { useOwnSubmissions } from "../../live/own-submissions.ts";
import { inLocale, locale } from "../../locale/locale.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { Statement } from "../../ui/statement/statement.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { LateSendingPane } from "./late-sending-pane.tsx";
import { PaneDivider } from "./pane-divider.tsx";
import { PhoneTabs, StartBar } from "./phone-tabs.tsx";
import { ProblemStrip } from "./problem-strip.tsx";
import { readSplit } from "./split-width.ts";

import { type PhoneTab, useWorkspace } from "./use-workspace.ts";
import "../../ui/code.css";
import "../../ui/statement/matn.css";
import "./workspace.css";
import "./code-pane.css";

interface PageShape {
  readonly params: { readonly slug: string; readonly label?: string };
}

const refreshMs = 10_000;

/** A problem and the editor beside it; on a phone three tabs. */
export function ProblemPage({ params: { slug, label = "" } }: PageShape) {
  // Another problem is another page: its own tab, its own language of statement, its own draft.
  return <Problem key={`${slug} ${label}`} slug={slug} label={label} />;
}

function Problem({ slug, label }: { readonly slug: string; readonly label: string }) {
  const wished = useSignal<string | null>(null);
  const resource = problemResource(slug, label, wished.value ?? locale.value);
  const { problem, state } = useShownProblem(resource);
  const contest = useResource(contestResource(slug));
  // The contest may be about to start, the server about to come back.
  useRefresh(state.kind === "failed" ? resource : null, refreshMs);
  useTitle(titleOf(label, problem), contest.kind === "ready" ? inLocale(contest.value.title) : "");
  if (problem === null && state.kind === "failed")
    return (
      <div class="page page-narrow">
        <FailureNote failure={state.failure} onRetry={() => void resource.refresh()} />
      </div>
    );
  return (
    <Workspace
      slug={slug}
      label={label}
      problem={problem}
      contest={contest.kind === "ready" ? contest.value : null}
      onChooseLanguage={(language) => {
        wished.value = language;
      }}
    />
  );
}

function titleOf(label: string, problem: ProblemView | null): string {
  return problem === null ? label : `${label}. ${inLocale(problem.name)}`;
}

/** The last problem shown stays until the next language of its statement is here. */
function useShownProblem(resource: Resource<ProblemView>): {
  readonly problem: ProblemView | null;
  readonly state: Loading<ProblemView>;
} {
  const last = useRef<ProblemView | null>(null);
  const state = useResource(resource);
  if (state.kind === "ready") last.current = state.value;
  return { problem: last.current, state };
}

interface WorkspaceShape {
  readonly slug: string;
  readonly label: string;
  readonly problem: ProblemView | null;
  readonly contest: ContestDetail | null;
  onChooseLanguage(language: string): void;
}

function Workspace({ slug, label, problem, contest, onChooseLanguage }: WorkspaceShape) {
  const own = useOwnSubmissions(slug);
  const split = useSignal(readSplit());
  const tab = useSignal<PhoneTab>(location.hash === "#kod" ? "code" : "statement");
  const isPhone = useWorkspace(tab);
  const fileButton = useRef<HTMLInputElement | null>(null);
  const list = own.kind === "ready" ? own.value.list : [];
  const isAnswers = problem !== null && problem.answerNames !== null;
  const ofProblem = list.filter(({ problemId }) => problemId === problem?.problemId);
  return (
    <div class="workspace" data-tab={tab.value}>
      <ProblemStrip slug={slug} label={label} contest={contest} list={list} />
      {isPhone && <PhoneTabs tab={tab} isAnswers={isAnswers} sentCount={ofProblem.length} />}
      {isPhone && tab.value !== "statement" && <h1 class="said">{titleOf(label, problem)}</h1>}
      <div class="panes" style={{ "--split": `${split.value}%` }}>
        <article class="statement-pane">
          {problem === null ? (
            <SkeletonRows count={8} height={48} />
          ) : (
            <Statement problem={problem} onChooseLanguage={onChooseLanguage} />
          )}
        </article>
        {!isPhone && <PaneDivider split={split} />}
        <section class="code-pane" aria-label={isAnswers ? words.answersTitle() : words.codePane()}>
          {problem !== null && contest !== null && (
            <LateSendingPane
              contest={contest}
              problem={problem}
              own={own}
              ofProblem={ofProblem}
              isShown={!isPhone || tab.value === "code"}
              fileButton={fileButton}
              onFile={() => {
                tab.value = "code";
              }}
            />
          )}
        </section>
      </div>
      {isPhone && tab.value === "statement" && (
        <StartBar tab={tab} isAnswers={isAnswers} fileButton={fileButton} />
      )}
    </div>
  );
}
