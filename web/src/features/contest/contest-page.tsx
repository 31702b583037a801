import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import { movedPhase } from "@bilimdon/rules/scoreboard/moved-phase";
import { contestResource } from "../../client/contest-resource.ts";
import { useResource } from "../../client/resource.ts";
import { useServerNow } from "../../client/use-server-now.ts";
import * as words from "../../generated/messages/contest.ts";
import { formatDateTime, formatTimeOfDay, isOutsideTashkent, isSameDay } from "../../locale/format-date.ts";
import { inLocale } from "../../locale/locale.ts";
import { Daraja } from "../../ui/daraja.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { formatLength } from "../../ui/format-duration.ts";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { ContestState } from "./contest-state.tsx";
import { ProblemTable } from "./problem-table.tsx";
import { useContestNews } from "./use-contest-news.ts";

export function ContestPage({ params }: { readonly params: { readonly slug: string } }) {
  const resource = contestResource(params.slug);
  const state = useResource(resource);
  const title = state.kind === "ready" ? inLocale(state.value.title) : "";
  useTitle(title);
  return (
    <div class="page page-narrow">
      {state.kind === "loading" && <SkeletonRows count={8} height={52} />}
      {state.kind === "failed" && (
        <FailureNote failure={state.failure} onRetry={() => void resource.refresh()} />
      )}
      {state.kind === "ready" && <Contest contest={state.value} />}
    </div>
  );
}

function Contest({ contest }: { readonly contest: ContestDetail }) {
  const now = useServerNow();
  useContestNews(contest, now);
  return (
    <>
      <h1>{inLocale(contest.title)}</h1>
      <p class="mt-1 mb-4 text-ink-2">
        {contest.level !== null && <b class="font-medium">{levelWords[contest.level]()} · </b>}
        {factsOf(contest, now)}
      </p>
      {contest.format.kind !== "practice" && contest.countdownPausedMs === null && (
        <div class="mb-4">
          <Daraja {...movedPhase(contest, now)} now={now} />
        </div>
      )}
      <ContestState contest={contest} now={now} />
      {contest.problems.length > 0 && <ProblemTable contest={contest} />}
    </>
  );
}

const levelWords = {
  regional: words.levelRegional,
  national: words.levelNational,
  international: words.levelInternational,
} as const;

function factsOf(contest: ContestDetail, now: number): string {
  const { startsAt, format, ownLengthMs, participantCount: participants } = contest;
  if (format.kind === "practice") return words.factsPractice({ participants });
  if (contest.countdownPausedMs !== null) return "";
  const { endsAt } = movedPhase(contest, now);
  const shared = {
    start: formatDateTime(startsAt, now),
    end: isSameDay(startsAt, endsAt) ? formatTimeOfDay(endsAt) : formatDateTime(endsAt, now),
    zone: isOutsideTashkent(now) ? ` (${words.tashkentTime()})` : "",
  };
  if (ownLengthMs !== null) return words.factsOwnTime({ ...shared, length: formatLength(ownLengthMs) });
  const hasPenalty = format.kind === "icpc" || format.kind === "atcoder";
  if (!hasPenalty) return words.factsPlain({ ...shared, participants });
  return words.facts({ ...shared, participants, penalty: contest.penaltyMinutes });
}
