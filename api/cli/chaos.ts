/**
 * `npm run chaos`: does anything get lost when everything is killed? Judges submissions on a platform of its own while
 * worker, API, Redis and Postgres are killed at random moments of a fixed seed, and counts what became of them.
 */
import { findRedis } from "../test/kit/start-redis.ts";
import { type ChaosWish, readChaosWish } from "./chaos/chaos-order.ts";
import { type ChaosReport, isGood, runChaos } from "./chaos/run-chaos.ts";

const interruption = new AbortController();
const parent = process.ppid;
const interrupt = (why: string) => interruption.abort(new Error(`interrupted: ${why}`));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => interrupt(signal));
setInterval(() => {
  if (process.ppid !== parent) interrupt("the command that started this is gone");
}, 1_000).unref();
const say = (line: string) => process.stderr.write(`${line}\n`);

try {
  await main(readChaosWish(process.argv.slice(2)));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = interruption.signal.aborted ? 130 : 2;
}

async function main(wish: ChaosWish): Promise<void> {
  if (findRedis() === null)
    throw new Error("chaos needs redis-server; as root: apt-get install redis-server, then run it again.");
  // What the settings name belongs to others, and this run kills what it uses.
  for (const name of ["DATABASE_URL", "REDIS_URL"]) delete process.env[name];
  const startedAt = Date.now();
  const report = await runChaos({ ...wish, say, signal: interruption.signal });
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  process.stdout.write(wish.isJson ? `${JSON.stringify(report)}\n` : `${wordsOf(report, seconds)}\n`);
  process.exitCode = isGood(report) ? 0 : 1;
}

function wordsOf(report: ChaosReport, seconds: number): string {
  const { submissions, lost, duplicated, wrong, stuck, slowestRequeueMs } = report;
  const counts = `${lost} lost, ${duplicated} double, ${wrong} wrong, ${stuck} stuck`;
  return `${submissions} submissions in ${seconds} s: ${counts}; slowest back in the queue: ${slowestRequeueMs ?? "over 60 000"} ms`;
}
