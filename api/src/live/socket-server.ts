import type { Server as HttpServer, IncomingMessage } from "node:http";
import { createAdapter } from "@socket.io/redis-streams-adapter";
import type { Redis } from "ioredis";
import { Server } from "socket.io";
import { writeFramesWhole } from "./one-write-a-frame.ts";

export interface SocketServerOptions {
  /** "/socket.io" for browsers. */
  readonly path: string;
  /** Largest message that a client may send. */
  readonly messageBytes: number;
  /** What every HTTP reply of this server carries: polls, and refusals before an upgrade. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Shared by all API processes; null: this is the only one. */
  readonly redis: Redis | null;
  /** Decides by the upgrade request alone, before a frame is read. */
  mayEnter(request: IncomingMessage): boolean;
}

/**
 * Hangs a Socket.IO server into the HTTP server. With Redis, what one API process sends reaches the rooms of all, in
 * one order; without, of this one. A broadcast is encoded once, whatever the number of its readers.
 */
export function openSocketServer(http: HttpServer, options: SocketServerOptions): Server {
  const { path, messageBytes, redis, headers } = options;
  const server = new Server(http, {
    path,
    maxHttpBufferSize: messageBytes,
    // A board's news are small and frequent: compressing each for each reader costs more than it saves.
    perMessageDeflate: false,
    serveClient: false,
    connectTimeout: 10_000,
    allowRequest: (request, answer) => answer(null, options.mayEnter(request)),
    ...(redis === null
      ? {}
      : { adapter: createAdapter(redis, { streamName: `bilimdon:live${path}`, maxLen: 10_000 }) }),
  });
  writeFramesWhole(server.of("/").adapter);
  server.engine.on("headers", (reply: Record<string, string>) =>
    Object.assign(reply, headers, { "cache-control": "no-store" }),
  );
  return server;
}
