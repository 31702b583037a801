/** What is killed; Redis keeps nothing, so that its death is the loss of all it knew. */
export const faultKinds = ["worker", "api", "redis", "postgres"] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface PlannedFault {
  readonly kind: FaultKind;
  /** Strikes when so many submissions are sent … */
  readonly afterSent: number;
  /** … and so long after that, so that it meets other moments of judging than the sending itself. */
  readonly delayMs: number;
  /** How long what was killed stays away. */
  readonly awayMs: number;
}

const sentBetween = 25;
const longestDelayMs = 900;
const longestAwayMs = 2_000;

/**
 * The faults of a run: the same for the same seed. Each kind comes in every four, in an order of its own.
 *
 * @param submissions  how many will be sent; one fault for every 25
 * @returns in the order of striking, the last while a tenth of the submissions is still to come
 */
export function planFaults(submissions: number, seed: number): PlannedFault[] {
  const random = randomFrom(seed);
  const count = Math.max(faultKinds.length, Math.floor(submissions / sentBetween));
  const kinds: FaultKind[] = [];
  while (kinds.length < count) kinds.push(...shuffle(faultKinds, random));
  return kinds.slice(0, count).map((kind, index) => ({
    kind,
    afterSent: Math.max(1, Math.floor(((index + random()) / count) * submissions * 0.9)),
    delayMs: Math.floor(random() * longestDelayMs),
    awayMs: Math.floor(random() * longestAwayMs),
  }));
}

function shuffle<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** Numbers from 0 to below 1 by a fixed seed (the mulberry32 recurrence); not for secrets. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
