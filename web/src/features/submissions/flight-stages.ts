import type { SubmissionDetail } from "@bilimdon/contracts/http/submissions";

export type Flight = NonNullable<SubmissionDetail["flight"]>;

export interface Stage {
  readonly name: "queue" | "lease" | "compile" | "tests" | "keep" | "show";
  /** Milliseconds after the submission came, never before the stage before: clocks of two machines may differ. */
  readonly fromMs: number;
  readonly toMs: number;
}

/** The stages a submission has been through, in order, without gaps. */
export function flightStages(flight: Flight): readonly Stage[] {
  const ends: readonly (readonly [Stage["name"], number | null])[] = [
    ["queue", flight.takenAt ?? flight.leasedAt],
    ["lease", flight.leasedAt],
    ["compile", flight.compiledAt],
    ["tests", flight.finishedAt],
    ["keep", flight.keptAt],
    ["show", flight.shownAt],
  ];
  const stages: Stage[] = [];
  let fromMs = 0;
  for (const [name, end] of ends) {
    if (end === null) continue;
    const toMs = Math.max(fromMs, end - flight.receivedAt);
    stages.push({ name, fromMs, toMs });
    fromMs = toMs;
  }
  return stages;
}
