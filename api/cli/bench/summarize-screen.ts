import type { BenchReport, SendingFigures } from "@bilimdon/contracts/bench-figures";
import { median, percentile } from "@bilimdon/rules/figures/percentile";
import type { Sending } from "./measure-screen.ts";

type ScreenPart = Pick<
  BenchReport,
  | "submitToScreenP50Ms"
  | "submitToScreenP99Ms"
  | "compileHitMs"
  | "compileHitP99Ms"
  | "compileMissMs"
  | "screen"
  | "screenMissing"
>;

/** @throws Error when a program that should have come out of the compile cache was compiled */
export function summarizeScreen(sendings: readonly Sending[]): ScreenPart {
  const counted = sendings.filter(({ isWarmUp }) => !isWarmUp);
  const cpp = counted.filter(({ kind }) => kind === "cpp");
  if (cpp.some(({ isCompileCached }) => !isCompileCached))
    throw new Error("A C++ program that was compiled before was not found in the compile cache.");
  const miss = sendings.find(({ kind, isCompileCached }) => kind === "cpp" && !isCompileCached);
  const python = figuresOf(counted.filter(({ kind }) => kind === "python"));
  const compileHit = figuresOf(cpp);
  return {
    submitToScreenP50Ms: python.p50Ms,
    submitToScreenP99Ms: python.p99Ms,
    compileHitMs: compileHit.p50Ms,
    compileHitP99Ms: compileHit.p99Ms,
    compileMissMs: miss === undefined ? null : tenths(miss.aboveOwnMs),
    screen: { python, compileHit },
    screenMissing: null,
  };
}

export function missingScreen(why: string): ScreenPart {
  return {
    submitToScreenP50Ms: null,
    submitToScreenP99Ms: null,
    compileHitMs: null,
    compileHitP99Ms: null,
    compileMissMs: null,
    screen: null,
    screenMissing: why,
  };
}

function figuresOf(sendings: readonly Sending[]): SendingFigures {
  const middle = (of: (sending: Sending) => number) => tenths(median(sendings.map(of)));
  return {
    p50Ms: middle(({ aboveOwnMs }) => aboveOwnMs),
    p99Ms: tenths(
      percentile(
        sendings.map(({ aboveOwnMs }) => aboveOwnMs),
        99,
      ),
    ),
    samples: sendings.length,
    ownP50Ms: middle(({ ownMs }) => ownMs),
    steps: {
      pressToLane: middle(({ pressToLaneMs }) => pressToLaneMs),
      compile: middle(({ compileMs }) => compileMs),
      tests: middle(({ testsMs }) => testsMs),
      judgedToScreen: middle(({ judgedToScreenMs }) => judgedToScreenMs),
    },
  };
}

function tenths(value: number | null): number {
  if (value === null) throw new Error("nothing was measured");
  return Math.round(value * 10) / 10;
}
