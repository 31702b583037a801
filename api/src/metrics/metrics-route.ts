import { timingSafeEqual } from "node:crypto";
import type { Config } from "../config.ts";
import { refuse } from "../errors.ts";
import { type Route, rawRoute } from "../http/route.ts";
import type { Metrics } from "./open-metrics.ts";

/**
 * GET /api/metrics. With METRICS_TOKEN set, for whoever sends it as a bearer token; without, for the machine itself
 * alone, and not through a proxy, behind which everybody looks like the machine itself.
 */
export function metricsRoutes(metrics: () => Metrics): readonly Route[] {
  return [
    rawRoute({
      id: "readMetrics",
      method: "get",
      path: "/api/metrics",
      access: "public",
      summary: "For Prometheus: by METRICS_TOKEN, or from the machine itself where none is set",
      sends: { "text/plain": "the Prometheus text format" },
      async run({ ctx, request, address }) {
        if (!mayRead(ctx.config, request.headers, address))
          throw refuse(
            "access.refused",
            "Metrics are for the operator: set METRICS_TOKEN and send it as a bearer token, or ask from the machine itself.",
          );
        const headers = { "content-type": metrics().contentType, "cache-control": "no-store" };
        return new Response(await metrics().text(), { headers });
      },
    }),
  ];
}

function mayRead({ METRICS_TOKEN }: Config, headers: Headers, address: string): boolean {
  if (METRICS_TOKEN !== undefined)
    return isSame(headers.get("authorization") ?? "", `Bearer ${METRICS_TOKEN}`);
  const isProxied = headers.has("x-forwarded-for") || headers.has("forwarded");
  return !isProxied && /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/.test(address);
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
