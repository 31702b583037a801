import type { ContestSummary } from "@bilimdon/contracts/http/contests";
import { contestsResource } from "../../client/contest-resource.ts";
import { useResource } from "../../client/resource.ts";
import { isOperator } from "../../client/session.ts";
import { useServerNow } from "../../client/use-server-now.ts";
import * as words from "../../generated/messages/contests.ts";
import { formatDateTime } from "../../locale/format-date.ts";
import { formatNumber } from "../../locale/format-number.ts";
import { inLocale } from "../../locale/locale.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { formatLength } from "../../ui/format-duration.ts";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { useTitle } from "../../ui/use-title.ts";

export function ContestsPage() {
  useTitle(words.title());
  const state = useResource(contestsResource);
  const now = useServerNow(10_000);
  return (
    <div class="page">
      <div class="mb-5 flex flex-wrap items-center justify-between gap-3">
        <h1>{words.title()}</h1>
        {isOperator.value && <ButtonLink href="/musobaqalar/yangi">{words.newContest()}</ButtonLink>}
      </div>
      <div class="double-rule">
        {state.kind === "loading" && <SkeletonRows count={3} height={52} />}
        {state.kind === "failed" && (
          <div class="pt-6">
            <FailureNote failure={state.failure} onRetry={() => void contestsResource.refresh()} />
          </div>
        )}
        {state.kind === "ready" && state.value.contests.length === 0 && (
          <div class="pt-6">
            <EmptyState title={words.noneTitle()}>{words.noneText()}</EmptyState>
          </div>
        )}
        {state.kind === "ready" && state.value.contests.length > 0 && (
          <ContestTable contests={state.value.contests} now={now} />
        )}
      </div>
    </div>
  );
}

function ContestTable({
  contests,
  now,
}: {
  readonly contests: readonly ContestSummary[];
  readonly now: number;
}) {
  const latestFirst = [...contests].sort((a, b) => b.startsAt - a.startsAt);
  return (
    <table class="jadval">
      <thead>
        <tr>
          <th>{words.name()}</th>
          <th class="max-desk:hidden">{words.state()}</th>
          <th class="max-desk:hidden">{words.starts()}</th>
          <th class="max-desk:hidden">{words.length()}</th>
          <th class="num max-desk:hidden">{words.participants()}</th>
          <th>
            <span class="said">{words.board()}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {latestFirst.map((contest) => (
          <tr key={contest.contestId}>
            <th scope="row" class="py-2 whitespace-normal">
              <a class="font-text text-17 text-ink" href={`/c/${encodeURIComponent(contest.slug)}`}>
                {inLocale(contest.title)}
              </a>
              <span class="desk:hidden block text-13 text-ink-2">
                {formatDateTime(contest.startsAt, now)}, {stateOf(contest, now)}
              </span>
            </th>
            <td class="max-desk:hidden text-ink-2">{stateOf(contest, now)}</td>
            <td class="max-desk:hidden text-ink-2">{formatDateTime(contest.startsAt, now)}</td>
            <td class="max-desk:hidden text-ink-2">{lengthOf(contest)}</td>
            <td class="num max-desk:hidden text-ink-2">{formatNumber(contest.participantCount)}</td>
            <td class="num">
              {contest.startsAt <= now && (
                <a href={`/c/${encodeURIComponent(contest.slug)}/jadval`}>{words.board()}</a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function stateOf(contest: ContestSummary, now: number): string {
  if (contest.state === "draft" || contest.state === "template") return words.draft();
  if (contest.format.kind === "practice") return words.practice();
  if (now < contest.startsAt) return words.scheduled();
  if (now < contest.endsAt) return words.running();
  return contest.finalizedAt === null ? words.ended() : words.final();
}

function lengthOf({ format, ownLengthMs, startsAt, endsAt }: ContestSummary): string {
  return format.kind === "practice" ? words.noLimit() : formatLength(ownLengthMs ?? endsAt - startsAt);
}
