import type { TestCase, TestGroup, TestTree } from "./test-tree.ts";

export type TestChild =
  | { readonly kind: "case"; readonly name: string; readonly case: TestCase }
  | { readonly kind: "group"; readonly name: string; readonly group: TestGroup };

/**
 * All cases in the order they are run: the sample's first, then the secret ones, each level by name.
 * Source: legacy "Test data groups", 2025-09 "Test cases": lexicographical order.
 */
export function listCases(tests: TestTree): readonly TestCase[] {
  return [...casesOf(tests.sample), ...casesOf(tests.secret)];
}

/**
 * Those of the cases that have an input, in their order: without static validation.
 *
 * @param cases  as listCases and casesOf give them
 */
export function withData(cases: readonly TestCase[]): readonly TestCase[] {
  return cases.filter((item) => item.isStatic !== true);
}

/** What a static validation case is called in its group: no file can be, and it sorts before all that can. */
export const staticCaseName = "(static)";

/** Whether a case's name, as "secret/group1/(static)", is that of a static validation case. */
export function isStaticName(name: string): boolean {
  return name.endsWith(`/${staticCaseName}`);
}

/** The cases of one group and of all groups below it, in the order they are run. */
export function casesOf(group: TestGroup): readonly TestCase[] {
  return listChildren(group).flatMap((child) =>
    child.kind === "case" ? [child.case] : casesOf(child.group),
  );
}

/** A group and all groups below it, the group itself first. */
export function groupsOf(group: TestGroup): readonly TestGroup[] {
  return [group, ...group.groups.flatMap(groupsOf)];
}

/** Cases and groups directly below a group, mixed, ordered by name, byte by byte. */
export function listChildren(group: TestGroup): readonly TestChild[] {
  const children: TestChild[] = [
    ...group.cases.map((item) => ({ kind: "case", name: item.name, case: item }) as const),
    ...group.groups.map((item) => ({ kind: "group", name: item.name, group: item }) as const),
  ];
  return children.sort((a, b) => compareNames(a.name, b.name));
}

/** Names of cases and groups are ASCII, so code units order them as bytes do. */
export function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
