import { Gauge, type Registry } from "prom-client";
import { countHosts, measureJudging, measureOutbox } from "./metrics.queries.ts";
import type { MetricsParts } from "./open-metrics.ts";

const aliveForMs = 15_000;

/** Figures of the whole platform, asked for at each scrape. */
export function addSharedGauges(register: Registry, parts: MetricsParts): void {
  addQueue(register, parts);
  addUnjudged(register, parts);
  addOutbox(register, parts);
  addHosts(register, parts);
}

function ageOf(oldest: Date | null, { ctx }: MetricsParts): number {
  return oldest === null ? 0 : Math.max(0, ctx.clock.now() - oldest.getTime()) / 1000;
}

function addQueue(register: Registry, { ctx }: MetricsParts): void {
  new Gauge({
    name: "bilimdon_queue_jobs",
    help: "Jobs in the queue, by state",
    labelNames: ["state"],
    registers: [register],
    async collect() {
      // While the queue is away it has no number: a zero would read as "all is judged".
      this.reset();
      const depth = await ctx.judgeQueue.depth().catch(() => null);
      if (depth === null) return;
      this.set({ state: "waiting" }, depth.waiting);
      this.set({ state: "running" }, depth.running);
    },
  });
}

/** Gauges are asked for all at once: they share one answer of the database. */
function shareAnswer<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null;
  return () => {
    asked ??= ask().finally(() => {
      asked = null;
    });
    return asked;
  };
}

function addAsked(register: Registry, name: string, help: string, ask: () => Promise<number>): void {
  new Gauge({
    name,
    help,
    registers: [register],
    async collect() {
      this.set(await ask());
    },
  });
}

function addUnjudged(register: Registry, parts: MetricsParts): void {
  const ask = shareAnswer(() => measureJudging(parts.ctx.db));
  const add = (name: string, help: string, pick: (found: Awaited<ReturnType<typeof ask>>) => number) =>
    addAsked(register, name, help, async () => pick(await ask()));
  add("bilimdon_unjudged", "Submissions without a verdict", ({ queued }) => queued);
  add("bilimdon_unjudged_oldest_seconds", "Age of the oldest without a verdict", ({ oldest }) =>
    ageOf(oldest, parts),
  );
  add("bilimdon_given_up", "Judgements given up after faults: an operator must look", (m) => m.givenUp);
  add("bilimdon_pauses", "Pauses of judging that are on", ({ pauses }) => pauses);
}

function addOutbox(register: Registry, parts: MetricsParts): void {
  const ask = shareAnswer(() => measureOutbox(parts.ctx.db));
  addAsked(register, "bilimdon_outbox_rows", "News that wait to leave", async () => (await ask()).count);
  addAsked(register, "bilimdon_outbox_oldest_seconds", "Age of the oldest news that wait", async () =>
    ageOf((await ask()).oldest, parts),
  );
}

function addHosts(register: Registry, { ctx, sockets }: MetricsParts): void {
  const registers = [register];
  new Gauge({
    name: "bilimdon_judge_hosts",
    help: "Judge hosts, by what they may do and whether they are linked",
    labelNames: ["state", "linked"],
    registers,
    async collect() {
      this.reset();
      const hosts = await countHosts(ctx.db, new Date(ctx.clock.now() - aliveForMs));
      for (const { state, isConnected, count } of hosts)
        this.set({ state, linked: isConnected ? "yes" : "no" }, count);
    },
  });
  new Gauge({
    name: "bilimdon_sockets",
    help: "Sockets open in this process, by whose",
    labelNames: ["of"],
    registers,
    collect() {
      for (const [of, count] of Object.entries(sockets())) this.set({ of }, count);
    },
  });
}
