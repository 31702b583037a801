import type { BoardBenchReport } from "@bilimdon/contracts/bench-figures";

const goals = { ratio: 0.8, p99Ms: 500, snapshotBytes: 40 * 1024 };

/** The report as a table for people, beside what was aimed at. */
export function boardBenchTable(report: BoardBenchReport): string {
  const { fanoutRatio, fanoutP99Ms, snapshotBytes } = report;
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
  const rows: readonly (readonly [string, string, string])[] = [
    ["a verdict, to the committed board; first tenth", `${report.microsecondsPerVerdictFirst} µs`, ""],
    ["the same, last tenth", `${report.microsecondsPerVerdictLast} µs`, "no dearer than the first"],
    ["deltas to 2 000 sockets, Socket.IO", `${report.fanoutPerSecond} /s`, ""],
    ["the same bytes, bare ws", `${report.wsPerSecond} /s`, ""],
    ["Socket.IO ÷ bare ws", fanoutRatio.toFixed(3), aim(fanoutRatio >= goals.ratio, "≥ 0.8")],
    ["commit of a delta to a socket, p99", `${fanoutP99Ms} ms`, aim(fanoutP99Ms <= goals.p99Ms, "≤ 500 ms")],
    [
      "board of 130 × 12, compressed",
      kilobytes(snapshotBytes),
      aim(snapshotBytes <= goals.snapshotBytes, "≤ 40 KB"),
    ],
    ["memory of an idle spectator", kilobytes(report.bytesPerSpectator), ""],
  ];
  return `${rows.map(([words, figure, goal]) => `${words.padEnd(50)}${figure.padStart(14)}   ${goal}`.trimEnd()).join("\n")}\n`;
}

function aim(isMet: boolean, goal: string): string {
  return `goal ${goal}: ${isMet ? "met" : "missed"}`;
}
