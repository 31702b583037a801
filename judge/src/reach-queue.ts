/**
 * The road from this worker to the queue.
 *
 * The API tells where the queue is as the API sees it. On the same machine or network that address is good; from
 * another machine it means nothing, or worse, this machine's own Redis. Then the queue is reached through the API: a
 * listener of this process carries every connection over an upgraded request to the API's address.
 */
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { connect, createServer, type Server, type Socket } from "node:net";
import type { JudgeWelcome } from "@bilimdon/contracts/live/api-to-judge";
import { queueTunnelPath, queueTunnelProtocol } from "@bilimdon/contracts/live/queue-tunnel";

export type QueueAddress = JudgeWelcome["queue"];

export interface QueueRoad {
  /** The address to use from here, the same one for the same queue. */
  to(queue: QueueAddress): Promise<{ readonly queue: QueueAddress; readonly isTunnel: boolean }>;
  close(): Promise<void>;
}

export interface QueueRoadParts {
  readonly apiUrl: string;
  readonly token: string;
  /** Told why a connection through the API did not come about. */
  onFault(why: string): void;
}

const probeWithinMs = 1_500;

export function openQueueRoad(parts: QueueRoadParts): QueueRoad {
  let tunnel: Promise<{ readonly server: Server; readonly port: number }> | null = null;
  // Decided once for a queue: a moment's silence later must not make this worker change roads.
  const decided = new Map<string, Promise<boolean>>();
  return {
    to: async (queue) => {
      const isTunnel = decided.get(queue.url) ?? needsTunnel(queue, parts.apiUrl);
      decided.set(queue.url, isTunnel);
      if (!(await isTunnel)) return { queue, isTunnel: false };
      tunnel ??= openTunnel(parts);
      const url = new URL(queue.url);
      url.host = `127.0.0.1:${(await tunnel).port}`;
      return { queue: { ...queue, url: url.href }, isTunnel: true };
    },
    close: async () => {
      (await tunnel)?.server.close();
    },
  };
}

/** A queue on the API's loopback is on ours only where the API is too; any other is tried. */
async function needsTunnel(queue: QueueAddress, apiUrl: string): Promise<boolean> {
  const { hostname, port, protocol } = new URL(queue.url);
  // An encrypted queue has a certificate for its own name and is meant to be reached by it.
  if (protocol === "rediss:") return false;
  if (isLoopback(hostname)) return !isLoopback(new URL(apiUrl).hostname);
  return !(await answers(hostname, Number(port || (queue.kind === "redis" ? 6379 : 5432))));
}

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(host);
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect({ host: host.replace(/^\[|\]$/g, ""), port });
    const end = (isThere: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      settle(isThere);
    };
    const timer = setTimeout(() => end(false), probeWithinMs);
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
  });
}

async function openTunnel(parts: QueueRoadParts) {
  const server = createServer({ noDelay: true }, (socket) => carry(socket, parts));
  await new Promise<void>((settle, refuse) => {
    server.once("error", refuse);
    server.listen(0, "127.0.0.1", settle);
  });
  // What is open ends with its client; the listener alone must not keep the process.
  server.unref();
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the queue's tunnel has no port");
  return { server, port: address.port };
}

function carry(client: Socket, { apiUrl, token, onFault }: QueueRoadParts): void {
  const request = (apiUrl.startsWith("https:") ? requestHttps : requestHttp)(`${apiUrl}${queueTunnelPath}`, {
    headers: {
      authorization: `Bearer ${token}`,
      connection: "Upgrade",
      upgrade: queueTunnelProtocol,
    },
  });
  const fail = (why: string) => {
    onFault(why);
    client.destroy();
  };
  client.on("error", () => request.destroy());
  client.on("close", () => request.destroy());
  request.on("error", (error) => fail(error.message));
  request.on("response", (reply) => {
    reply.resume();
    fail(`${apiUrl} answered ${reply.statusCode} and does not carry the queue`);
  });
  request.on("upgrade", (_, far: Socket, head) => {
    far.setNoDelay(true);
    far.on("error", () => client.destroy());
    far.on("close", () => client.destroy());
    client.on("close", () => far.destroy());
    if (head.length > 0) client.write(head);
    far.pipe(client).pipe(far);
  });
  request.end();
}
