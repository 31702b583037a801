/**
 * The time limit that a package's rule gives on this machine.
 *
 * Jury submissions are measured under a cap (capOnTime); what reached the cap carries TLE and counts as taking for
 * ever. The submissions that bound the limit from below are run first, under the cap for an unknown limit; then the
 * limit is known and the others, which may be slow without end, need no more than the cap for that limit.
 */
import type { TestResult } from "../verdict/verdict.ts";
import type { Expectation, JurySubmission, Manifest, TimeLimitRule } from "./manifest.ts";
import { matchesGlob, readGlob } from "./match-glob.ts";

/** One measured jury submission; one that did not compile or has no language here is left out. */
export interface TimedRun {
  readonly submission: Pick<JurySubmission, "path" | "directory" | "expectations">;
  readonly results: readonly TestResult[];
}

export interface TimeLimitInput {
  readonly manifest: Pick<Manifest, "timeLimitRule" | "limits">;
  readonly runs: readonly TimedRun[];
}

export interface TimeLimitDerivation {
  /** The limit to judge with: as stated, else as derived; null where neither is there. */
  readonly timeLimitMs: number | null;
  readonly derivedMs: number | null;
  /** The slowest case of those that bound from below, and its submission; null: there were none. */
  readonly slowest: Bound | null;
  /** The fastest of those that have to be too slow; null: none was, or all reached the cap. */
  readonly fastestTooSlow: Bound | null;
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
}

export interface Bound {
  readonly path: string;
  readonly cpuMs: number;
}

/** What a submission may take while no limit is known. */
const unknownLimitCapMs = 300_000;
const legacyResolutionMs = 1_000;
/** Room above the fastest time that counts as too slow, so that reaching the cap always means more than that. */
const capMargin = 1.05;
const rounding = 1e-9;

/**
 * CPU milliseconds a jury submission may take on a case while it is measured.
 *
 * @param timeLimitMs null: not known yet
 */
export function capOnTime(rule: TimeLimitRule, timeLimitMs: number | null): number {
  if (timeLimitMs === null) return unknownLimitCapMs;
  const factor = rule.kind === "legacy" ? rule.timeSafetyMargin : rule.timeLimitToTle * capMargin;
  return Math.ceil(timeLimitMs * Math.max(1, factor) - rounding * timeLimitMs);
}

/** Whether a submission bounds the limit from below, and so has to be run before the limit is known. */
export function setsTimeLimit(rule: TimeLimitRule, submission: TimedRun["submission"]): boolean {
  if (rule.kind === "legacy") return submission.directory === "accepted";
  return submission.expectations.some(isLowerBound);
}

/**
 * The limit by the package's rule. Legacy: the slowest accepted case times the multiplier, in whole seconds, one at
 * least. 2025-09: the smallest multiple of the resolution that leaves room above whatever must not be too slow, and
 * below whatever must be.
 *
 * @returns faults where there is no such limit, nothing bounds it, or (2025-09) a stated limit breaks a bound
 * @throws never
 * Source: legacy and 2025-09 "Limits"; 2025-09 "Problem timing", "Timelimit inference".
 */
export function deriveTimeLimit(input: TimeLimitInput): TimeLimitDerivation {
  const { timeLimitRule: rule, limits } = input.manifest;
  const lower = input.runs.flatMap((run) => boundsOf(run, rule, "lower"));
  const upper = input.runs.flatMap((run) => boundsOf(run, rule, "upper"));
  const slowest = pick(lower, (a, b) => a.cpuMs > b.cpuMs);
  const fastestTooSlow = pick(upper, (a, b) => a.cpuMs < b.cpuMs);
  const derivedMs = slowest === null ? null : smallestLimit(slowest.cpuMs, rule);
  const timeLimitMs = limits.timeLimitMs ?? derivedMs;
  const derivation = { timeLimitMs, derivedMs, slowest, fastestTooSlow: finite(fastestTooSlow) };
  if (slowest === null) {
    return { ...derivation, faults: [describeNoBound(rule)], warnings: [] };
  }
  if (derivedMs === null) {
    const fault = `${slowest.path} reached the cap of the measurement, though it must not be too slow`;
    return { ...derivation, faults: [fault], warnings: [] };
  }
  const { faults, warnings } = checkBounds({
    rule,
    stated: limits.timeLimitMs,
    derivedMs,
    slowest,
    fastestTooSlow,
  });
  return { ...derivation, faults, warnings };
}

