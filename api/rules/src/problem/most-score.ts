import { readGraderModes } from "../verdict/legacy-grader.ts";
import type { GroupGrading, LegacyGrading } from "../verdict/test-tree.ts";

/** How a package grades: its secret group, and in legacy packages how the groups are joined above it. */
export interface PackageGrading {
  readonly secretGrading: GroupGrading;
  readonly topGrading: LegacyGrading | null;
}

/**
 * Most points a submission to a scoring package can get.
 *
 * @returns null where nothing bounds them
 * @throws never
 */
export function mostScore({ secretGrading, topGrading }: PackageGrading): number | null {
  const most =
    secretGrading.kind === "2025-09" ? secretGrading.maxScore : (topGrading ?? secretGrading).range[1];
  // Infinity became null where the manifest was kept as JSON.
  return most !== null && Number.isFinite(most) ? most : null;
}

/**
 * Are the points of the secret group the sum of its subtasks, so that each can be counted by its best run?
 *
 * @throws never
 */
export function areSubtasksSummed({ secretGrading }: PackageGrading): boolean {
  if (secretGrading.kind === "2025-09") return secretGrading.aggregation === "sum";
  return secretGrading.grader === "default" && readGraderModes(secretGrading.graderFlags).scoreMode === "sum";
}
