import { type WorkKind, workKinds } from "./borderline-programs.ts";
import { priceWork, roundsFor } from "./fit-work.ts";

/** How long one and the same program took, again and again, each time with nothing else of ours running. */
export interface Steadiness {
  readonly kind: WorkKind;
  readonly leastMs: number;
  readonly mostMs: number;
  /** mostMs ÷ leastMs: what the machine adds by itself, before any judging. */
  readonly factor: number;
}

export interface Yardstick {
  /** Runs the program of each kind once. */
  take(): Promise<void>;
  steadiness(): Steadiness[];
}

/**
 * What the machine itself allows. Where the same program takes half as long again though it is alone, no way of judging
 * can give it the same verdict near the limit every time; the figure tells such a machine from a fault of the judge.
 *
 * @param aboutMs  how long the programs are to take
 * @param cpuMsOf  runs so many rounds of a kind once
 */
export async function openYardstick(
  aboutMs: number,
  cpuMsOf: (kind: WorkKind, rounds: number) => Promise<number>,
): Promise<Yardstick> {
  const sticks: { kind: WorkKind; rounds: number; times: number[] }[] = [];
  for (const kind of workKinds) {
    const price = await priceWork(kind, (rounds) => cpuMsOf(kind, rounds));
    sticks.push({ kind, rounds: roundsFor(price, aboutMs), times: [] });
  }
  return {
    take: async () => {
      for (const { kind, rounds, times } of sticks) times.push(await cpuMsOf(kind, rounds));
    },
    steadiness: () =>
      sticks.map(({ kind, times }) => {
        const [leastMs, mostMs] = [Math.min(...times), Math.max(...times)];
        return { kind, leastMs, mostMs, factor: mostMs / leastMs };
      }),
  };
}
