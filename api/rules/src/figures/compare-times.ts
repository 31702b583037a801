import { median } from "./percentile.ts";

export interface TimesCompared {
  readonly medianDifferenceMs: number;
  /** How often a time of the first kind is the longer one, ties half: 0.5 where nobody could tell them apart. */
  readonly chanceLonger: number;
  /** By how many standard errors that chance is off one half. */
  readonly standardErrors: number;
}

/**
 * Could somebody who holds a watch tell two kinds of answers apart?
 *
 * @param first, second  milliseconds, at least one of each
 * @returns the Mann-Whitney statistic beside the difference of medians: it sees a shift that outliers hide
 * @throws never
 * Source: Mann, Whitney 1947; the error under no difference, sqrt((n + m + 1) / 12nm)
 */
export function compareTimes(first: readonly number[], second: readonly number[]): TimesCompared {
  const [n, m] = [first.length, second.length];
  const longer = first.reduce(
    (sum, a) => sum + second.reduce((won, b) => won + (a > b ? 1 : a === b ? 0.5 : 0), 0),
    0,
  );
  const chanceLonger = n * m === 0 ? 0.5 : longer / (n * m);
  const error = n * m === 0 ? 1 : Math.sqrt((n + m + 1) / (12 * n * m));
  return {
    medianDifferenceMs: (median(first) ?? 0) - (median(second) ?? 0),
    chanceLonger,
    standardErrors: Math.abs(chanceLonger - 0.5) / error,
  };
}
