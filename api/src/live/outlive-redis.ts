import type { Logger } from "pino";

/**
 * Keeps the process alive when Redis dies under a broadcast: the streams adapter lets go of the promise of what it
 * publishes, so nobody else can hear that it failed. News lost so is fetched by the browsers when they reconnect. Every
 * other forgotten promise is a bug and ends the process, as it does by itself.
 */
export function outliveRedis(log: Logger): void {
  process.on("unhandledRejection", (error) => {
    if (!isRedisAway(error)) throw error;
    log.warn({ err: error }, "Redis was away while news was to be told to other processes");
  });
}

function isRedisAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const sentences = [
    "Connection is closed.",
    "Stream isn't writeable and enableOfflineQueue options is false",
  ];
  return error.name === "MaxRetriesPerRequestError" || sentences.includes(error.message);
}
