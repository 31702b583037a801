/**
 * A sum of points that does not depend on how it was cut into parts: 0.1 + 0.2 is 0.3. Points have six decimals.
 */
export function addPoints(points: readonly number[]): number {
  return points.reduce((sum, one) => sum + Math.round(one * million), 0) / million;
}

const million = 1_000_000;
