import type { CalibrationAnswer } from "@bilimdon/contracts/live/judge-to-api";
import type { Probes } from "@bilimdon/rules/judging/judge-drift";

export interface CalibratorParts {
  /** null: nothing could be measured this time. */
  measure(): Promise<Probes | null>;
  /** null: the API did not answer. */
  tell(probes: Probes): Promise<CalibrationAnswer["next"] | null>;
  isIdle(): boolean;
  /** Set aside or drained: then it measures more often, to come back soon. */
  isAside(): boolean;
  readonly pace: CalibratorPace;
  onError(error: unknown): void;
}

export interface CalibratorPace {
  readonly firstMs: number;
  readonly everyMs: number;
  readonly whileAsideMs: number;
  /** A host that is never idle is measured all the same when it is overdue by so long: each take holds the others up
   * for some tenths of a second. */
  readonly patienceMs: number;
  readonly lookMs: number;
}

/** The first soon after the start, when the start itself no longer disturbs it. */
export const usualPace: CalibratorPace = {
  firstMs: 20_000,
  everyMs: 600_000,
  whileAsideMs: 60_000,
  patienceMs: 60_000,
  lookMs: 2_000,
};

/** At most so many measurements in a row: two settle every question. */
const inARow = 3;

/** Measures this host once it stands, and every so often when it has nothing to judge. */
export function keepCalibrated(parts: CalibratorParts): { stop(): void } {
  const { pace } = parts;
  const startedAt = performance.now();
  let measuredAt: number | null = null;
  let isMeasuring = false;

  const isDue = (): boolean => {
    const now = performance.now();
    const everyMs = parts.isAside() ? pace.whileAsideMs : pace.everyMs;
    const overdueMs = measuredAt === null ? now - startedAt - pace.firstMs : now - measuredAt - everyMs;
    return overdueMs >= 0 && (parts.isIdle() || overdueMs >= pace.patienceMs);
  };
  const measure = async (): Promise<void> => {
    for (let round = 0; round < inARow; round += 1) {
      const probes = await parts.measure();
      measuredAt = performance.now();
      if (probes === null || (await parts.tell(probes)) !== "again") return;
    }
  };
  const look = () => {
    if (isMeasuring || !isDue()) return;
    isMeasuring = true;
    measure()
      .catch((error: unknown) => {
        measuredAt = performance.now();
        parts.onError(error);
      })
      .finally(() => {
        isMeasuring = false;
      });
  };
  const timer = setInterval(look, pace.lookMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
