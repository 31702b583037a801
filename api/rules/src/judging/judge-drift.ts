/**
 * Whether a judge host still measures as it used to.
 *
 * A host runs the same few probes at its start and every so often. What could go wrong: a frequency governor, a noisy
 * neighbour on the same metal, a failing fan or a changed kernel makes everything there take longer, and a time limit
 * means something else on that host. A host that grew faster is no better: its neighbours' limits no longer fit it.
 * It is held against its own past where it has one, else against the other hosts of the pool. One measurement proves
 * nothing (a probe can be disturbed), so only two in a row count.
 */
import { median } from "../figures/percentile.ts";

export const probeNames = ["integer", "memory", "system", "compile"] as const;
export type ProbeName = (typeof probeNames)[number];

/** CPU milliseconds of each probe, the least of several takes. */
export type Probes = Readonly<Record<ProbeName, number>>;

/**
 * How much longer than usual a probe may take; what depends on caches, disks and the kernel varies more by itself.
 * Faster than usual is held to the same factor.
 */
export const driftFactors: Readonly<Record<ProbeName, number>> = {
  integer: 1.2,
  memory: 1.5,
  system: 1.5,
  compile: 1.4,
};

export interface DriftInput {
  readonly latest: Probes;
  /** Steady measurements of the same host, at least three to count. */
  readonly own: readonly Probes[];
  /** The last steady one of each other host that takes jobs, at least two to count. */
  readonly pool: readonly Probes[];
}

export type Drift =
  | { readonly kind: "steady" }
  /** There is nothing to hold it against yet. */
  | { readonly kind: "unknown" }
  | {
      readonly kind: "drifted";
      readonly probe: ProbeName;
      /** Over 1: slower than usual. */
      readonly factor: number;
      readonly usualMs: number;
      readonly against: "own" | "pool";
    };

const leastOwn = 3;
const leastPool = 2;

/** @returns the probe that is farthest out, where any is out of its bound */
export function judgeDrift({ latest, own, pool }: DriftInput): Drift {
  const against = own.length >= leastOwn ? "own" : "pool";
  const references = against === "own" ? own : pool;
  if (against === "pool" && pool.length < leastPool) return { kind: "unknown" };
  const out = probeNames
    .map((probe) => {
      const usualMs = median(references.map((one) => one[probe])) ?? 0;
      return { probe, usualMs, factor: usualMs > 0 ? latest[probe] / usualMs : 1 };
    })
    .filter(({ probe, factor }) => farness(factor) > driftFactors[probe])
    .sort((one, other) => farness(other.factor) - farness(one.factor));
  const [farthest] = out;
  return farthest === undefined ? { kind: "steady" } : { kind: "drifted", ...farthest, against };
}

/** Half as fast and twice as fast are equally far. */
function farness(factor: number): number {
  return factor <= 0 ? Number.POSITIVE_INFINITY : Math.max(factor, 1 / factor);
}

export interface HostStanding {
  /** What the measurement before this one came to; null: there is none. */
  readonly before: Drift["kind"] | null;
  readonly now: Drift["kind"];
  /** Whether the host was set aside for drifting. */
  readonly isAsideForDrift: boolean;
}

/**
 * What follows from a measurement.
 *
 * @returns measure-again after the first drifted one, and after the first steady one of a host that is aside
 */
export function afterCalibration(at: HostStanding): "nothing" | "measure-again" | "set-aside" | "take-back" {
  const isDrifted = at.now === "drifted";
  if (isDrifted === at.isAsideForDrift) return "nothing";
  const isConfirmed = at.before !== null && (at.before === "drifted") === isDrifted;
  if (!isConfirmed) return "measure-again";
  return isDrifted ? "set-aside" : "take-back";
}
