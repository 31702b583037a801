import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import { isNotFinal } from "@bilimdon/rules/scoreboard/freeze-banner";
import { session } from "../../client/session.ts";
import * as words from "../../generated/messages/contest.ts";
import { formatTimeOfDay } from "../../locale/format-date.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { formatClock } from "../../ui/format-duration.ts";

/** What the contest's moment means for the reader: wait, sign in, or look at the results. */
export function ContestState({ contest, now }: { readonly contest: ContestDetail; readonly now: number }) {
  if (now < contest.startsAt) return <Countdown contest={contest} now={now} />;
  if (now >= contest.endsAt)
    return (
      <div class="mb-6 flex flex-wrap items-center gap-4">
        <p class="font-medium">{isNotFinal(contest, now) ? words.endedNotFinal() : words.endedFinal()}</p>
        <ButtonLink look="solid" href={`/c/${encodeURIComponent(contest.slug)}/jadval`}>
          {words.toBoard()}
        </ButtonLink>
      </div>
    );
  if (contest.participation !== null || session.value.kind !== "guest") return null;
  const next = encodeURIComponent(`/c/${contest.slug}`);
  return (
    <p class="mb-6 text-ink-2">
      {words.guest()} <a href={`/kirish?keyin=${next}`}>{words.signIn()}</a>
    </p>
  );
}

function Countdown({ contest, now }: { readonly contest: ContestDetail; readonly now: number }) {
  return (
    <div class="double-rule pt-6">
      <h2>{words.startsTitle()}</h2>
      <p class="my-3 text-56 leading-[64px] font-semibold tracking-[-0.02em]" role="timer" aria-live="off">
        {formatClock(contest.startsAt - now)}
      </p>
      <p class="text-ink-2">{words.startsText({ time: formatTimeOfDay(contest.startsAt) })}</p>
      {contest.participation !== null && (
        <p class="mt-1 font-medium">{words.startsParticipant({ name: contest.participation.name })}</p>
      )}
    </div>
  );
}
