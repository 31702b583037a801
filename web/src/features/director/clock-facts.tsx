import type { ContestClock } from "@bilimdon/contracts/http/contest-clock";
import * as words from "../../generated/messages/director.ts";
import { formatDateTime, formatTimeOfDaySeconds } from "../../locale/format-date.ts";
import { formatClock, formatLength } from "../../ui/format-duration.ts";

interface FactsShape {
  readonly clock: ContestClock;
  readonly now: number;
}

/** Where the clock stands, its moments, and what was taken out of it. */
export function ClockFacts({ clock, now }: FactsShape) {
  const { startsAt, endsAt, everyoneEndsAt, freezesAt, thawedAt, finalizedAt } = clock;
  const moments: readonly (readonly [string, number | null])[] = [
    [words.startsAt(), clock.countdownPausedMs === null ? startsAt : null],
    [words.freezesAt(), freezesAt],
    [words.endsAt(), endsAt],
    [words.everyoneEndsAt(), everyoneEndsAt !== null && everyoneEndsAt !== endsAt ? everyoneEndsAt : null],
    [thawedAt !== null && thawedAt > now ? words.thawsAt() : words.thawedAt(), thawedAt],
    [words.finalizedAt(), finalizedAt],
  ];
  return (
    <>
      <p class="director-clock double-rule">
        <span>{stateWords(clock, now)}</span>
        <strong role="timer" aria-live="off">
          {formatClock(Math.max(0, leftMs(clock, now)))}
        </strong>
      </p>
      <dl class="director-moments">
        {moments.map(([word, at]) =>
          at === null ? null : (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{formatDateTime(at, now)}</dd>
            </div>
          ),
        )}
      </dl>
      {clock.removed.length > 0 && (
        <ul class="director-removed" aria-label={words.removedTitle()}>
          {clock.removed.map(({ fromMs, toMs, reason }) => (
            <li key={fromMs}>
              {words.removedLine({
                from: formatTimeOfDaySeconds(fromMs),
                to: toMs === null ? words.now() : formatTimeOfDaySeconds(toMs),
                length: formatLength((toMs ?? now) - fromMs),
              })}
              {reason !== "" && <span class="director-why">{reason}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function leftMs(clock: ContestClock, now: number): number {
  if (clock.countdownPausedMs !== null) return clock.countdownPausedMs;
  if (now < clock.startsAt) return clock.startsAt - now;
  return clock.endsAt - (clock.stoppedAt ?? now);
}

function stateWords(clock: ContestClock, now: number): string {
  if (clock.countdownPausedMs !== null) return words.countdownPaused();
  if (now < clock.startsAt) return words.untilStart();
  if (clock.finalizedAt !== null) return words.isFinal();
  if (clock.stoppedAt !== null) return words.isStopped();
  return now < clock.endsAt ? words.left() : words.isOver();
}
