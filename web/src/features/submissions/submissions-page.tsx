import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { contestPath } from "../../client/contest-paths.ts";
import { contestResource } from "../../client/contest-resource.ts";
import { mayIn } from "../../client/contest-rights.ts";
import { useResource } from "../../client/resource.ts";
import { session } from "../../client/session.ts";
import { useRefresh } from "../../client/use-refresh.ts";
import * as words from "../../generated/messages/submissions.ts";
import { useOwnSubmissions } from "../../live/own-submissions.ts";
import { inLocale } from "../../locale/locale.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { Segments } from "../../ui/segments.tsx";
import { Select } from "../../ui/select.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { joinPages } from "./join-pages.ts";
import { SubmissionTable } from "./submission-table.tsx";
import { pageResource, pageUrl } from "./submissions-resource.ts";
import { useOlderPages } from "./use-older-pages.ts";
import "./submissions.css";

type Scope = "own" | "all";

/** One's own submissions in a contest; for the jury and the admin everybody's too. */
export function SubmissionsPage({ params }: { readonly params: { readonly slug: string } }) {
  const contest = useResource(contestResource(params.slug));
  const { query } = useLocation();
  const problem = useSignal<string | null>(query.masala ?? null);
  // Officials rarely send anything themselves.
  const chosen = useSignal<Scope | null>(null);
  const seesAll = mayIn(params.slug, "submission.list-all");
  const scope: Scope = seesAll ? (chosen.value ?? "all") : "own";
  useTitle(words.title(), contest.kind === "ready" ? inLocale(contest.value.title) : "");
  if (session.value.kind === "guest")
    return (
      <div class="page page-narrow">
        <FailureNote
          failure={{ kind: "refused", code: "session.required", requestId: "", details: {} }}
          onRetry={() => {}}
        />
      </div>
    );
  const problems = contest.kind === "ready" ? contest.value.problems : [];
  const list = { slug: params.slug, problem: problem.value };
  return (
    <div class="page">
      <div class="list-head">
        <h1>{words.title()}</h1>
        {seesAll && (
          <Segments
            label={words.scope()}
            options={[
              { value: "all", text: words.all() },
              { value: "own", text: words.own() },
            ]}
            value={scope}
            onChoose={(next) => {
              chosen.value = next;
            }}
          />
        )}
        <ProblemFilter
          problems={problems}
          value={problem.value}
          onChoose={(label) => {
            problem.value = label;
          }}
        />
      </div>
      <div class="double-rule">
        {scope === "all" ? (
          <Everybodys {...list} problems={problems} />
        ) : (
          <Own {...list} problems={problems} />
        )}
      </div>
    </div>
  );
}

type Problems = ContestDetail["problems"];

function ProblemFilter({
  problems,
  value,
  onChoose,
}: {
  readonly problems: Problems;
  readonly value: string | null;
  onChoose(label: string | null): void;
}) {
  return (
    <Select
      label={words.problemFilter()}
      options={[
        { value: "", text: words.problemAll() },
        ...problems.map(({ label }) => ({ value: label, text: words.problemOne({ label }) })),
      ]}
      value={value ?? ""}
      onChoose={(label) => onChoose(label === "" ? null : label)}
    />
  );
}

interface ListShape {
  readonly slug: string;
  readonly problem: string | null;
  readonly problems: Problems;
}

function Own({ slug, problem, problems }: ListShape) {
  const own = useOwnSubmissions(slug);
  const older = useOlderPages(
    { slug, problem, scope: "own" },
    own.kind === "ready" ? own.value.nextCursor : null,
  );
  if (own.kind === "loading") return <SkeletonRows count={6} height={38} />;
  if (own.kind === "failed") return <FailureNote failure={own.failure} onRetry={older.more} />;
  const newest = own.value.list.filter(({ problemLabel }) => problem === null || problemLabel === problem);
  const rows = joinPages(newest, older.rows);
  if (rows.length === 0 && !older.hasMore)
    return (
      <div class="pt-6">
        <EmptyState
          title={words.emptyTitle()}
          action={<ButtonLink href={contestPath(slug)}>{words.toProblems()}</ButtonLink>}
        >
          {words.emptyText()}
        </EmptyState>
      </div>
    );
  return <SubmissionTable rows={rows} problems={problems} older={older} hasNames={false} />;
}

/** No room tells the jury of everybody's submissions; the newest page is asked for again instead. */
const refreshMs = 4_000;

function Everybodys({ slug, problem, problems }: ListShape) {
  const list = { slug, problem, scope: "all" } as const;
  const resource = pageResource(pageUrl({ ...list, cursor: null }));
  const state = useResource(resource);
  useRefresh(resource, refreshMs);
  const older = useOlderPages(list, state.kind === "ready" ? state.value.nextCursor : null);
  if (state.kind === "loading") return <SkeletonRows count={12} height={38} />;
  if (state.kind === "failed")
    return <FailureNote failure={state.failure} onRetry={() => void resource.refresh()} />;
  const rows = joinPages(state.value.submissions, older.rows);
  if (rows.length === 0)
    return (
      <div class="pt-6">
        <EmptyState title={words.emptyTitle()}>{words.emptyAll()}</EmptyState>
      </div>
    );
  return <SubmissionTable rows={rows} problems={problems} older={older} hasNames />;
}
