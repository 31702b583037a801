import type { ContestSummary } from "@bilimdon/contracts/http/contests";
import * as words from "../../generated/messages/home.ts";
import { formatDate, formatDateTime } from "../../locale/format-date.ts";
import { inLocale } from "../../locale/locale.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { formatClock, formatLength } from "../../ui/format-duration.ts";

const countdownFromMs = 24 * 3_600_000;

/** A contest to come, or one that is over, in one line. */
export function ContestLine({ contest, now }: { readonly contest: ContestSummary; readonly now: number }) {
  const base = `/c/${encodeURIComponent(contest.slug)}`;
  const isComing = now < contest.startsAt;
  const untilStart = contest.startsAt - now;
  return (
    <div class="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-3">
      <div>
        <h3 class="text-14 font-medium">{inLocale(contest.title)}</h3>
        <p class="text-ink-2">
          {isComing
            ? words.startsAt({
                time: formatDateTime(contest.startsAt, now),
                length: formatLength(contest.endsAt - contest.startsAt),
              })
            : words.overText({
                date: formatDate(contest.endsAt, now),
                participants: contest.participantCount,
              })}
          {isComing &&
            untilStart < countdownFromMs &&
            `, ${words.startsIn({ clock: formatClock(untilStart) })}`}
        </p>
      </div>
      <ButtonLink href={isComing ? base : `${base}/jadval`}>
        {isComing ? words.open() : words.results()}
      </ButtonLink>
    </div>
  );
}
