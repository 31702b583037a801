import autocannon from "autocannon";
import { z } from "zod";

export interface Pressing {
  readonly url: string;
  /** One for each connection, in turn. */
  readonly cookies?: readonly string[];
  readonly connections: number;
  readonly seconds: number;
  /** Requests a second in all; absent: as many as it answers. */
  readonly rate?: number;
}

/** What the load generator says; anything but 200 makes a figure worthless, so it throws. */
const said = z.object({
  requests: z.object({ average: z.number() }),
  latency: z.object({ p50: z.number(), p99: z.number(), max: z.number() }),
  non2xx: z.number(),
  errors: z.number(),
});
export type Pressed = z.infer<typeof said> & { readonly p95Ms: number };

/**
 * Sends requests one after the other on so many connections.
 *
 * @throws Error when an answer is not 200
 */
export async function pressApi(pressing: Pressing): Promise<Pressed> {
  const { url, cookies = [], connections, seconds, rate } = pressing;
  const timesMs: number[] = [];
  let opened = 0;
  const options = {
    url,
    connections,
    duration: seconds,
    setupClient: (client: autocannon.Client) => {
      const cookie = cookies[opened++ % cookies.length];
      if (cookie !== undefined) client.setHeaders({ cookie });
    },
    ...(rate === undefined ? {} : { overallRate: rate }),
  };
  const result = await new Promise((resolve, reject) => {
    const running = autocannon(options, (error, done) => (error ? reject(error) : resolve(done)));
    running.on("response", (_client, _status, _bytes, timeMs) => timesMs.push(timeMs));
  });
  const pressed = said.parse(result);
  if (pressed.non2xx > 0 || pressed.errors > 0)
    throw new Error(`${url}: ${pressed.non2xx} answers were not 200, ${pressed.errors} failed`);
  return { ...pressed, p95Ms: percentile(timesMs, 0.95) };
}

/** The generator's own list of percentiles leaves the 95th out. */
function percentile(timesMs: number[], part: number): number {
  const sorted = timesMs.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.ceil(part * sorted.length) - 1] ?? 0) * 100) / 100;
}
