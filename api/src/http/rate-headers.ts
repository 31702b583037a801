import type { RateStanding } from "./rate-limit.ts";
import type { HeaderLines } from "./reply-headers.ts";

/**
 * Tells a caller how much is left, by the rule that has least: RateLimit and RateLimit-Policy as the IETF's draft
 * writes them, and the three plain headers that clients have known for longer.
 */
export function writeRateHeaders(headers: HeaderLines, standing: RateStanding): void {
  const known = headers.get("ratelimit-remaining");
  if (known !== null && Number(known) <= standing.remaining) return;
  const { name, limit, windowMs, remaining, resetMs } = standing;
  const resetSeconds = String(Math.max(0, Math.ceil(resetMs / 1000)));
  headers.set("ratelimit-policy", `"${name}";q=${limit};w=${Math.ceil(windowMs / 1000)}`);
  headers.set("ratelimit", `"${name}";r=${remaining};t=${resetSeconds}`);
  headers.set("ratelimit-limit", String(limit));
  headers.set("ratelimit-remaining", String(remaining));
  headers.set("ratelimit-reset", resetSeconds);
}
