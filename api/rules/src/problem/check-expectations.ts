import { listCases } from "../verdict/list-cases.ts";
import type { GroupResult, TestResult, VerdictCode } from "../verdict/verdict.ts";
import { describeExpectations } from "./describe-expectations.ts";
import type { Expectation, ExpectedVerdict, JurySubmission, Manifest } from "./manifest.ts";
import { type Glob, matchesGlob, matchesWhole, readGlob } from "./match-glob.ts";

export interface ExpectationInput {
  readonly manifest: Pick<Manifest, "tests" | "kind" | "objective">;
  readonly submission: Pick<JurySubmission, "expectations">;
  /** Under the limit the submission is held to (see applyTimeLimit); empty with CE. */
  readonly results: readonly TestResult[];
  readonly final: {
    readonly verdict: VerdictCode;
    readonly score: number | null;
    readonly maxScore: number | null;
    readonly groups: readonly GroupResult[];
  };
}

export interface ExpectationCheck {
  readonly ok: boolean;
  /** Short, for a table: "AC", "TLE or RTE", "secret/group1: AC; score 40". */
  readonly expected: string;
  /** Empty when ok; else each broken expectation with where it is written. */
  readonly why: string;
}

/** Scores written by people are rounded; this is how far they may be off. */
const scoreRounding = 1e-6;

/**
 * Whether a jury submission did what its folder, submissions.yaml and marks say.
 *
 * The formats' sets know four verdicts. There MLE counts as RTE, and OLE as RTE or as WA: Kattis takes both for
 * crashes, the CLICS judgement types take OLE for a wrong answer, and the formats themselves are silent. A set that
 * names MLE or OLE itself, as a mark can, means exactly that.
 *
 * Legacy: a submission is held to it at the time limit and at the limit times the safety margin, and passes if it
 * passes at either. If it fails on the cases it reached, run the rest and check again: the folders speak of all cases.
 *
 * A case that was not run because a requirement was not met counts as rejected by an unknown verdict.
 * @throws never
 * Source: 2025-09 "Example submissions"; legacy "Example submissions".
 */
export function checkExpectations(input: ExpectationInput): ExpectationCheck {
  const expected = describeExpectations(input.submission.expectations);
  const { verdict } = input.final;
  const takesCompileError = input.submission.expectations.some((each) => each.final?.includes("CE"));
  if (verdict === "CE") {
    return { ok: takesCompileError, expected, why: takesCompileError ? "" : "it does not compile" };
  }
  const broken = input.submission.expectations.flatMap((each) => {
    const why = findBreach(input, each);
    return why === null ? [] : [`${each.origin}: ${why}`];
  });
  return { ok: broken.length === 0, expected, why: broken.join("; ") };
}

function findBreach(input: ExpectationInput, expectation: Expectation): string | null {
  const reading = readGlob(expectation.cases);
  if (reading.kind === "refused") return reading.why;
  const covered = coverCases(input, reading.value);
  const finalBreach = checkFinal(input, expectation);
  const caseBreach = checkPermitted(covered, expectation) ?? checkRequired(covered, expectation);
  const isForgiven = expectation.isFinalEnough && (finalBreach === null || caseBreach === null);
  return (
    (isForgiven ? null : (caseBreach ?? finalBreach)) ??
    checkScore(input, expectation, reading.value) ??
    checkMessage(covered, expectation)
  );
}

/** A covered case without a result was never reached. */
interface CoveredCase {
  readonly name: string;
  readonly result: TestResult | undefined;
}

function coverCases(input: ExpectationInput, glob: Glob): readonly CoveredCase[] {
  const byName = new Map(input.results.map((result) => [result.name, result]));
  return listCases(input.manifest.tests)
    .filter((item) => matchesGlob(glob, item.name))
    .map((item) => ({ name: item.name, result: byName.get(item.name) }));
}

function checkFinal(input: ExpectationInput, expectation: Expectation): string | null {
  const { verdict } = input.final;
  if (expectation.final === null || isAmong(verdict, expectation.final)) return null;
  return `the verdict is ${verdict}, not ${expectation.final.join(" or ")}`;
}

function checkPermitted(covered: readonly CoveredCase[], expectation: Expectation): string | null {
  const { permitted } = expectation;
  if (permitted === null) return null;
  const isAcceptedOnly = permitted.every((verdict) => verdict === "AC");
  for (const { name, result } of covered) {
    if (result === undefined && isAcceptedOnly && !expectation.isFinalEnough) {
      return `${name} was not run, and only AC is permitted`;
    }
    if (result !== undefined && !isAmong(result.verdict, permitted)) {
      return `${name} is ${result.verdict}, and only ${permitted.join(", ")} is permitted`;
    }
  }
  return null;
}

function checkRequired(covered: readonly CoveredCase[], expectation: Expectation): string | null {
  const { required } = expectation;
  if (required === null) return null;
  const isMet = covered.some(({ result }) => result !== undefined && isAmong(result.verdict, required));
  return isMet ? null : `no case is ${required.join(" or ")}`;
}

function isAmong(verdict: VerdictCode, set: readonly ExpectedVerdict[]): boolean {
  if (set.includes(verdict)) return true;
  if (verdict === "MLE") return set.includes("RTE");
  return verdict === "OLE" && (set.includes("RTE") || set.includes("WA"));
}

function checkScore(input: ExpectationInput, expectation: Expectation, glob: Glob): string | null {
  const { score, isBelowMaximum } = expectation;
  const { final, manifest } = input;
  if (isBelowMaximum && isBest(input)) return `the score ${final.score} is the best there is`;
  if (score === null) return null;
  if (!manifest.kind.isScoring) return "a score is expected, but the problem gives none";
  const [low, high] = score;
  const isMark = manifest.tests.top !== null;
  const secret = final.groups.find((group) => group.name === "secret");
  // Only a mark can ask for a score in legacy, and tools differ in what it counts: with the sample or without, and
  // for a rejected submission nothing or what its groups brought.
  if (isMark && isWithin(secret?.score ?? 0, low, high)) return null;
  const scores =
    expectation.cases === ""
      ? [{ name: "the submission", score: final.score }]
      : final.groups.filter((group) => matchesWhole(glob, group.name));
  if (scores.length === 0) return `"${expectation.cases}" names no group that has a score`;
  const off = scores.find((each) => !isWithin(each.score ?? 0, low, high));
  if (off === undefined) return null;
  return `${off.name} scored ${off.score ?? 0}, not ${low === high ? low : `${low} to ${high}`}`;
}

function isBest(input: ExpectationInput): boolean {
  const { score, maxScore } = input.final;
  const range = input.manifest.tests.top?.range;
  const best = input.manifest.objective === "min" ? range?.[0] : (maxScore ?? range?.[1]);
  return score !== null && best !== undefined && isWithin(score, best, best);
}

function isWithin(score: number, low: number, high: number): boolean {
  const slack = scoreRounding * Math.max(1, Math.abs(score));
  return score >= low - slack && score <= high + slack;
}

function checkMessage(covered: readonly CoveredCase[], expectation: Expectation): string | null {
  const { message } = expectation;
  if (message === null || message === "") return null;
  const isFound = covered.some(({ result }) => result?.judgeMessage?.includes(message));
  return isFound ? null : `no judge message contains "${message}"`;
}
