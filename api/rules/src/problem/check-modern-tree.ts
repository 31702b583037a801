import type { ModernGrading, ProblemKind, TestGroup, TestTree } from "./manifest.ts";
import type { PackageContext } from "./package-context.ts";
import type { Place } from "./package-notes.ts";

/**
 * Notes groups of a scoring problem whose settings do not fit together: unbounded where they must not be, secret
 * stricter than its groups, requirements that are unknown, later, or not all-or-nothing.
 * Source: 2025-09, "Scoring problems", "Group dependencies".
 */
export function checkModernTree(context: PackageContext, tree: TestTree, kind: ProblemKind): void {
  const { sample, secret } = tree;
  for (const group of secret.groups) {
    if (group.cases.length === 0) {
      context.notes.refuse(
        { file: `data/${group.name}`, key: null },
        "is a group without tests; add one, or take it out",
      );
    }
  }
  if (!kind.isScoring || secret.grading.kind !== "2025-09") return;
  checkBound(context, secret, secret.grading);
  checkRequirements(context, { group: secret, earlier: [sample] });
  secret.groups.forEach((group, index) => {
    checkGroup(context, group, secret.grading);
    checkRequirements(context, { group, earlier: [sample, ...secret.groups.slice(0, index)] });
  });
  warnOfSum(context, secret);
}

function placeOf(group: TestGroup, key: string): Place {
  return { file: `data/${group.name}/test_group.yaml`, key };
}

function checkGroup(context: PackageContext, group: TestGroup, secret: TestGroup["grading"]): void {
  const { grading } = group;
  if (grading.kind !== "2025-09" || secret.kind !== "2025-09") return;
  checkBound(context, group, grading);
  if (grading.maxScore === null && grading.aggregation !== "pass-fail" && secret.maxScore !== null) {
    context.notes.refuse(
      placeOf(group, "max_score"),
      "is missing; a group may be unbounded only if secret is, so give it one",
    );
  }
  if (secret.aggregation === "pass-fail" && grading.aggregation !== "pass-fail") {
    context.notes.refuse(
      placeOf(group, "score_aggregation"),
      "has to be pass-fail, because that of data/secret is",
    );
  }
}

function checkBound(context: PackageContext, group: TestGroup, grading: ModernGrading): void {
  if (grading.aggregation === "pass-fail" && grading.maxScore === null) {
    context.notes.refuse(placeOf(group, "max_score"), "is missing; a group that is all or nothing needs one");
  }
}

function checkRequirements(
  context: PackageContext,
  at: { readonly group: TestGroup; readonly earlier: readonly TestGroup[] },
): void {
  const { group, earlier } = at;
  if (group.grading.kind !== "2025-09") return;
  const place = placeOf(group, "require_pass");
  for (const name of group.grading.requirePass) {
    const required = earlier.find((each) => each.name === name);
    if (required === undefined) {
      const known = earlier.map((each) => each.name).join(", ");
      context.notes.refuse(place, `names "${name}", which does not come earlier; it can name ${known}`);
    } else if (required.grading.kind === "2025-09" && required.grading.aggregation !== "pass-fail") {
      context.notes.refuse(
        place,
        `names "${name}", which is not all or nothing; give that group score_aggregation: pass-fail`,
      );
    }
  }
}

function warnOfSum(context: PackageContext, secret: TestGroup): void {
  const { grading } = secret;
  if (grading.kind !== "2025-09" || grading.aggregation !== "sum" || secret.groups.length === 0) return;
  const maxima = secret.groups.map((group) =>
    group.grading.kind === "2025-09" ? group.grading.maxScore : null,
  );
  const sum = maxima.reduce((total: number, each) => total + (each ?? Number.NaN), 0);
  if (grading.maxScore === null || Number.isNaN(sum) || sum === grading.maxScore) return;
  context.notes.warn(placeOf(secret, "max_score"), `is ${grading.maxScore}, but the groups add up to ${sum}`);
}
