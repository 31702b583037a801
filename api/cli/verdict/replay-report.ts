import type { JudgementVerdict } from "@bilimdon/contracts/live/judge-to-api";
import type { ReplayedJudging, ReplayOrder } from "@bilimdon/contracts/replay-order";
import {
  compareJudgings,
  type JudgingsCompared,
  type TestPair,
} from "@bilimdon/rules/verdict/compare-judgings";

type Flight = JudgementVerdict["flight"];
type Outcome = JudgementVerdict["outcome"];

/** A circumstance that was not the same both times. */
export interface Difference {
  readonly what: string;
  readonly kept: string;
  readonly again: string;
}

interface Head {
  readonly judgementId: string;
  readonly submissionId: string;
  readonly packageHash: string;
  readonly timeLimitMs: number;
  readonly differences: readonly Difference[];
}

export type ReplayReport =
  | (Head &
      JudgingsCompared & {
        readonly kind: "compared";
        readonly keptVerdict: string;
        readonly verdict: string;
      })
  | (Head & { readonly kind: "unjudged"; readonly why: string });

/** Holds a replayed judging against the kept one, and says which circumstances changed. */
export function replayReport({ job, kept }: ReplayOrder, again: ReplayedJudging): ReplayReport {
  const { judgementId, submissionId, packageHash } = job;
  const { timeLimitMs } = again.flight;
  const differences = kept.flight === null ? [] : differencesOf(kept.flight, again.flight);
  const head = { judgementId, submissionId, packageHash, timeLimitMs, differences };
  if (kept.outcome.kind === "failed")
    return { kind: "unjudged", ...head, why: faultOf("kept", kept.outcome) };
  if (again.outcome.kind === "failed")
    return { kind: "unjudged", ...head, why: faultOf("now", again.outcome) };
  return {
    kind: "compared",
    ...head,
    keptVerdict: kept.outcome.verdict,
    verdict: again.outcome.verdict,
    ...compareJudgings(kept.outcome, again.outcome),
  };
}

function faultOf(
  when: "kept" | "now",
  { fault, step, detail }: Extract<Outcome, { kind: "failed" }>,
): string {
  return `${when === "kept" ? "no verdict was kept" : "no verdict was reached now"}: ${fault}, ${step}: ${detail}`;
}

function differencesOf(kept: Flight, again: Flight): Difference[] {
  const [one, other] = [circumstances(kept), circumstances(again)];
  return Object.keys(one)
    .map((what) => ({ what, kept: one[what] ?? "", again: other[what] ?? "" }))
    .filter((difference) => difference.kept !== difference.again);
}

function circumstances(flight: Flight): Record<string, string> {
  return {
    host: flight.hostName,
    box: flight.box.mode,
    image: flight.box.imageDigest ?? "none",
    runner: flight.box.runnerVersion,
    compiler: flight.languageVersion,
    "compile command": flight.compileCommand.join(" "),
    "run command": flight.runCommand.join(" "),
    "time limit": `${flight.timeLimitMs} ms`,
    "memory limit": `${flight.memoryLimitBytes} bytes`,
  };
}

/** The report for people. */
export function replayWordsOf(report: ReplayReport): string {
  const lines = [
    `${report.judgementId}, package ${report.packageHash.slice(0, 12)}, limit ${report.timeLimitMs} ms`,
  ];
  for (const { what, kept, again } of report.differences)
    lines.push(`  not the same ${what}: ${kept} → ${again}`);
  if (report.kind === "unjudged") return `${[...lines, `  ${report.why}`].join("\n")}\n`;
  for (const pair of report.pairs) lines.push(rowOf(pair));
  const { agrees, keptVerdict, verdict } = report;
  lines.push(agrees ? `agrees: ${verdict}` : `DISAGREES: kept ${keptVerdict}, now ${verdict}`);
  return `${lines.join("\n")}\n`;
}

function rowOf({ name, kept, again, agrees }: TestPair): string {
  const show = (test: TestPair["kept"]) =>
    test === null
      ? "not run"
      : `${test.verdict} ${test.cpuMs.toFixed(1)} ms ${(test.memoryBytes / 1_048_576).toFixed(1)} MiB`;
  return `  ${agrees ? " " : "!"} ${name}: ${show(kept)} → ${show(again)}`;
}
