/**
 * When a contest takes place, and what was changed about it. Instants are milliseconds since 1970 by the server's
 * clock; lengths are contest time, which stands still in removed intervals.
 */
export interface ContestPlan {
  /** null: no time is set, or the countdown is paused. */
  readonly startsAt: number | null;
  /** The countdown is paused with this much left; counts only while startsAt is null. */
  readonly countdownPausedMs: number | null;
  /** What each participant has: of the contest, or from the own start where there is a window. */
  readonly lengthMs: number;
  /** Added for everyone while it ran; negative: shortened. */
  readonly extendedMs: number;
  /** null: all begin together. Else each begins when they like while the window, this long, is open. */
  readonly windowMs: number | null;
  /** How long before the common end the board freezes; null: never. */
  readonly freezeMs: number | null;
  readonly thawedAt: number | null;
  readonly finalizedAt: number | null;
  /** They do not overlap; toMs null: it still lasts. Taking one out of the list restores the time. */
  readonly removed: readonly { readonly fromMs: number; readonly toMs: number | null }[];
}

/** What one participant's clock has of its own. */
export interface ParticipantTime {
  /** When they began their own time; null: not yet, or all begin together. */
  readonly startedAt: number | null;
  /** 0 ≤ extraMs, contest time. */
  readonly extraMs: number;
}
