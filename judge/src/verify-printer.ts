import type { VerificationLine, VerificationSummary } from "@bilimdon/contracts/judging-words";
import type { JudgeRoom } from "./flows/judge-program.ts";

/** Shows a verification while it runs and when a package is done. */
export interface VerifyPrinter {
  /** Missing languages are never silent; the box has told of itself when it was opened. */
  room(room: JudgeRoom): void;
  line(line: VerificationLine): void;
  progress(path: string, done: number, total: number): void;
  summary(path: string, lines: readonly VerificationLine[], summary: VerificationSummary): void;
  end(): void;
}

/** NDJSON on standard output, or tables; a progress bar on standard error where that is a terminal. */
export function openVerifyPrinter({ isJson }: { readonly isJson: boolean }): VerifyPrinter {
  const bar = process.stderr.isTTY ? progressBar() : { set: () => undefined, clear: () => undefined };
  const print = (text: string) => {
    bar.clear();
    process.stdout.write(`${text}\n`);
  };
  return {
    room: ({ toolbox }) => {
      for (const { id, why } of toolbox.missing) console.error(`no ${id}: ${why}`);
    },
    line: (line) => {
      if (isJson) print(JSON.stringify(line));
    },
    progress: bar.set,
    summary: (_path, lines, summary) => print(isJson ? JSON.stringify(summary) : asTable(lines, summary)),
    end: () => bar.clear(),
  };
}

const barCells = 30;

function progressBar() {
  const packages = new Map<string, { readonly done: number; readonly total: number }>();
  const clear = () => process.stderr.write("\r\u001b[K");
  return {
    clear,
    set: (path: string, done: number, total: number) => {
      packages.set(path, { done, total });
      const all = [...packages.values()];
      const [sumDone, sumTotal] = [sum(all.map((one) => one.done)), sum(all.map((one) => one.total))];
      const filled = Math.round((barCells * sumDone) / Math.max(1, sumTotal));
      const cells = "█".repeat(filled) + "░".repeat(barCells - filled);
      process.stderr.write(`\r\u001b[K${cells} ${sumDone}/${sumTotal} ${path.slice(-40)}`);
    },
  };
}

const headings = ["", "submission", "language", "expected", "verdict", "score", "time", "memory"];

function asTable(lines: readonly VerificationLine[], summary: VerificationSummary): string {
  const sorted = [...lines].sort((one, other) => (one.submission < other.submission ? -1 : 1));
  const rows = [headings, ...sorted.map(asRow)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const table = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const messages = sorted.flatMap((line) => (line.ok ? [] : [`  ${line.submission}: ${line.message}`]));
  const faults = summary.faults.map((fault) => `  wrong: ${fault}`);
  const warnings = summary.warnings.map((warning) => `  remark: ${warning}`);
  return [
    ...(lines.length === 0 ? [] : table),
    ...messages,
    ...faults,
    ...warnings,
    asSentence(summary),
    "",
  ].join("\n");
}

function asRow(line: VerificationLine): string[] {
  const sign = line.skipped === undefined ? (line.ok ? "✓" : "✗") : "–";
  return [
    sign,
    line.submission.replace(/^submissions\//, ""),
    line.language ?? "?",
    line.expected.slice(0, 40),
    line.skipped === undefined ? (line.verdict ?? "none") : `skipped: ${line.skipped}`,
    line.score === null ? "" : String(Math.round(line.score * 1e6) / 1e6),
    line.maxTimeMs === null ? "" : `${Math.round(line.maxTimeMs)} ms`,
    line.maxMemoryBytes === null ? "" : `${(line.maxMemoryBytes / 1_048_576).toFixed(1)} MiB`,
  ];
}

function asSentence(summary: VerificationSummary): string {
  const { agreed, disagreed, skipped, timeLimitMs, derivedTimeLimitMs, statedTimeLimitMs } = summary;
  const counts = `${agreed} agree, ${disagreed} disagree, ${skipped} skipped`;
  const stated = statedTimeLimitMs === null ? "" : `, stated ${statedTimeLimitMs} ms`;
  const limit = `time limit ${timeLimitMs ?? "unknown"} ms (derived ${derivedTimeLimitMs ?? "none"}${stated})`;
  return `${summary.ok ? "✓" : "✗"} ${summary.problem}: ${counts}; ${summary.tests} tests; ${limit}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