interface Bounds {
  readonly rule: TimeLimitRule;
  readonly stated: number | null;
  readonly derivedMs: number;
  readonly slowest: Bound;
  readonly fastestTooSlow: Bound | null;
}

function checkBounds(bounds: Bounds): { faults: string[]; warnings: string[] } {
  const { rule, stated, derivedMs, slowest, fastestTooSlow } = bounds;
  if (rule.kind === "legacy") {
    const isTight = stated !== null && stated < slowest.cpuMs * rule.timeMultiplier;
    const warning = `the stated limit of ${stated} ms is less than ${rule.timeMultiplier} times ${show(slowest)}; the rule gives ${derivedMs} ms`;
    return { faults: [], warnings: isTight ? [warning] : [] };
  }
  const limit = stated ?? derivedMs;
  const faults: string[] = [];
  if (limit < slowest.cpuMs * rule.acToTimeLimit * (1 - rounding)) {
    faults.push(
      `the stated limit of ${limit} ms is less than ${rule.acToTimeLimit} times ${show(slowest)}; the rule gives ${derivedMs} ms`,
    );
  }
  if (fastestTooSlow !== null && limit * rule.timeLimitToTle * (1 - rounding) > fastestTooSlow.cpuMs) {
    const word = stated === null ? "derived" : "stated";
    faults.push(
      `${show(fastestTooSlow)} must be too slow, but is not ${rule.timeLimitToTle} times the ${word} limit of ${limit} ms`,
    );
  }
  return { faults, warnings: [] };
}

function smallestLimit(slowestMs: number, rule: TimeLimitRule): number | null {
  if (!Number.isFinite(slowestMs)) return null;
  const resolutionMs = rule.kind === "legacy" ? legacyResolutionMs : rule.resolutionMs;
  const factor = rule.kind === "legacy" ? rule.timeMultiplier : rule.acToTimeLimit;
  return Math.max(1, Math.ceil((slowestMs * factor) / resolutionMs - rounding)) * resolutionMs;
}

function boundsOf(run: TimedRun, rule: TimeLimitRule, side: "lower" | "upper"): Bound[] {
  const { path, expectations } = run.submission;
  if (rule.kind === "legacy") {
    return side === "lower" && setsTimeLimit(rule, run.submission) ? slowestOf(path, run.results) : [];
  }
  return expectations
    .filter(side === "lower" ? isLowerBound : isUpperBound)
    .flatMap((expectation) => slowestOf(path, coveredBy(expectation, run.results)));
}

function isLowerBound(expectation: Expectation): boolean {
  const { useForTimeLimit, permitted } = expectation;
  if (useForTimeLimit !== "default") return useForTimeLimit === "lower";
  return permitted !== null && !permitted.includes("TLE");
}

function isUpperBound(expectation: Expectation): boolean {
  const { useForTimeLimit, required } = expectation;
  if (useForTimeLimit !== "default") return useForTimeLimit === "upper";
  return required !== null && required.length > 0 && required.every((verdict) => verdict === "TLE");
}

function coveredBy(expectation: Expectation, results: readonly TestResult[]): readonly TestResult[] {
  const glob = readGlob(expectation.cases);
  return glob.kind === "refused" ? [] : results.filter((result) => matchesGlob(glob.value, result.name));
}

function slowestOf(path: string, results: readonly TestResult[]): Bound[] {
  if (results.length === 0) return [];
  const times = results.map((result) => (result.verdict === "TLE" ? Number.POSITIVE_INFINITY : result.cpuMs));
  return [{ path, cpuMs: Math.max(...times) }];
}

function pick(bounds: readonly Bound[], isBetter: (a: Bound, b: Bound) => boolean): Bound | null {
  return bounds.reduce<Bound | null>(
    (best, each) => (best === null || isBetter(each, best) ? each : best),
    null,
  );
}

function finite(bound: Bound | null): Bound | null {
  return bound !== null && Number.isFinite(bound.cpuMs) ? bound : null;
}

function show(bound: Bound): string {
  return `the slowest case of ${bound.path} (${Math.round(bound.cpuMs)} ms)`;
}

function describeNoBound(rule: TimeLimitRule): string {
  return rule.kind === "legacy"
    ? "no submission in submissions/accepted could be run, so there is nothing to derive the time limit from"
    : "no submission that must not be too slow could be run, so nothing bounds the time limit from below";
}
