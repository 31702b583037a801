import { type Logger, pino } from "pino";
import { maskSecrets, scrubLine } from "./mask-secrets.ts";

/**
 * Opens the process's log: JSON lines, so that nothing a caller sends can forge a line; secrets masked by their names
 * wherever they stand, and by their looks in the finished line. Children would carry bindings past the masking; nobody
 * makes any (architecture.test.ts).
 */
export function openLog(level: string, destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { log: masked },
    hooks: { streamWrite: scrubLine },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** What pino hands over is a plain object, and stays one. */
const masked = (said: object): Record<string, unknown> => ({ ...Object(maskSecrets(said)) });

export interface Answered {
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
  readonly address: string;
  readonly userId?: string | undefined;
}

/** One line a request. The path has no query: words people search for are nobody's concern. */
export function logAnswered(log: Logger, answered: Answered): void {
  if (answered.status >= 500) log.error(answered, "answered");
  else if (answered.method === "GET" && answered.status < 400) log.debug(answered, "answered");
  else log.info(answered, "answered");
}
