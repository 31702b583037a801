import type { ProblemList } from "@bilimdon/contracts/http/problems";
import { useEffect } from "preact/hooks";
import { useResource } from "../../client/resource.ts";
import { me } from "../../client/session.ts";
import { useRefresh } from "../../client/use-refresh.ts";
import * as words from "../../generated/messages/desk.ts";
import { formatDateTime } from "../../locale/format-date.ts";
import { inLocale } from "../../locale/locale.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { problemListResource } from "./desk-resources.ts";
import { PackageUpload } from "./package-upload.tsx";
import { stateClass, stateWords } from "./state-words.ts";
import "./desk.css";

type Problem = ProblemList["problems"][number];

const refreshMs = 5_000;

/** A setter's problems, and the door for new packages. */
export function DeskPage() {
  useTitle(words.title());
  const state = useResource(problemListResource);
  const userId = me.value?.userId;
  useEffect(() => {
    void problemListResource.refresh();
  }, [userId]);
  useRefresh(problemListResource, refreshMs);
  const mayPush = me.value?.role === "setter" || me.value?.role === "admin";
  if (state.kind === "failed")
    return (
      <div class="page">
        <FailureNote failure={state.failure} onRetry={() => void problemListResource.refresh()} />
      </div>
    );
  return (
    <div class="page">
      <h1 class="mb-4">{words.title()}</h1>
      {mayPush && <PackageUpload />}
      <div class="double-rule mt-6">
        {state.kind === "loading" && <SkeletonRows count={6} height={52} />}
        {state.kind === "ready" && <ProblemTable problems={state.value.problems} />}
      </div>
    </div>
  );
}

function ProblemTable({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0)
    return (
      <div class="pt-6">
        <EmptyState title={words.noneTitle()}>
          {words.noneText()} <code>npm run problem:push -- DIR</code>
        </EmptyState>
      </div>
    );
  const isOwn = problems.every(({ ownerName }) => ownerName === me.value?.displayName);
  return (
    <table class="jadval desk-problems">
      <thead>
        <tr>
          <th>{words.colProblem()}</th>
          <th>{words.colState()}</th>
          <th class="num max-desk:hidden">{words.colPublished()}</th>
          <th class="num max-desk:hidden">{words.colContests()}</th>
          <th class="max-desk:hidden">{words.colFormat()}</th>
          {!isOwn && <th class="max-desk:hidden">{words.colOwner()}</th>}
          <th class="num max-desk:hidden">{words.colPushed()}</th>
        </tr>
      </thead>
      <tbody>
        {problems.map((problem) => (
          <ProblemRow key={problem.problemId} problem={problem} isOwn={isOwn} />
        ))}
      </tbody>
    </table>
  );
}

function ProblemRow({ problem, isOwn }: { readonly problem: Problem; readonly isOwn: boolean }) {
  const { slug, name, state, number, done, total, publishedNumber, pushedAt } = problem;
  return (
    <tr data-link>
      <td>
        <a class="row-link" href={`/ustaxona/${encodeURIComponent(slug)}`}>
          <b class="font-medium">{inLocale(name) || slug}</b>
        </a>{" "}
        <span class="font-code text-12 text-ink-3">{slug}</span>
      </td>
      <td class={state === null ? "" : stateClass({ state })}>
        {state === null ? "" : stateWords({ state, done, total })}
        {number !== null && (
          <span class="text-ink-3">{`, ${words.versionShort({ number: String(number) })}`}</span>
        )}
      </td>
      <td class="num max-desk:hidden">
        {publishedNumber === null ? "–" : words.versionShort({ number: String(publishedNumber) })}
      </td>
      <td class="num max-desk:hidden">{problem.contestCount === 0 ? "–" : problem.contestCount}</td>
      <td class="max-desk:hidden">{problem.format ?? ""}</td>
      {!isOwn && <td class="max-desk:hidden">{problem.ownerName}</td>}
      <td class="num max-desk:hidden">{pushedAt === null ? "" : formatDateTime(pushedAt)}</td>
    </tr>
  );
}
