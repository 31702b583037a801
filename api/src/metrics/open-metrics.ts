/**
 * What a Prometheus server scrapes: one registry for each API process.
 *
 * Gauges of what all processes share (queue, hosts, outbox) are asked of Postgres and of the queue when they are
 * scraped, so that they are right after a restart and the same from every process. Histograms and counters count what
 * this process did; Prometheus adds the processes up.
 */
import type { Server } from "node:http";
import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";
import type { Ctx } from "../ctx.ts";
import { AnswerTimes } from "./answer-times.ts";
import { readTimes } from "./metrics.queries.ts";
import { addSharedGauges } from "./shared-gauges.ts";

export interface Metrics {
  readonly contentType: string;
  /** The text that Prometheus reads. */
  text(): Promise<string>;
  /** A judgement has ended and is kept. */
  measureJudgement(judgementId: string): Promise<void>;
  /** A host failed at a judgement. */
  countHostFault(): void;
  /** Counts the answers of this server from now on. */
  watchHttp(http: Server): void;
}

export interface MetricsParts {
  readonly ctx: Pick<Ctx, "db" | "clock" | "judgeQueue">;
  /** Sockets open in this process, by whose they are. */
  readonly sockets: () => { readonly browsers: number; readonly judges: number };
}

const secondsOfJudging = [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60, 300];

export function openMetrics(parts: MetricsParts): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  addSharedGauges(register, parts);
  const observe = addJudging(register);
  const answers = new AnswerTimes(register);
  const faults = new Counter({
    name: "bilimdon_judge_host_faults_total",
    help: "Platform faults told by judge hosts",
    registers: [register],
  });
  return {
    contentType: register.contentType,
    text: () => register.metrics(),
    countHostFault: () => faults.inc(),
    async measureJudgement(judgementId) {
      const times = await readTimes(parts.ctx.db, judgementId);
      if (times !== null) observe(times);
    },
    watchHttp: (http) => answers.watch(http),
  };
}

type Times = NonNullable<Awaited<ReturnType<typeof readTimes>>>;

function addJudging(register: Registry): (times: Times) => void {
  const registers = [register];
  const histogram = (name: string, help: string) =>
    new Histogram({ name, help, labelNames: ["language"], buckets: secondsOfJudging, registers });
  const whole = histogram("bilimdon_verdict_seconds", "From received to kept");
  const waiting = histogram("bilimdon_queue_wait_seconds", "From queued to taken by a worker");
  const judging = histogram("bilimdon_judging_seconds", "From taken by a worker to the last test's end");
  const ended = new Counter({
    name: "bilimdon_judgements_total",
    help: "Judgements that ended, by how: judged, or failed by whose fault",
    labelNames: ["language", "end"],
    registers,
  });
  return ({ languageId: language, receivedAt, queuedAt, keptAt, flight, state, faultOwner }) => {
    ended.inc({ language, end: state === "failed" ? `failed-${faultOwner ?? "platform"}` : state });
    if (keptAt !== null) whole.observe({ language }, secondsBetween(receivedAt.getTime(), keptAt.getTime()));
    if (flight?.takenAt === undefined) return;
    waiting.observe({ language }, secondsBetween(queuedAt.getTime(), flight.takenAt));
    judging.observe({ language }, secondsBetween(flight.takenAt, flight.finishedAt));
  };
}

/** Clocks of two machines may differ by a little. */
function secondsBetween(fromMs: number, toMs: number): number {
  return Math.max(0, toMs - fromMs) / 1000;
}
