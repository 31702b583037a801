/**
 * Whether a second host has to judge a submission that was late, and which of the two findings counts.
 *
 * What could go wrong: a host slows down between two calibrations, and everybody judged there is late. A host can only
 * add to a program's time, so where two disagree about what was late, the one that found less of it is nearer to the
 * truth, and the other is suspect: it is suspected of being slow only if it took longer throughout, for a program at
 * the very limit is late here and in time there on two sound hosts.
 */
import { median } from "../figures/percentile.ts";
import type { TestResult } from "../verdict/verdict.ts";
import { driftFactors } from "./judge-drift.ts";

type TimedTest = Pick<TestResult, "name" | "verdict" | "cpuMs">;

/** Shorter times say nothing of a host: starting a program takes as long. They count as this long. */
const tellingMs = 20;

/**
 * Was a submission late anywhere? Also where other tests decided its verdict: a late one costs score.
 *
 * @throws never
 */
export function isLateAnywhere(tests: readonly TimedTest[]): boolean {
  return countLate(tests) > 0;
}

export interface HostsCompared {
  /** Whose finding counts: of the host that judged first, or of the one that judged again. */
  readonly counts: "first" | "again";
  /** They found the same number of tests late. */
  readonly agrees: boolean;
  /** How many times as long the suspected host took, by the middle test of those both came to; null: none tells. */
  readonly factor: number | null;
  /** It took so much longer that it has to be measured before it judges on. */
  readonly isSlow: boolean;
}

/**
 * Compares what two hosts found of one submission, the first of which found it late.
 *
 * @returns where they agree, the later finding counts and nobody is suspected
 * @throws never
 */
export function compareHosts(first: readonly TimedTest[], again: readonly TimedTest[]): HostsCompared {
  const [lateFirst, lateAgain] = [countLate(first), countLate(again)];
  const counts = lateAgain <= lateFirst ? "again" : "first";
  if (lateFirst === lateAgain) return { counts, agrees: true, factor: null, isSlow: false };
  const factor = counts === "again" ? slowness(first, again) : slowness(again, first);
  return { counts, agrees: false, factor, isSlow: factor !== null && factor > driftFactors.integer };
}

function countLate(tests: readonly TimedTest[]): number {
  return tests.filter(({ verdict }) => verdict === "TLE").length;
}

function slowness(slower: readonly TimedTest[], faster: readonly TimedTest[]): number | null {
  const times = new Map(faster.map(({ name, cpuMs }) => [name, cpuMs]));
  const factors = slower.flatMap(({ name, cpuMs }) => {
    const other = times.get(name);
    return other === undefined || cpuMs < tellingMs ? [] : [cpuMs / Math.max(other, tellingMs)];
  });
  return median(factors);
}
