/**
 * `npm run bench:api`: what our door costs. The same answers by the API, by a bare Hono server and by raw Node http, in
 * one run and in turn, as ratios; then how long `/api/me` takes at a stated rate. `--json` prints the figures alone.
 *
 * A ratio of rates is the figure that counts, on a machine that does nothing else. What else runs there takes from both
 * sides unevenly; the ratio of processor time a request, which is told beside it, is disturbed far less.
 */
import { availableParallelism, loadavg } from "node:os";
import { openApiBenchStand } from "./bench/api-bench-stand.ts";
import { pressApi } from "./bench/press-api.ts";

const rounds = 3;
const roundSeconds = 2;
const connections = 16;
const statedRate = 500;
const statedSeconds = 10;

const isJson = process.argv.includes("--json");
const say = (line: string) => process.stderr.write(`${line}\n`);
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.exit(130);
}, 1_000).unref();

const loadBefore = loadavg();
say("bench:api: a database, the API and two bare servers are being started …");
const stand = await openApiBenchStand();
try {
  const { api, hono, raw, cookies } = stand;
  const targets = {
    rawHello: { url: `${raw}/hello` },
    bareHello: { url: `${hono}/hello` },
    // A guest asks who is signed in: every step of the door, no database.
    hello: { url: `${api}/api/session` },
    bareMe: { url: `${hono}/me` },
    me: { url: `${api}/api/me`, cookies },
    bareList: { url: `${hono}/list` },
    list: { url: `${api}/api/contests` },
  };
  const best: Record<string, number> = {};
  const cpuMicros: Record<string, number> = {};
  for (const target of Object.values(targets)) await pressApi({ ...target, connections, seconds: 1 });
  // In turn, so that a busy moment of the machine falls on all alike; the best of each counts.
  for (let round = 0; round < rounds; round += 1)
    for (const [name, target] of Object.entries(targets)) {
      const side = target.url.startsWith(api) ? "api" : "bare";
      const before = stand.cpuMicros(side);
      const { requests } = await pressApi({ ...target, connections, seconds: roundSeconds });
      const each = (stand.cpuMicros(side) - before) / (requests.average * roundSeconds);
      best[name] = Math.max(best[name] ?? 0, requests.average);
      cpuMicros[name] = Math.min(cpuMicros[name] ?? Number.POSITIVE_INFINITY, each);
    }
  const stated = await pressApi({
    ...targets.me,
    connections,
    seconds: statedSeconds,
    rate: statedRate,
  });
  const rate = (name: keyof typeof targets) => best[name] ?? 0;
  const ratio = (ours: keyof typeof targets, theirs: keyof typeof targets) =>
    thousandths(rate(ours) / rate(theirs));
  const figures = {
    helloRatio: ratio("hello", "bareHello"),
    helloToRawRatio: ratio("hello", "rawHello"),
    meRatio: ratio("me", "bareMe"),
    listRatio: ratio("list", "bareList"),
    meCpuRatio: thousandths((cpuMicros.bareMe ?? 0) / (cpuMicros.me ?? 1)),
    p50Ms: stated.latency.p50,
    p95Ms: stated.p95Ms,
    p99Ms: stated.latency.p99,
    statedRate,
    ratePerSecond: Math.round(rate("me")),
    perSecond: whole(best),
    cpuMicros: whole(cpuMicros),
    cores: availableParallelism(),
    loadAverageBefore: loadBefore,
  };
  process.stdout.write(isJson ? `${JSON.stringify(figures)}\n` : table(figures));
} finally {
  await stand.close();
}
process.exit();

function thousandths(value: number): number {
  return Math.round(1_000 * value) / 1_000;
}

function whole(figures: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value)]));
}

function table(figures: Record<string, unknown>): string {
  const lines = Object.entries(figures).map(([name, value]) => `${name.padEnd(20)}${JSON.stringify(value)}`);
  return `${lines.join("\n")}\n`;
}
