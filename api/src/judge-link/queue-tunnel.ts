/**
 * The queue for workers of other machines, which know the API's address and the token and nothing else.
 *
 * What could go wrong: a queue that stands behind the API (on its own machine, or in a network of containers) has an
 * address that means nothing, or something else, elsewhere; and opening its port to the world opens it to strangers.
 * So the API carries the bytes itself, over the address and the encryption it has anyway, for whoever holds the token.
 */
import type { IncomingMessage, Server } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { queueTunnelPath, queueTunnelProtocol } from "@bilimdon/contracts/live/queue-tunnel";
import type { Logger } from "pino";
import type { Config } from "../config.ts";
import { bearerOf, isJudgeToken } from "../http/judge-token.ts";

/** Lines at once; a worker opens two or three, and one more for each lane on Postgres. */
const mostTunnels = 2_000;
const connectWithinMs = 10_000;
const keepAliveMs = 30_000;

export interface QueueTunnel {
  /** Cuts every line; workers try again elsewhere. */
  close(): void;
}

/** Answers upgrade requests for the queue's path; every other is left to its own listener. */
export function openQueueTunnel(
  http: Server,
  { config, log }: { readonly config: Config; readonly log: Logger },
): QueueTunnel {
  const target = targetOf(config);
  const open = new Set<Duplex>();
  http.on("upgrade", (request, socket, head) => {
    if (request.url !== queueTunnelPath) return;
    const refusal = refusalOf(request, config, open.size);
    if (refusal !== null) return void socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\n\r\n`);
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    join(socket, head, target, (why) => log.warn({ why }, "the queue's tunnel could not reach the queue"));
  });
  return {
    close: () => {
      for (const socket of open) socket.destroy();
    },
  };
}

function refusalOf({ headers }: IncomingMessage, config: Config, openCount: number): string | null {
  if (!isJudgeToken(bearerOf(headers.authorization), config)) return "401 Unauthorized";
  if (headers.upgrade?.toLowerCase() !== queueTunnelProtocol) return "426 Upgrade Required";
  return openCount >= mostTunnels ? "503 Service Unavailable" : null;
}

interface Target {
  readonly host: string;
  readonly port: number;
}

/** Where this process itself finds the queue. */
function targetOf(config: Config): Target {
  const url = new URL(config.REDIS_URL ?? config.DATABASE_URL);
  const usual = config.REDIS_URL === undefined ? 5432 : 6379;
  return { host: url.hostname.replace(/^\[|\]$/g, ""), port: url.port === "" ? usual : Number(url.port) };
}

function join(caller: Duplex, head: Buffer, target: Target, onFault: (why: string) => void): void {
  // At once: listeners of other paths close an upgrade that nobody has answered within a second.
  caller.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: ${queueTunnelProtocol}\r\nConnection: Upgrade\r\n\r\n`,
  );
  const queue = connect({ ...target, noDelay: true, keepAlive: true, keepAliveInitialDelay: keepAliveMs });
  const timer = setTimeout(() => queue.destroy(new Error("no answer in time")), connectWithinMs);
  queue.once("connect", () => clearTimeout(timer));
  queue.on("error", (error) => onFault(error.message));
  queue.on("close", () => {
    clearTimeout(timer);
    caller.destroy();
  });
  caller.on("error", () => queue.destroy());
  caller.on("close", () => queue.destroy());
  if (head.length > 0) queue.write(head);
  caller.pipe(queue).pipe(caller);
}
