import type { VerificationLine } from "@bilimdon/contracts/judging-words";
import { checkExpectations, type ExpectationCheck } from "@bilimdon/rules/problem/check-expectations";
import { describeExpectations } from "@bilimdon/rules/problem/describe-expectations";
import type { JurySubmission, Manifest } from "@bilimdon/rules/problem/manifest";
import { listCases } from "@bilimdon/rules/verdict/list-cases";
import type { JudgingError, TestResult, VerdictCode } from "@bilimdon/rules/verdict/verdict";
import {
  languageIdOf,
  type Measured,
  type Measurement,
  type MeasureParts,
  type Runnable,
  underLimit,
  withRest,
} from "./measure-submission.ts";

export interface EvaluatedRun extends Runnable {
  readonly measurement: Measurement;
}

export interface Evaluation {
  readonly line: VerificationLine;
  /** What the line was decided by; empty where no test was judged. */
  readonly results: readonly TestResult[];
  readonly warning: string | null;
  readonly platformFault: string | null;
}

/**
 * Holds a measured submission to what is expected of it.
 *
 * Legacy packages are held at the limit and at the limit times the safety margin, and pass if they pass at either;
 * where the two differ the setter is warned, since another machine may decide otherwise.
 */
export async function evaluate(
  parts: MeasureParts,
  run: EvaluatedRun,
  timeLimitMs: number,
): Promise<Evaluation> {
  const { measurement } = run;
  if (measurement.kind === "refused") return refusedLine(parts, run, measurement.message);
  if (measurement.kind === "failed") return failedLine(parts, run, measurement.error);
  const atLimit = await underLimit(parts, run, measurement, timeLimitMs);
  if (atLimit.kind === "failed") return failedLine(parts, run, atLimit.error);
  if (atLimit.kind === "refused") return refusedLine(parts, run, atLimit.message);
  const isLegacy = parts.opened.manifest.timeLimitRule.kind === "legacy";
  const judged = await settle(parts, run, atLimit, timeLimitMs);
  if (!isLegacy || atLimit === measurement) return decidedLine(parts, run, judged, null);
  const atCap = await settle(parts, run, measurement, measurement.capMs);
  const [tight, loose] = [inWords(judged), inWords(atCap)];
  const warning = `${run.submission.path} is sensitive to the time limit: ${tight} at ${Math.round(timeLimitMs)} ms, ${loose} at ${Math.round(measurement.capMs)} ms`;
  const better = !judged.check.ok && atCap.check.ok ? atCap : judged;
  return decidedLine(parts, run, better, tight === loose ? null : warning);
}

interface Settled {
  readonly check: ExpectationCheck;
  readonly measured: Measured;
}

function inWords({ check, measured }: Settled): string {
  return `${measured.outcome.verdict}${check.ok ? "" : " and not as expected"}`;
}

/** Folders speak of all cases: a submission that fails on those it reached has the rest run before it is blamed. */
async function settle(
  parts: MeasureParts,
  run: EvaluatedRun,
  measured: Measured,
  limitMs: number,
): Promise<Settled> {
  const { manifest } = parts.opened;
  const check = checkMeasured(manifest, run.submission, measured);
  const hasAll = measured.results.length === listCases(manifest.tests).length;
  if (check.ok || hasAll || manifest.timeLimitRule.kind !== "legacy") return { check, measured };
  const whole = await withRest(parts, run, measured, limitMs);
  if (whole.kind !== "decided") return { check, measured };
  return { check: checkMeasured(manifest, run.submission, whole), measured: whole };
}

function checkMeasured(manifest: Manifest, submission: JurySubmission, measured: Measured): ExpectationCheck {
  const { outcome, results } = measured;
  return checkExpectations({ manifest, submission, results, final: outcome });
}

function decidedLine(
  parts: MeasureParts,
  run: EvaluatedRun,
  { check, measured }: Settled,
  warning: string | null,
): Evaluation {
  const { manifest } = parts.opened;
  const { outcome, results } = measured;
  const line = {
    ...unjudged(manifest, run.submission),
    language: languageIdOf(run),
    expected: check.expected,
    verdict: outcome.verdict,
    score: manifest.kind.isScoring ? outcome.score : null,
    ok: check.ok,
    maxTimeMs: Math.max(0, ...results.map((result) => result.cpuMs)),
    maxMemoryBytes: Math.max(0, ...results.map((result) => result.memoryBytes)),
    ranAlone: results.filter((result) => result.firstRun !== undefined).length,
    message: check.ok ? "" : cut(`${check.why}${firstRemark(measured)}`),
  };
  return { line, results, warning, platformFault: null };
}

/** What the judge said of the first case that was not accepted, to find the reason without another run. */
function firstRemark({ results }: Measured): string {
  const rejected = results.find((result) => result.verdict !== "AC");
  if (!rejected) return "";
  const words = rejected.judgeMessage === null ? "" : `: ${rejected.judgeMessage.slice(0, 500)}`;
  return ` [${rejected.name} ${rejected.verdict}${words}]`;
}

function refusedLine(parts: MeasureParts, run: EvaluatedRun, message: string): Evaluation {
  const { manifest } = parts.opened;
  const final: { verdict: VerdictCode; score: null; maxScore: null; groups: [] } = {
    verdict: "CE",
    score: null,
    maxScore: null,
    groups: [],
  };
  const { submission } = run;
  const check = checkExpectations({ manifest, submission, results: [], final });
  const line = {
    ...unjudged(manifest, submission),
    language: languageIdOf(run),
    verdict: "CE",
    ok: check.ok,
    message: check.ok ? "" : cut(`${check.why}: ${message}`),
  };
  return { line, results: [], warning: null, platformFault: null };
}

function failedLine(parts: MeasureParts, run: EvaluatedRun, error: JudgingError): Evaluation {
  const line = {
    ...unjudged(parts.opened.manifest, run.submission),
    language: languageIdOf(run),
    message: cut(`judging error (${error.fault}, ${error.step}): ${error.detail}`),
  };
  return {
    line,
    results: [],
    warning: null,
    platformFault: error.fault === "platform" ? error.detail : null,
  };
}

/** The line of a submission nothing is known of. */
export function unjudged(manifest: Manifest, submission: JurySubmission): VerificationLine {
  return {
    problem: manifest.shortName,
    submission: submission.path,
    language: submission.language,
    expected: describeExpectations(submission.expectations),
    verdict: null,
    score: null,
    ok: false,
    maxTimeMs: null,
    maxMemoryBytes: null,
    message: "not judged: there is no time limit to judge with",
  };
}

function cut(message: string): string {
  return message.slice(0, 4096);
}
