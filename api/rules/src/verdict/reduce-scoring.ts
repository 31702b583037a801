import { modernCaseMaximum, modernCaseScore, settleScore } from "./case-score.ts";
import { readUnit, secretUnits, type UnitReading } from "./judge-unit.ts";
import type { JudgingWalk, WalkEnd } from "./judging-walk.ts";
import type { ModernGrading, TestGroup } from "./test-tree.ts";
import type { TestVerdictCode } from "./verdict.ts";

/** What a group came to; `barredBy` is the verdict of the requirement that kept it from being run. */
interface Unit {
  readonly name: string;
  readonly grading: ModernGrading;
  readonly isOpen: boolean;
  readonly isRejected: boolean;
  readonly verdict: TestVerdictCode;
  readonly score: number;
}

/**
 * Walks a 2025-09 scoring tree. The sample is always run in full and brings no score; the submission's score is that
 * of secret, its verdict the first rejected case's, else AC.
 * Source: 2025-09, "Scoring problems".
 */
export function reduceScoring(walk: JudgingWalk): WalkEnd | null {
  const { sample, secret } = walk.state.manifest.tests;
  const { grading } = secret;
  if (grading.kind !== "2025-09") return null;
  const sampleReading = readUnit(walk, sample, "last-case");
  const sampleUnit = unscored(sampleReading);
  const units: Unit[] = [];
  for (const group of secretUnits(secret)) {
    const unit = scoreGroup(walk, group, { before: [sampleUnit, ...units], secret: grading });
    if (unit === null) continue;
    units.push(unit);
    if (walk.state.stop === "first-failure" && isSecretLost(grading, unit)) break;
  }
  if (sampleUnit.isOpen || units.some((unit) => unit.isOpen)) return null;
  const verdict = [sampleUnit, ...units].find((unit) => unit.isRejected)?.verdict ?? "AC";
  const secretVerdict = units.find((unit) => unit.isRejected)?.verdict ?? "AC";
  const score = checkMaximum(walk, "secret", scoreSecret(secret, grading, units), grading.maxScore);
  const maxScore = grading.maxScore;
  if (sampleReading.results.length > 0) {
    walk.groups.push({ name: sample.name, verdict: sampleUnit.verdict, score: null, maxScore: null });
  }
  walk.groups.push({ name: secret.name, verdict: secretVerdict, score, maxScore });
  if (secret.groups.length > 0) walk.groups.push(...units.map(groupResult));
  return { verdict, score, maxScore };
}

function groupResult(unit: Unit) {
  return { name: unit.name, verdict: unit.verdict, score: unit.score, maxScore: unit.grading.maxScore };
}

function scoreGroup(
  walk: JudgingWalk,
  group: TestGroup,
  around: { readonly before: readonly Unit[]; readonly secret: ModernGrading },
): Unit | null {
  const { grading } = group;
  if (grading.kind !== "2025-09") return null;
  const required = [...around.secret.requirePass, ...grading.requirePass];
  const unmet = around.before.find((unit) => required.includes(unit.name) && unit.isRejected);
  if (unmet !== undefined) {
    const { isOpen, verdict } = unmet;
    return { name: group.name, grading, isOpen, isRejected: true, verdict, score: 0 };
  }
  const isScoreLostByOne = grading.aggregation !== "sum";
  const endsEarly = walk.state.stop === "first-failure" && isScoreLostByOne;
  const reading = readUnit(walk, group, endsEarly ? "first-rejection" : "last-case");
  const score = scoreCases(walk, group, reading);
  const { isOpen, isRejected, verdict } = reading;
  const checked = isOpen ? 0 : checkMaximum(walk, group.name, score, grading.maxScore);
  return { name: group.name, grading, isOpen, isRejected, verdict, score: checked };
}

function scoreCases(walk: JudgingWalk, group: TestGroup, reading: UnitReading): number {
  const { grading } = group;
  if (grading.kind !== "2025-09") return 0;
  if (grading.aggregation === "pass-fail") {
    const scored = reading.results.find((result) => result.score !== null && result.verdict === "AC");
    if (scored !== undefined) {
      const detail = `${scored.name}: the validator gave a score, but its group is all or nothing`;
      walk.errors.push({ fault: "setter", step: "check-output", detail });
    }
    return reading.isRejected ? 0 : (grading.maxScore ?? 0);
  }
  const caseMaximum = modernCaseMaximum(group);
  const staticCase = group.cases.find((item) => item.isStatic === true);
  const scores: number[] = [];
  for (const result of reading.results) {
    const isStatic = result.name === staticCase?.name;
    const caseScore = modernCaseScore(result, isStatic ? modernCaseMaximum(group, staticCase) : caseMaximum);
    if (caseScore.kind === "failed") walk.errors.push(caseScore.error);
    else scores.push(caseScore.value);
  }
  return grading.aggregation === "min" ? smallest(scores) : sum(scores);
}

function scoreSecret(secret: TestGroup, grading: ModernGrading, units: readonly Unit[]): number {
  const [only] = units;
  if (secret.groups.length === 0) return only?.score ?? 0;
  const scores = units.map((unit) => unit.score);
  switch (grading.aggregation) {
    case "pass-fail":
      return units.some((unit) => unit.isRejected) ? 0 : (grading.maxScore ?? 0);
    case "min":
      return smallest(scores);
    case "sum":
      return sum(scores);
  }
}

/** Whether secret's score is 0 from here on, whatever later groups bring. */
function isSecretLost(secret: ModernGrading, unit: Unit): boolean {
  if (secret.aggregation === "pass-fail") return unit.isRejected;
  return secret.aggregation === "min" && unit.isRejected && unit.grading.aggregation !== "sum";
}

function checkMaximum(walk: JudgingWalk, name: string, score: number, maxScore: number | null): number {
  const settled = settleScore(score, maxScore);
  if (settled !== null) return settled;
  const detail = `${name}: the score ${score} is above its max_score ${maxScore}`;
  walk.errors.push({ fault: "setter", step: "reduce", detail });
  return score;
}

function unscored(reading: UnitReading): Unit {
  const grading: ModernGrading = {
    kind: "2025-09",
    aggregation: "pass-fail",
    maxScore: null,
    staticScore: null,
    requirePass: [],
  };
  const { group, isOpen, isRejected, verdict } = reading;
  return { name: group.name, grading, isOpen, isRejected, verdict, score: 0 };
}

function sum(scores: readonly number[]): number {
  return scores.reduce((total, score) => total + score, 0);
}

function smallest(scores: readonly number[]): number {
  return scores.length === 0 ? 0 : Math.min(...scores);
}
