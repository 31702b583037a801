import type {
  DataTrial,
  VerificationLine,
  VerificationRun,
  VerificationSummary,
} from "@bilimdon/contracts/judging-words";
import { capOnTime, deriveTimeLimit, setsTimeLimit } from "@bilimdon/rules/problem/derive-time-limit";
import { answersLanguageId } from "@bilimdon/rules/problem/language-codes";
import type { JurySubmission, Manifest } from "@bilimdon/rules/problem/manifest";
import { listCases } from "@bilimdon/rules/verdict/list-cases";
import type { OpenPackage } from "../steps/open-package.ts";
import { chooseForSubmission, type FamilyChoice, type Toolbox } from "../steps/toolbox.ts";
import { checkPackageData } from "./check-package-data.ts";
import { describeRun, fitRuns } from "./describe-run.ts";
import { type EvaluatedRun, evaluate, unjudged } from "./evaluate-submission.ts";
import { inParallel } from "./in-parallel.ts";
import type { JudgeRoom } from "./judge-program.ts";
import { type MeasureParts, measure, type Runnable } from "./measure-submission.ts";

export interface VerificationInput {
  /** How many submissions are judged at once; each takes a lane. */
  readonly lanes: number;
  isWanted(submissionPath: string): boolean;
  onLine(line: VerificationLine): void;
  onProgress(done: number, total: number): void;
  /** When it aborts, no further submission is begun, and the verification is rejected with its reason. */
  readonly signal?: AbortSignal;
}

export interface Verification {
  readonly lines: readonly VerificationLine[];
  readonly summary: VerificationSummary;
  readonly testNames: readonly string[];
  /** One for each line whose submission was run. */
  readonly runs: readonly VerificationRun[];
  readonly trials: readonly DataTrial[];
  /** What went wrong on this host, if anything did; the package is not to blame then. */
  readonly platformFault: string | null;
}

/**
 * Judges every jury submission of a package and compares with what is expected of it.
 *
 * Those that bound the time limit run first, under the cap for an unknown limit where none is stated; then the limit
 * is derived, and the others run under the cap it gives. A filter leaves out lines, never a submission that the time
 * limit hangs on. A submission in a language this host lacks is told as skipped.
 * Source: problem package formats, "Example submissions", "Problem timing".
 */
export async function verifyPackage(
  room: JudgeRoom,
  opened: OpenPackage,
  input: VerificationInput,
): Promise<Verification> {
  const { manifest } = opened;
  const isLegacy = manifest.timeLimitRule.kind === "legacy";
  const sorted = sortOut(manifest, room.toolbox, input);
  const lines: VerificationLine[] = [];
  const testNames = listCases(manifest.tests).map((test) => test.name);
  const judgedRuns: VerificationRun[] = [];
  let done = 0;
  const total = sorted.first.length + sorted.then.length + 1;
  const tick = () => input.onProgress(++done, total);
  const tellLine = (line: VerificationLine) => {
    lines.push(line);
    input.onLine(line);
  };
  const parts = { room, opened, stop: isLegacy ? "first-failure" : "all" } as const;
  const faults: string[] = [];
  let platformFault: string | null = null;
  const runAll = async (
    runnables: readonly Runnable[],
    limitMs: number | null,
  ): Promise<readonly EvaluatedRun[]> =>
    await inParallel(input.lanes, runnables, async (runnable) => {
      input.signal?.throwIfAborted();
      const decidingMs = limitMs === null ? [] : [limitMs];
      const capMs = capOnTime(manifest.timeLimitRule, limitMs);
      const measurement = await measure({ ...parts, decidingMs }, runnable, capMs);
      tick();
      return { ...runnable, measurement };
    });

  for (const line of sorted.skipped) tellLine(line);
  input.onProgress(0, total);
  const first = await slowestAlone(parts, await runAll(sorted.first, manifest.limits.timeLimitMs));
  const { timeLimitMs } = deriveTimeLimit({ manifest, runs: timed(first) });
  const then = timeLimitMs === null ? [] : await runAll(sorted.then, timeLimitMs);
  const runs = [...first, ...then];
  const derivation = deriveTimeLimit({ manifest, runs: timed(runs) });
  const warnings = [...manifest.warnings, ...opened.remarks, ...derivation.warnings];
  const wanted = runs.filter((run) => input.isWanted(run.submission.path));
  await inParallel(input.lanes, wanted, async (run) => {
    input.signal?.throwIfAborted();
    const judged = await evaluate(parts, run, timeLimitMs ?? Number.POSITIVE_INFINITY);
    if (judged.warning !== null) warnings.push(judged.warning);
    platformFault ??= judged.platformFault;
    judgedRuns.push(describeRun(testNames, run.submission.path, judged.results));
    tellLine(judged.line);
  });
  if (timeLimitMs === null)
    for (const { submission } of sorted.then) tellLine(unjudged(manifest, submission));
  const data = await checkPackageData(room, opened);
  tick();
  platformFault ??= data.platformFault;
  faults.push(...derivation.faults, ...data.faults);
  warnings.push(...data.warnings);
  const summary = summarise(manifest, lines, {
    timeLimitMs,
    derivedMs: derivation.derivedMs,
    faults,
    warnings,
  });
  return { lines, summary, testNames, runs: fitRuns(judgedRuns), trials: data.trials, platformFault };
}

