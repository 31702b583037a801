import { type Logger, pino } from "pino";

const secretFields = ["password", "token", "secret", "otp", "code", "authorization", "cookie"];

/**
 * Opens the process's log: JSON lines, so that nothing a caller sends can forge a line; secrets masked wherever one of
 * their names appears.
 */
export function openLog(level: string, destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        ...secretFields.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        '*["set-cookie"]',
        '*.*["set-cookie"]',
      ],
      censor: "[hidden]",
    },
    serializers: { err: describeError },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Drizzle puts a failed query's parameters into the message: hashes, sources, letters. The query alone is kept. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error).slice(0, 2_000) };
  const isQuery = "query" in error && "params" in error;
  const [firstLine = ""] = error.message.split("\nparams:");
  return {
    type: error.name,
    message: firstLine.slice(0, 4_000),
    ...("code" in error ? { errorCode: error.code } : {}),
    stack: isQuery ? error.stack?.slice(error.stack.indexOf("\n    at ")) : error.stack,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

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
