/**
 * How long answers take, as a Prometheus histogram by method and status.
 *
 * The library looks labels up anew at each observation: they are copied, checked and put into words, which costs every
 * request more than reading its cookie. Of these there are few, so each keeps its own counts, and words are made when
 * somebody reads them.
 */
import type { Server } from "node:http";
import { Histogram, type Registry } from "prom-client";

const name = "bilimdon_http_answer_seconds";
const help = "From request to the end of the answer, by method and status";
const labelNames = ["method", "status"] as const;
const upToSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

type Label = (typeof labelNames)[number];

interface Times {
  readonly labels: Readonly<Record<Label, string>>;
  /** Answers by the first bound they are within; the last of all is for those beyond every bound. */
  readonly counts: number[];
  sumSeconds: number;
}

export class AnswerTimes extends Histogram<Label> {
  readonly #times = new Map<string, Times>();

  constructor(register: Registry) {
    super({ name, help, labelNames: [...labelNames], buckets: [...upToSeconds], registers: [register] });
  }

  /** Counts the answers of this server from now on. */
  watch(http: Server): void {
    http.on("request", (request, answer) => {
      const startedAt = performance.now();
      answer.once("close", () => {
        this.#count(request.method ?? "", answer.statusCode, (performance.now() - startedAt) / 1_000);
      });
    });
  }

  /** What the library's own exporter asks for. */
  async getForPromString() {
    const values = [...this.#times.values()].flatMap(linesOf);
    return { name, help, type: "histogram", values, aggregator: "sum" };
  }

  #count(method: string, status: number, seconds: number): void {
    const key = `${method} ${status}`;
    let times = this.#times.get(key);
    if (times === undefined) {
      const labels = { method, status: String(status) };
      times = { labels, counts: Array.from({ length: upToSeconds.length + 1 }, () => 0), sumSeconds: 0 };
      this.#times.set(key, times);
    }
    const found = upToSeconds.findIndex((bound) => seconds <= bound);
    const at = found === -1 ? upToSeconds.length : found;
    times.counts[at] = (times.counts[at] ?? 0) + 1;
    times.sumSeconds += seconds;
  }
}

/** A bucket counts all that are within its bound, so each holds those before it. */
function linesOf({ labels, counts, sumSeconds }: Times) {
  let within = 0;
  const buckets = counts.map((count, at) => {
    within += count;
    const bound = upToSeconds[at];
    return { metricName: `${name}_bucket`, labels: { le: bound ?? "+Inf", ...labels }, value: within };
  });
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels, value: sumSeconds },
    { metricName: `${name}_count`, labels, value: within },
  ];
}
