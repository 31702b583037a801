/**
 * The value that `percent` of the samples do not pass, by nearest rank: always one of the samples, so that a p99 of
 * few samples is their worst one and not an invented value between two.
 *
 * @param samples  in any order
 * @param percent  0 < percent ≤ 100
 * @returns null for no samples
 */
export function percentile(samples: readonly number[], percent: number): number | null {
  const sorted = [...samples].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil((sorted.length * percent) / 100));
  return sorted[rank - 1] ?? null;
}

/**
 * The middle of the samples; of an even count the mean of the two in the middle.
 *
 * @param samples  in any order
 * @returns null for no samples
 */
export function median(samples: readonly number[]): number | null {
  const sorted = [...samples].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.floor(sorted.length / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
