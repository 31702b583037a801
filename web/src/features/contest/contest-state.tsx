import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import { isNotFinal } from "@bilimdon/rules/scoreboard/freeze-banner";
import { movedPhase } from "@bilimdon/rules/scoreboard/moved-phase";
import type { ComponentChildren } from "preact";
import { awardsPath } from "../../client/contest-paths.ts";
import { session } from "../../client/session.ts";
import * as words from "../../generated/messages/contest.ts";
import { formatTimeOfDay } from "../../locale/format-date.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { formatClock } from "../../ui/format-duration.ts";
import { BeginPanel } from "./begin-panel.tsx";
import { JoinPanel } from "./join-panel.tsx";

/** What the contest's moment means for the reader: wait, join, begin, sign in, or look at the results. */
export function ContestState({ contest, now }: { readonly contest: ContestDetail; readonly now: number }) {
  const { participation, format } = contest;
  if (contest.countdownPausedMs !== null)
    return (
      <Paused leftMs={contest.countdownPausedMs}>
        <Joining contest={contest} />
      </Paused>
    );
  if (now < contest.startsAt) return <Countdown contest={contest} now={now} />;
  if (format.kind === "practice")
    return session.value.kind === "guest" ? <Guest slug={contest.slug} /> : null;
  if (now >= movedPhase(contest, now).endsAt && participation?.clock !== "running")
    return <Ended contest={contest} now={now} />;
  if (participation?.clock === "may-begin") return <BeginPanel contest={contest} />;
  if (participation?.clock === "done") return <p class="mb-6 font-medium">{words.ownEnded()}</p>;
  if (contest.stoppedAt !== undefined) return <p class="mb-6 font-medium text-zafar">{words.stopped()}</p>;
  if (participation !== null) return null;
  return session.value.kind === "guest" ? <Guest slug={contest.slug} /> : <Joining contest={contest} />;
}

function Ended({ contest, now }: { readonly contest: ContestDetail; readonly now: number }) {
  return (
    <div class="mb-6">
      <div class="flex flex-wrap items-center gap-4">
        <p class="font-medium">{isNotFinal(contest, now) ? words.endedNotFinal() : words.endedFinal()}</p>
        <ButtonLink look="solid" href={`/c/${encodeURIComponent(contest.slug)}/jadval`}>
          {words.toBoard()}
        </ButtonLink>
        {!isNotFinal(contest, now) && (
          <ButtonLink href={awardsPath(contest.slug)}>{words.toAwards()}</ButtonLink>
        )}
      </div>
      {contest.codeIsTaken === "upsolving" && <p class="mt-2 text-ink-2">{words.practiceText()}</p>}
    </div>
  );
}

function Guest({ slug }: { readonly slug: string }) {
  const next = encodeURIComponent(`/c/${slug}`);
  return (
    <p class="mb-6 text-ink-2">
      {words.guest()} <a href={`/kirish?keyin=${next}`}>{words.signIn()}</a>
    </p>
  );
}

function Joining({ contest }: { readonly contest: ContestDetail }) {
  const isSignedIn = session.value.kind === "signed-in";
  return contest.joining !== null && isSignedIn ? (
    <JoinPanel contest={contest} joining={contest.joining} />
  ) : null;
}

function Paused({ leftMs, children }: { readonly leftMs: number; readonly children: ComponentChildren }) {
  return (
    <div class="double-rule mb-6 pt-6">
      <h2>{words.pausedTitle()}</h2>
      <p class="my-3 text-56 leading-[64px] font-semibold tracking-[-0.02em]">{formatClock(leftMs)}</p>
      <p class="text-ink-2">{words.pausedText()}</p>
      {children}
    </div>
  );
}

function Countdown({ contest, now }: { readonly contest: ContestDetail; readonly now: number }) {
  return (
    <div class="double-rule mb-6 pt-6">
      <h2>{words.startsTitle()}</h2>
      <p class="my-3 text-56 leading-[64px] font-semibold tracking-[-0.02em]" role="timer" aria-live="off">
        {formatClock(contest.startsAt - now)}
      </p>
      <p class="text-ink-2">{words.startsText({ time: formatTimeOfDay(contest.startsAt) })}</p>
      {contest.participation !== null && (
        <p class="mt-1 font-medium">{words.startsParticipant({ name: contest.participation.name })}</p>
      )}
      <Joining contest={contest} />
    </div>
  );
}
