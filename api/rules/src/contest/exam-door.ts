/**
 * What an exam closes to whoever sits in it.
 *
 * From the moment a contestant comes into it until their time is over their account reaches the exam and nothing else:
 * no other contest, no practice, no script with a token; only from the rooms' addresses, and only from the one session
 * that came first, until somebody who watches over the room lets go of it. Whoever guesses a second path finds it closed,
 * since what a route does not declare as part of the exam is outside of it.
 *
 * Being on an exam's list closes nothing. Whoever runs one contest writes anybody's login on its list, and would else
 * take the site from them; and nothing of an exam can be read without coming into it, so that there is nothing to guard
 * before. Whoever has come in is held whatever else they are on the site: a place among another contest's people, which
 * whoever runs that one gives, must not let a contestant out.
 */
import { isWithinRanges } from "./address-range.ts";
import { type ClockQuestion, clockState } from "./contest-clock.ts";

/** A contestant's place in an exam. */
export interface ExamSeat extends Pick<ClockQuestion, "plan" | "participant"> {
  /** In CIDR; empty: from anywhere. */
  readonly ranges: readonly string[];
  /** The session that came first; null: none has, or the watch let go of it and none has since. */
  readonly boundSessionId: string | null;
  /** They have come in, by whichever session. */
  readonly hasCome: boolean;
}

/** A request of that contestant. */
export interface ExamKnock {
  /** ms since 1970. */
  readonly now: number;
  readonly address: string;
  /** null: by a personal token, or an admin who acts for the contestant. */
  readonly sessionId: string | null;
  /**
   * exam: a part of it. begins: starts the contestant's own time in it. news: their own, which every page listens to.
   * outside: anything else.
   */
  readonly asks: "exam" | "begins" | "news" | "outside";
}

export type ExamAnswer =
  /** The exam has no say over it. */
  | { readonly kind: "free" }
  /** isFirst: this session is to be the one from now on. */
  | { readonly kind: "admitted"; readonly isFirst: boolean }
  /** running: it is outside of the exam. address: from outside of the rooms. elsewhere: from another session. */
  | { readonly kind: "refused"; readonly why: "running" | "address" | "elsewhere" };

/**
 * May this request pass?
 *
 * @throws never
 */
export function answerAtExam(seat: ExamSeat, knock: ExamKnock): ExamAnswer {
  const state = clockState({ ...seat, now: knock.now, mostExtraMs: 0 });
  const isHeld = state.kind === "running" || (state.kind === "may-begin" && knock.asks === "begins");
  const comesIn = knock.asks === "exam" || knock.asks === "begins";
  if (!isHeld || (!comesIn && !seat.hasCome)) return { kind: "free" };
  if (knock.sessionId === null) return { kind: "refused", why: "running" };
  const { boundSessionId } = seat;
  if (boundSessionId !== null && boundSessionId !== knock.sessionId)
    return { kind: "refused", why: "elsewhere" };
  if (knock.asks === "outside") return { kind: "refused", why: "running" };
  if (!isWithinRanges(knock.address, seat.ranges)) return { kind: "refused", why: "address" };
  return { kind: "admitted", isFirst: boundSessionId === null && comesIn };
}
