import type { ErrorReply } from "@bilimdon/contracts/http/envelope";
import type { Logger } from "pino";
import { AppError, refuse } from "../errors.ts";
import { type HeaderLines, linesOf } from "./reply-headers.ts";
import { jsonPolicy } from "./security-headers.ts";

interface Failed {
  readonly error: unknown;
  readonly requestId: string;
  readonly headers: HeaderLines;
  readonly log: Logger;
}

/**
 * Makes the reply to a request that threw. A refusal is told in full; a bug answers 500 with nothing but the request's
 * id, under which the log has the stack.
 */
export function replyFault({ error, requestId, headers, log }: Failed): Response {
  const refusal = error instanceof AppError ? error : refusalFor(error);
  if (!(error instanceof AppError)) log.error({ err: error, requestId }, "a request failed");
  const body: ErrorReply = {
    error: {
      code: refusal.code,
      message: refusal.message,
      ...(Object.keys(refusal.details).length > 0 ? { details: { ...refusal.details } } : {}),
      requestId,
    },
  };
  headers.set("content-type", "application/json; charset=utf-8");
  headers.set("content-security-policy", jsonPolicy);
  headers.set("cache-control", "no-store");
  const retryAfterMs = refusal.status === 503 ? 1_000 : refusal.details.retryAfterMs;
  if (typeof retryAfterMs === "number") headers.set("retry-after", String(Math.ceil(retryAfterMs / 1000)));
  return new Response(JSON.stringify(body), { status: refusal.status, headers: linesOf(headers) });
}

/** Codes of postgres.js and Postgres that say "not now" rather than "never". */
const unreachable = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "CONNECT_TIMEOUT",
  "53300",
  "57P01",
  "57P02",
  "57P03",
]);

/** Two transactions stood in each other's way, or a statement took too long: the same request may well succeed. */
const passing = new Set(["40001", "40P01", "55P03", "57014"]);

/**
 * What Postgres says when two requests race past a verb's own check. A verb that knows better refuses in its own words
 * before it comes to this; the constraint's name and values stay in the log.
 */
const refusedByDatabase: Readonly<Record<string, () => AppError>> = {
  "23505": () => refuse("request.conflict", "This is taken already, perhaps a moment ago; load it anew."),
  "23503": () => refuse("request.reference_unknown", "This names something that is not there any more."),
  "23514": () => refuse("request.malformed", "A value is outside what can be kept."),
  "22003": () => refuse("request.malformed", "A number is larger than what can be kept."),
};

function refusalFor(error: unknown): AppError {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (!("code" in at) || typeof at.code !== "string") continue;
    if (unreachable.has(at.code))
      return refuse("server.unavailable", "The database cannot be reached; try again in a moment.");
    if (passing.has(at.code))
      return refuse("server.unavailable", "The database is busy; try again in a moment.");
    const refusal = refusedByDatabase[at.code];
    if (refusal !== undefined) return refusal();
  }
  return refuse("server.fault", "Something broke on our side. It is in the log under this requestId.");
}