/**
 * A limit that is derived rests on one time, that of the slowest submission, so that one is measured again with nothing
 * else running here, until the slowest that is left was measured so. A stated limit needs none of this.
 */
async function slowestAlone(
  parts: MeasureParts,
  measured: readonly EvaluatedRun[],
): Promise<readonly EvaluatedRun[]> {
  const { manifest } = parts.opened;
  if (manifest.limits.timeLimitMs !== null) return measured;
  let runs = measured;
  for (const _ of measured) {
    const { slowest } = deriveTimeLimit({ manifest, runs: timed(runs) });
    const run = runs.find(({ submission }) => submission.path === slowest?.path);
    if (run?.measurement.kind !== "decided" || run.measurement.company === "alone") return runs;
    // What reached the cap once is not slow for its neighbours' sake.
    if (slowest === null || !Number.isFinite(slowest.cpuMs)) return runs;
    const measurement = await measure({ ...parts, company: "alone" }, run, run.measurement.capMs);
    runs = runs.map((each) => (each === run ? { ...run, measurement } : each));
  }
  return runs;
}

interface Sorted {
  /** Runnable submissions the time limit hangs on. */
  readonly first: readonly Runnable[];
  readonly then: readonly Runnable[];
  readonly skipped: readonly VerificationLine[];
}

function sortOut(manifest: Manifest, toolbox: Toolbox, input: VerificationInput): Sorted {
  const first: Runnable[] = [];
  const then: Runnable[] = [];
  const skipped: VerificationLine[] = [];
  for (const submission of manifest.submissions) {
    const isWanted = input.isWanted(submission.path);
    const choice = choose(toolbox, submission);
    if (choice.kind === "missing") {
      if (isWanted)
        skipped.push({ ...unjudged(manifest, submission), ok: true, message: "", skipped: choice.why });
      continue;
    }
    const runnable = { submission, language: choice.kind === "answers" ? null : choice.language };
    const isBound = setsTimeLimit(manifest.timeLimitRule, submission);
    const mayBeLeftOut = manifest.limits.timeLimitMs !== null;
    if (isBound && (isWanted || !mayBeLeftOut)) first.push(runnable);
    else if (isWanted) then.push(runnable);
  }
  return { first, then, skipped };
}

type Choice = FamilyChoice | { readonly kind: "answers" };

function choose(toolbox: Toolbox, submission: JurySubmission): Choice {
  if (submission.language === answersLanguageId) return { kind: "answers" };
  if (submission.language !== null) return chooseForSubmission(toolbox, submission.language);
  return { kind: "missing", why: "no language is known for the endings of its files" };
}

function timed(runs: readonly EvaluatedRun[]) {
  return runs.flatMap(({ submission, measurement }) =>
    measurement.kind === "decided" ? [{ submission, results: measurement.results }] : [],
  );
}

function summarise(
  manifest: Manifest,
  lines: readonly VerificationLine[],
  found: {
    readonly timeLimitMs: number | null;
    readonly derivedMs: number | null;
    readonly faults: readonly string[];
    readonly warnings: readonly string[];
  },
): VerificationSummary {
  const skipped = lines.filter((line) => line.skipped !== undefined).length;
  const disagreed = lines.filter((line) => !line.ok).length;
  return {
    problem: manifest.shortName,
    summary: true,
    ok: disagreed === 0 && found.faults.length === 0,
    submissions: lines.length,
    agreed: lines.length - skipped - disagreed,
    disagreed,
    skipped,
    tests: listCases(manifest.tests).length,
    timeLimitMs: found.timeLimitMs,
    derivedTimeLimitMs: found.derivedMs,
    statedTimeLimitMs: manifest.limits.timeLimitMs,
    faults: found.faults.slice(0, 1000).map((fault) => fault.slice(0, 2000)),
    warnings: found.warnings.slice(0, 1000).map((warning) => warning.slice(0, 2000)),
  };
}
