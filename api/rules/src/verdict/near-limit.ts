/**
 * Which run counts when a program takes about as long as it may.
 *
 * CPU time of one program varies by a few percent alone and by up to a fifth beside others that fill the caches. A
 * verdict must not hang on who else was judged at that moment, so a run that ended by itself within a band around the
 * limit, on either side, is made again with nothing else running on the host, and that second run alone decides:
 * verdict, time and memory. The better of the two would give everybody near the limit a second throw; the mean would
 * carry the neighbours' noise into the result. A program stopped at the upper edge of the band is late without doubt.
 */

/** How far from the limit a run counts as near it, as a share of the limit, on both sides. */
export const nearLimitShare = 0.15;

export interface EndedRun {
  readonly cpuMs: number;
  /** false: a limit ended it. */
  readonly isEndedByItself: boolean;
}

/**
 * Whether a run has to be made again alone before it counts.
 *
 * @param limitsMs  CPU milliseconds at which this run's time decides something; one for a submission, more while a
 *   package is measured
 */
export function isNearLimit(run: EndedRun, limitsMs: readonly number[]): boolean {
  if (!run.isEndedByItself) return false;
  return limitsMs.some((limitMs) => Math.abs(run.cpuMs - limitMs) <= limitMs * nearLimitShare);
}

/**
 * CPU milliseconds after which a program is stopped: the upper edge of the band, so that whatever is stopped there
 * needs no second look.
 */
export function latestEndMs(limitMs: number): number {
  return Math.ceil(limitMs * (1 + nearLimitShare));
}

/** Times of the run that did not count, kept beside those of the run alone. */
export interface FirstRun {
  readonly cpuMs: number;
  readonly wallMs: number;
}

/**
 * The run that counts of a first one, near the limit, and the one made alone.
 *
 * @returns the run alone, whatever it found, with the first one's times
 */
export function countAlone<T>(first: FirstRun, alone: T): T & { readonly firstRun: FirstRun } {
  const { cpuMs, wallMs } = first;
  return { ...alone, firstRun: { cpuMs, wallMs } };
}
