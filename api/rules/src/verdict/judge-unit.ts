import { type JudgingWalk, visitCase } from "./judging-walk.ts";
import { casesOf, listChildren } from "./list-cases.ts";
import type { TestGroup } from "./test-tree.ts";
import type { TestResult, TestVerdictCode } from "./verdict.ts";

/** What is known of the cases of one group of format 2025-09. */
export interface UnitReading {
  readonly group: TestGroup;
  /** In running order, up to where judging of the group ends. */
  readonly results: readonly TestResult[];
  /** Some case on the way has no result yet. */
  readonly isOpen: boolean;
  readonly isRejected: boolean;
  /** The first rejection's; meant only when not open. */
  readonly verdict: TestVerdictCode;
}

/** The groups of secret in order, or secret itself where it holds its cases without groups. */
export function secretUnits(secret: TestGroup): readonly TestGroup[] {
  if (secret.groups.length === 0) return [secret];
  return listChildren(secret).flatMap((child) => (child.kind === "group" ? [child.group] : []));
}

/** Reads a group's cases in order; with `endsAt: "first-rejection"` the first rejected one ends it. */
export function readUnit(
  walk: JudgingWalk,
  group: TestGroup,
  endsAt: "last-case" | "first-rejection",
): UnitReading {
  const results: TestResult[] = [];
  let isOpen = false;
  for (const item of casesOf(group)) {
    const result = visitCase(walk, item.name);
    if (result === undefined) {
      isOpen = true;
      continue;
    }
    results.push(result);
    if (result.verdict !== "AC" && endsAt === "first-rejection") break;
  }
  const verdict = results.find((result) => result.verdict !== "AC")?.verdict ?? "AC";
  return { group, results, isOpen, isRejected: verdict !== "AC", verdict };
}
