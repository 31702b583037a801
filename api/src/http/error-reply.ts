import type { ErrorReply } from "@bilimdon/contracts/http/envelope";
import type { Logger } from "pino";
import { AppError, refuse } from "../errors.ts";

interface Failed {
  readonly error: unknown;
  readonly requestId: string;
  readonly headers: Headers;
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
  headers.set("cache-control", "no-store");
  const retryAfterMs = refusal.status === 503 ? 1_000 : refusal.details.retryAfterMs;
  if (typeof retryAfterMs === "number") headers.set("retry-after", String(Math.ceil(retryAfterMs / 1000)));
  return new Response(JSON.stringify(body), { status: refusal.status, headers });
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

function refusalFor(error: unknown): AppError {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ("code" in at && typeof at.code === "string" && unreachable.has(at.code))
      return refuse("server.unavailable", "The database cannot be reached; try again in a moment.");
  }
  return refuse("server.fault", "Something broke on our side. It is in the log under this requestId.");
}
