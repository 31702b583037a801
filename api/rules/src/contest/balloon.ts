/**
 * A balloon's way. It is made once for a participant and a problem, waits, is taken by a runner and delivered. Whether
 * it is earned is the board's word and may change under way: a balloon that is not earned any more is turned round, or
 * fetched back, and waits unseen; should it be earned again, the same one goes out again.
 */
export type BalloonState = "waiting" | "taken" | "delivered";
export const balloonActs = ["take", "deliver", "undo", "bring-back"] as const;
export type BalloonAct = (typeof balloonActs)[number];

export interface BalloonStand {
  readonly state: BalloonState;
  readonly isEarned: boolean;
}

/**
 * What there is to do about a balloon.
 *
 * bring: waits for a runner. underway: a runner has it. done: delivered. turn-round: a runner has it, and it is not
 * earned any more. fetch: it was delivered and has to be taken back. none: it never left, or is back.
 */
export type BalloonJob = "bring" | "underway" | "done" | "turn-round" | "fetch" | "none";

const jobs: Readonly<Record<BalloonState, { readonly earned: BalloonJob; readonly lost: BalloonJob }>> = {
  waiting: { earned: "bring", lost: "none" },
  taken: { earned: "underway", lost: "turn-round" },
  delivered: { earned: "done", lost: "fetch" },
};

/** @throws never */
export function balloonJob({ state, isEarned }: BalloonStand): BalloonJob {
  return jobs[state][isEarned ? "earned" : "lost"];
}

const moves: Readonly<Record<BalloonAct, Readonly<Partial<Record<BalloonJob, BalloonState>>>>> = {
  take: { bring: "taken" },
  deliver: { underway: "delivered" },
  undo: { underway: "waiting", done: "taken" },
  "bring-back": { "turn-round": "waiting", fetch: "waiting" },
};

/**
 * Where an act takes a balloon.
 *
 * @returns null: the act does not fit, as when another runner was faster
 * @throws never
 */
export function moveBalloon(stand: BalloonStand, act: BalloonAct): BalloonState | null {
  return moves[act][balloonJob(stand)] ?? null;
}
