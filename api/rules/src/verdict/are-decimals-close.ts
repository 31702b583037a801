import type { CompareFlags } from "./read-compare-flags.ts";

/**
 * Whether |got − expected| ≤ absolute, or ≤ relative × |expected|, in doubles.
 *
 * @param expected finite
 * @param got      may be infinite (a decimal beyond the largest double), and is then never close
 * @throws never
 * Source: problem package format 2025-09, "Comparing floating-point tokens".
 */
export function areDecimalsClose(
  expected: number,
  got: number,
  tolerances: Pick<CompareFlags, "relativeTolerance" | "absoluteTolerance">,
): boolean {
  const gap = Math.abs(got - expected);
  if (!Number.isFinite(gap)) return false;
  const { absoluteTolerance, relativeTolerance } = tolerances;
  return (
    (absoluteTolerance !== null && gap <= absoluteTolerance) ||
    (relativeTolerance !== null && gap <= relativeTolerance * Math.abs(expected))
  );
}
