import { legacyCaseScore, settleScore } from "./case-score.ts";
import { type JudgingWalk, visitCase, type WalkEnd } from "./judging-walk.ts";
import { gradeByDefault, readGraderModes, type SubResult } from "./legacy-grader.ts";
import { legacyMaximum } from "./legacy-maximum.ts";
import { listChildren, type TestChild } from "./list-cases.ts";
import type { LegacyGrading, TestGroup } from "./test-tree.ts";
import { writeGraderInput } from "./write-grader-input.ts";

/** open: something below is missing; isRejected: it will be rejected whatever that brings. */
type Node =
  | ({ readonly kind: "done" } & SubResult)
  | { readonly kind: "open"; readonly isRejected: boolean }
  | { readonly kind: "empty" };

/** Walks a legacy tree; null while results or custom grades are missing. */
export function reduceLegacy(walk: JudgingWalk, top: LegacyGrading): WalkEnd | null {
  const { tests, kind, objective } = walk.state.manifest;
  const root: TestGroup = { name: "data", grading: top, cases: [], groups: [tests.sample, tests.secret] };
  const node = reduceGroup(walk, root);
  if (node.kind === "open") return null;
  if (node.kind === "done") walk.groups.shift();
  const { verdict, score } = node.kind === "empty" ? ({ verdict: "AC", score: 0 } as const) : node;
  if (!kind.isScoring) return { verdict, score: null, maxScore: null };
  const rejectedScore = objective === "max" ? 0 : null;
  return { verdict, score: verdict === "AC" ? score : rejectedScore, maxScore: maximumOf(walk, root) };
}

function reduceGroup(walk: JudgingWalk, group: TestGroup): Node {
  const { grading } = group;
  if (grading.kind !== "legacy") return { kind: "empty" };
  const place = walk.groups.length;
  const { subResults, openCount, isRejectionSeen } = reduceChildren(walk, group, grading);
  if (openCount > 0) return { kind: "open", isRejected: isRejectionSeen && isRejectionFinal(grading) };
  if (subResults.length === 0) return { kind: "empty" };
  const graded = gradeGroup(walk, group, subResults);
  if (graded === null) return { kind: "open", isRejected: false };
  checkRange(walk, group, graded);
  const isScoring = walk.state.manifest.kind.isScoring;
  const score = isScoring ? graded.score : null;
  const maxScore = isScoring ? maximumOf(walk, group) : null;
  walk.groups.splice(place, 0, { name: group.name, verdict: graded.verdict, score, maxScore });
  return { kind: "done", ...graded };
}

interface Children {
  readonly subResults: readonly SubResult[];
  readonly openCount: number;
  readonly isRejectionSeen: boolean;
}

function reduceChildren(walk: JudgingWalk, group: TestGroup, grading: LegacyGrading): Children {
  const subResults: SubResult[] = [];
  let openCount = 0;
  let isRejectionSeen = false;
  for (const child of listChildren(group)) {
    const node = reduceChild(walk, child, grading);
    if (node.kind === "done") subResults.push({ verdict: node.verdict, score: node.score });
    if (node.kind === "open") openCount++;
    const isRejected = node.kind === "done" ? node.verdict !== "AC" : node.kind === "open" && node.isRejected;
    isRejectionSeen ||= isRejected;
    if (isRejected && grading.onReject === "break") break;
  }
  return { subResults, openCount, isRejectionSeen };
}

function reduceChild(walk: JudgingWalk, child: TestChild, grading: LegacyGrading): Node {
  if (child.kind === "group") return reduceGroup(walk, child.group);
  const result = visitCase(walk, child.name);
  if (result === undefined) return { kind: "open", isRejected: false };
  if (!walk.state.manifest.kind.isScoring) return { kind: "done", verdict: result.verdict, score: 0 };
  const reading = legacyCaseScore(result, grading);
  if (reading.kind === "failed") walk.errors.push(reading.error);
  return { kind: "done", verdict: result.verdict, score: reading.kind === "score" ? reading.value : 0 };
}

/** Whether one rejection below means that the group itself will be rejected. */
function isRejectionFinal(grading: LegacyGrading): boolean {
  if (grading.grader === "custom") return false;
  const { verdictMode, isAnyAcceptedEnough, isSampleIgnored } = readGraderModes(grading.graderFlags);
  return verdictMode !== "always_accept" && !isAnyAcceptedEnough && !isSampleIgnored;
}

function gradeGroup(walk: JudgingWalk, group: TestGroup, subResults: readonly SubResult[]): SubResult | null {
  const { grading } = group;
  if (grading.kind !== "legacy") return null;
  if (grading.grader === "custom") {
    const grade = walk.grades.get(group.name);
    if (grade !== undefined) return { verdict: grade.verdict, score: grade.score };
    const stdin = writeGraderInput(subResults);
    walk.toGrade.push({ group: group.name, flags: grading.graderFlags, stdin });
    return null;
  }
  return gradeByDefault(subResults, readGraderModes(grading.graderFlags));
}

function checkRange(walk: JudgingWalk, group: TestGroup, graded: SubResult): void {
  const { grading } = group;
  if (grading.kind !== "legacy" || !walk.state.manifest.kind.isScoring || graded.verdict !== "AC") return;
  const [low, high] = grading.range;
  if (settleScore(graded.score, high) !== null && settleScore(-graded.score, -low) !== null) return;
  const detail = `${group.name}: the score ${graded.score} is outside its range ${low} to ${high}`;
  walk.errors.push({ fault: "setter", step: "grade", detail });
}

function maximumOf(walk: JudgingWalk, group: TestGroup): number | null {
  const { outputValidators, objective } = walk.state.manifest;
  const mayScore = outputValidators.kind === "custom" && outputValidators.mayScore;
  return objective === "max" ? legacyMaximum(group, { mayScore }) : null;
}
