import { readGraderModes } from "./legacy-grader.ts";
import { listChildren } from "./list-cases.ts";
import type { LegacyGrading, TestGroup } from "./test-tree.ts";

/**
 * The most a legacy group can score: the upper end of its range, or what its cases can add up to by the default
 * grader where that is less (ranges are inherited, so an inner group may carry its parent's).
 *
 * @param validator mayScore: cases have no maximum of their own
 * @returns null: unbounded
 */
export function legacyMaximum(group: TestGroup, validator: { readonly mayScore: boolean }): number | null {
  const { grading } = group;
  if (grading.kind !== "legacy") return null;
  const fromCases = maximumFromCases(group, grading, validator);
  const high = grading.range[1];
  if (!Number.isFinite(high)) return fromCases;
  return fromCases === null ? high : Math.min(high, fromCases);
}

function maximumFromCases(
  group: TestGroup,
  grading: LegacyGrading,
  validator: { readonly mayScore: boolean },
): number | null {
  const modes = readGraderModes(grading.graderFlags);
  if (grading.grader === "custom") return null;
  const isEmpty = (child: TestGroup) => child.cases.length === 0 && child.groups.length === 0;
  const children = listChildren(group).filter((child) => child.kind === "case" || !isEmpty(child.group));
  const counted = modes.isSampleIgnored ? children.slice(-1) : children;
  const maxima: number[] = [];
  for (const child of counted) {
    const own = validator.mayScore ? null : Math.max(grading.acceptScore, grading.rejectScore);
    const maximum = child.kind === "case" ? own : legacyMaximum(child.group, validator);
    if (maximum === null) return null;
    maxima.push(maximum);
  }
  const sum = maxima.reduce((total, maximum) => total + maximum, 0);
  switch (modes.scoreMode) {
    case "sum":
      return sum;
    case "avg":
      return maxima.length === 0 ? 0 : sum / maxima.length;
    case "min":
      return maxima.length === 0 ? 0 : Math.min(...maxima);
    case "max":
      return maxima.length === 0 ? 0 : Math.max(...maxima);
  }
}
