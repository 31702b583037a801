import type { TestVerdictCode } from "./verdict.ts";

/** What a grader is given of each case or group directly below its group. */
export interface SubResult {
  readonly verdict: TestVerdictCode;
  readonly score: number;
}

/** The default grader's settings, read from a group's grader_flags. */
export interface GraderModes {
  readonly verdictMode: "worst_error" | "first_error" | "always_accept";
  readonly scoreMode: "sum" | "avg" | "min" | "max";
  readonly isSampleIgnored: boolean;
  readonly isAnyAcceptedEnough: boolean;
}

const verdictModes = ["worst_error", "first_error", "always_accept"] as const;
const scoreModes = ["sum", "avg", "min", "max"] as const;
/** Worst first; judging errors never get here. */
const worstFirst: readonly TestVerdictCode[] = ["RTE", "MLE", "TLE", "OLE", "WA"];

/**
 * The default grader's arguments. Of several modes of one kind the last one counts; words it does not know change
 * nothing (unknownGraderFlags finds them, for the setter's report).
 * Source: legacy, "Default grader specification".
 */
export function readGraderModes(flags: readonly string[]): GraderModes {
  return {
    verdictMode: lastMode(flags, verdictModes) ?? "worst_error",
    scoreMode: lastMode(flags, scoreModes) ?? "sum",
    isSampleIgnored: flags.includes("ignore_sample"),
    isAnyAcceptedEnough: flags.includes("accept_if_any_accepted"),
  };
}

/** Flags that mean nothing to the default grader. */
export function unknownGraderFlags(flags: readonly string[]): readonly string[] {
  const known: readonly string[] = [
    ...verdictModes,
    ...scoreModes,
    "ignore_sample",
    "accept_if_any_accepted",
  ];
  return flags.filter((flag) => !known.includes(flag));
}

/**
 * The default grader: one result from those below.
 *
 * @param subResults in running order, at least one; those after a break are absent
 * Source: legacy, "Default grader specification"
 */
export function gradeByDefault(subResults: readonly SubResult[], modes: GraderModes): SubResult {
  const counted = modes.isSampleIgnored ? subResults.slice(-1) : subResults;
  return {
    verdict: combineVerdicts(
      counted.map((sub) => sub.verdict),
      modes,
    ),
    score: combineScores(
      counted.map((sub) => sub.score),
      modes.scoreMode,
    ),
  };
}

function combineVerdicts(verdicts: readonly TestVerdictCode[], modes: GraderModes): TestVerdictCode {
  if (modes.isAnyAcceptedEnough && verdicts.includes("AC")) return "AC";
  switch (modes.verdictMode) {
    case "always_accept":
      return "AC";
    case "first_error":
      return verdicts.find((verdict) => verdict !== "AC") ?? "AC";
    case "worst_error":
      return worstFirst.find((verdict) => verdicts.includes(verdict)) ?? "AC";
  }
}

function combineScores(scores: readonly number[], mode: GraderModes["scoreMode"]): number {
  const sum = scores.reduce((total, score) => total + score, 0);
  switch (mode) {
    case "sum":
      return sum;
    case "avg":
      return scores.length === 0 ? 0 : sum / scores.length;
    case "min":
      return Math.min(...scores);
    case "max":
      return Math.max(...scores);
  }
}

function lastMode<Mode extends string>(flags: readonly string[], modes: readonly Mode[]): Mode | undefined {
  const last = flags.findLast((flag) => modes.some((mode) => mode === flag));
  return modes.find((mode) => mode === last);
}
