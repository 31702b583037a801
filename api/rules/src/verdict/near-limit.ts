/**
 * Which run counts when a program takes about as long as it may.
 *
 * CPU time of one program varies by a few percent alone, and beside others that fill the caches it can take half as
 * long again or more: others only ever add. A verdict must not hang on who else was judged at that moment. So a first
 * run counts at once in two cases only: it was well within the limit, or it was over it by more than others can add.
 * In between it is made again with nothing else running on the host, and that run alone decides: verdict, time and
 * memory. The mean would carry the neighbours' noise into the result.
 *
 * The band is wider above the limit than below it, since a time over it may be the others' doing and a time under it
 * is the program's own. A program stopped at the upper edge is late without doubt; the edge is what an endless loop
 * costs, so the wide part is for cases that verdict or score still hang on, the narrow one for all.
 *
 * A run alone that is over the limit after a first one within it contradicts that others only add: something beyond
 * the host's lanes disturbed it. The first one, which shows that the program can do it in time, then counts. Of a
 * conversation, whose two sides left their traces since, another is held alone, and that one decides.
 *
 * What disturbs a run alone, from outside the lanes or of the machine below, only adds as well. So where the verdict
 * hangs on it, a run that was late alone is made alone once more, and late is what was late both times.
 */

/** How far from the limit a run counts as near it, as a share of the limit, on both sides: always at least this. */
export const nearLimitShare = 0.15;

/**
 * How much others can add to a run's time, as a share of the limit. Measured on two cores at a load of 12 to 17: work
 * in registers took 1.05 times its least at most; a random walk through 16 MiB, the worst there is, 1.19 times in the
 * middle and 1.44 at most. Twice leaves room for more cores on one memory.
 */
export const disturbedShare = 1;

export interface EndedRun {
  readonly cpuMs: number;
  /** false: a limit ended it. */
  readonly isEndedByItself: boolean;
}

/**
 * Whether a run has to be made again alone before it counts.
 *
 * @param limitsMs   CPU milliseconds at which this run's time decides something; one for a submission, more while a
 *   package is measured
 * @param lateShare  how far above a limit a run is still in doubt: disturbedShare or nearLimitShare
 */
export function isNearLimit(run: EndedRun, limitsMs: readonly number[], lateShare: number): boolean {
  if (!run.isEndedByItself) return false;
  return limitsMs.some(
    (limitMs) => run.cpuMs >= limitMs * (1 - nearLimitShare) && run.cpuMs <= limitMs * (1 + lateShare),
  );
}

/** CPU milliseconds after which a program is stopped: where a run is over the limit without doubt. */
export function latestEndMs(limitMs: number, lateShare: number): number {
  return Math.ceil(limitMs * (1 + lateShare));
}

/** Whether a run alone was over a limit that the first one, with others beside it, had kept. */
export function isContradicted(first: EndedRun, alone: EndedRun, limitsMs: readonly number[]): boolean {
  return limitsMs.some((limitMs) => first.cpuMs <= limitMs && alone.cpuMs > limitMs);
}

/**
 * Whether a run alone is made alone once more before it counts as late.
 *
 * @param lateShare  nearLimitShare where neither verdict nor score hang on it: then one look is enough
 */
export function isLateOnce(alone: EndedRun, limitsMs: readonly number[], lateShare: number): boolean {
  return lateShare > nearLimitShare && limitsMs.some((limitMs) => alone.cpuMs > limitMs);
}

/** Times of the run that did not count, kept beside those of the one that did. */
export interface FirstRun {
  readonly cpuMs: number;
  readonly wallMs: number;
  /** It was the run alone that did not count. */
  readonly isAlone?: true | undefined;
}

/** The first run, which was in time, with the times of the one alone that was not: see above. */
export function countFirst<T>(first: T, alone: FirstRun): T & { readonly firstRun: FirstRun } {
  const { cpuMs, wallMs } = alone;
  return { ...first, firstRun: { cpuMs, wallMs, isAlone: true } };
}

/**
 * The run alone, which counts, whatever it found.
 *
 * @returns it, with the first one's times
 */
export function countAlone<T>(first: FirstRun, alone: T): T & { readonly firstRun: FirstRun } {
  const { cpuMs, wallMs } = first;
  return { ...alone, firstRun: { cpuMs, wallMs } };
}
