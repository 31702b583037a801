import { median } from "@bilimdon/rules/figures/percentile";
import type { WorkKind } from "./borderline-programs.ts";

/** How a kind of work takes time on this machine: a start that is always paid, and a price for each round. */
export interface WorkPrice {
  readonly startMs: number;
  readonly msPerRound: number;
}

const smallRounds: Readonly<Record<WorkKind, number>> = { integer: 20_000_000, memory: 2_000_000 };
const takes = 3;

/**
 * Prices a kind of work by the medians of a small and a four times larger amount.
 *
 * @param cpuMsOf  runs so many rounds once
 */
export async function priceWork(
  kind: WorkKind,
  cpuMsOf: (rounds: number) => Promise<number>,
): Promise<WorkPrice> {
  const small = smallRounds[kind];
  const large = 4 * small;
  const [one, other]: [number[], number[]] = [[], []];
  for (let take = 0; take < takes; take += 1) {
    one.push(await cpuMsOf(small));
    other.push(await cpuMsOf(large));
  }
  const [smallMs, largeMs] = [median(one) ?? 0, median(other) ?? 0];
  const msPerRound = (largeMs - smallMs) / (large - small);
  if (!(msPerRound > 0))
    throw new Error(`${kind} work took ${smallMs} ms and ${largeMs} ms: it has no price`);
  return { startMs: Math.max(0, smallMs - small * msPerRound), msPerRound };
}

/** @returns whole rounds, one at least */
export function roundsFor({ startMs, msPerRound }: WorkPrice, wantedMs: number): number {
  return Math.max(1, Math.round((wantedMs - startMs) / msPerRound));
}
