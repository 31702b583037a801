import type { TestVerdictCode } from "@bilimdon/rules/verdict/verdict";
import type { WorkKind } from "./borderline-programs.ts";

/** One judging of one submission. */
export interface BorderlineRun {
  readonly verdict: TestVerdictCode;
  readonly cpuMs: number;
  /** null: it was not run again. */
  readonly firstCpuMs: number | null;
}

export interface BorderlineSubmission {
  readonly kind: WorkKind;
  readonly wantedMs: number;
  readonly runs: readonly BorderlineRun[];
}

export interface FlipFigures {
  readonly submissions: number;
  readonly judgings: number;
  readonly ranAlone: number;
  /** Submissions whose verdict was not always the same, though some judging of them needed no run alone. */
  readonly flipsOutsideBand: number;
  readonly flipsOutsideBandByKind: Readonly<Record<WorkKind, number>>;
  /** Submissions whose verdict was not always the same, each time by a run alone. */
  readonly flipsInsideBand: number;
  /** How many would have flipped, had the first run counted. */
  readonly flipsWithoutRunAlone: number;
  readonly flipped: readonly BorderlineSubmission[];
}

/** Counts the submissions that were not judged the same every time. */
export function countFlips(submissions: readonly BorderlineSubmission[], limitMs: number): FlipFigures {
  const flipped = submissions.filter(({ runs }) => new Set(runs.map((run) => run.verdict)).size > 1);
  const isInside = ({ runs }: BorderlineSubmission) => runs.every((run) => run.firstCpuMs !== null);
  const outside = flipped.filter((submission) => !isInside(submission));
  const all = submissions.flatMap(({ runs }) => runs);
  return {
    submissions: submissions.length,
    judgings: all.length,
    ranAlone: all.filter((run) => run.firstCpuMs !== null).length,
    flipsOutsideBand: outside.length,
    flipsOutsideBandByKind: {
      integer: outside.filter(({ kind }) => kind === "integer").length,
      memory: outside.filter(({ kind }) => kind === "memory").length,
    },
    flipsInsideBand: flipped.length - outside.length,
    flipsWithoutRunAlone: submissions.filter(({ runs }) => wouldFlip(runs, limitMs)).length,
    flipped,
  };
}

function wouldFlip(runs: readonly BorderlineRun[], limitMs: number): boolean {
  return new Set(runs.map(({ firstCpuMs, cpuMs }) => (firstCpuMs ?? cpuMs) > limitMs)).size > 1;
}
