import type { VerificationLine } from "@bilimdon/contracts/judging-words";
import type { VersionView } from "./push-client.ts";

/** The report of a verification as lines of text, columns aligned. */
export function reportTable(version: VersionView): string[] {
  const rows = version.lines.map(rowOf);
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const write = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (i === cells.length - 1 ? cell : cell.padEnd(widths[i] ?? 0)))
      .join("  ")
      .trimEnd();
  const { summary } = version;
  return [
    `${version.slug}: ${version.state}${limitWords(version)}`,
    ...(rows.length === 0 ? [] : [write(heads), ...rows.map(write)]),
    ...(summary?.faults ?? []).map((fault) => `fault: ${fault}`),
    ...(summary?.warnings ?? []).map((warning) => `warning: ${warning}`),
  ];
}

const heads = ["", "submission", "expected", "verdict", "time", "message"];

function rowOf(line: VerificationLine): string[] {
  const mark = line.skipped !== undefined ? "-" : line.ok ? "+" : "!";
  const verdict =
    line.skipped !== undefined
      ? "skipped"
      : `${line.verdict ?? "?"}${line.score === null ? "" : ` ${line.score}`}`;
  const time = line.maxTimeMs === null ? "" : `${Math.round(line.maxTimeMs)} ms`;
  const message = (line.skipped ?? (line.ok ? "" : line.message)).replace(/\s+/g, " ").slice(0, 200);
  return [mark, line.submission.replace(/^submissions\//, ""), line.expected, verdict, time, message];
}

function limitWords({ summary }: VersionView): string {
  if (summary === null) return "";
  const limit = summary.timeLimitMs === null ? "" : `, limit ${summary.timeLimitMs} ms`;
  const skipped = summary.skipped === 0 ? "" : `, ${summary.skipped} skipped`;
  return `, ${summary.agreed} of ${summary.submissions} agree${skipped}${limit}`;
}
