/**
 * `npm run bench:judge`: what judging costs on this machine, from the bare start of a program to the verdict on the
 * submitter's screen, in one run. Everything it starts has its own state and is stopped, on Ctrl-C too.
 */
import { loadavg } from "node:os";
import { type BenchReport, benchReport } from "@bilimdon/contracts/bench-figures";
import { hasBrowser } from "../test/kit/browser.ts";
import { benchBox } from "./bench/bench-box.ts";
import { type BenchOrder, readBenchWish } from "./bench/bench-order.ts";
import { benchPlatform } from "./bench/bench-platform.ts";
import { benchTable } from "./bench/bench-table.ts";
import { missingScreen, summarizeScreen } from "./bench/summarize-screen.ts";

const noBrowser = "there is no Chromium here; as root: apt-get install chromium";

const parent = process.ppid;
const interruption = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, interrupt);
setInterval(() => {
  if (process.ppid !== parent) interrupt();
}, 1_000).unref();

try {
  const wish = readBenchWish(process.argv.slice(2), process.env);
  const report = await measure({ ...wish, signal: interruption.signal, say, tick });
  process.stdout.write(wish.isJson ? `${JSON.stringify(report)}\n` : benchTable(report));
} catch (error) {
  if (!interruption.signal.aborted) say(error instanceof Error ? error.message : String(error));
  process.exitCode = interruption.signal.aborted ? 130 : 1;
}

async function measure(order: BenchOrder): Promise<BenchReport> {
  leaveOthersAlone(order);
  const loadAverageBefore = loadavg();
  // The platform before the sandbox: it has more that can fail to start, and minutes would be lost by then.
  const platform = hasBrowser ? await benchPlatform(order) : null;
  const screen = platform === null ? missingScreen(noBrowser) : summarizeScreen(platform.sendings);
  return benchReport.parse({
    ...(await benchBox(order)),
    ...screen,
    idleWorkerBytes: platform?.idleWorkerBytes ?? null,
    loadAverageBefore,
    loadAverageAfter: loadavg(),
  });
}

/** A database or queue that the settings name is in use by others, and must not get a benchmark's people. */
function leaveOthersAlone({ box }: BenchOrder): void {
  for (const name of ["DATABASE_URL", "REDIS_URL"]) {
    if (process.env[name] !== undefined) say(`${name} is left alone: the bench has a database of its own.`);
    delete process.env[name];
  }
  process.env.BOX = box;
}

function interrupt(): void {
  if (interruption.signal.aborted) return;
  say("\nStopping …");
  interruption.abort(new Error("interrupted"));
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function tick(line: string, isLast: boolean): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}${isLast ? "\n" : ""}`);
}
