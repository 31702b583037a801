/** The browsers' live link of one API process, on a port of its own, and clients of it. */
import { createServer } from "node:http";
import { type JoinAnswer, joinAnswer } from "@bilimdon/contracts/live/web-to-api";
import type { Redis } from "ioredis";
import { io, type Socket } from "socket.io-client";
import type { Ctx } from "../../src/ctx.ts";
import { identifyListener } from "../../src/features/accounts/identify-person.ts";
import { sessionIdOf } from "../../src/features/accounts/session-token.ts";
import { holdToExam } from "../../src/features/contests/exam/hold-to-exam.ts";
import { isOwn } from "../../src/http/own-origin.ts";
import { liveOn } from "../../src/live/broadcast.ts";
import { openSocketServer } from "../../src/live/socket-server.ts";
import { serveBrowsers, webMessageBytes, webSocketPath } from "../../src/live/web-socket.ts";

export interface LiveDoor {
  readonly url: string;
  /** With the door out to these sockets. */
  readonly ctx: Ctx;
  /** News that a page has said it has. */
  readonly heard: readonly unknown[];
  close(): Promise<void>;
}

export async function openLiveDoor(ctx: Ctx, redis: Redis | null = null): Promise<LiveDoor> {
  const http = createServer();
  const server = openSocketServer(http, {
    path: webSocketPath,
    messageBytes: webMessageBytes,
    redis,
    mayEnter: ({ headers: { origin, host } }) =>
      origin === undefined || isOwn(origin, new Request(`http://${host}/`), undefined),
  });
  const heard: unknown[] = [];
  const live = liveOn(server, { event: "submission", onHeard: (payload) => heard.push(payload) });
  const own: Ctx = { ...ctx, live };
  serveBrowsers(server, {
    ctx: own,
    identify: (headers) => identifyListener(own, headers),
    sessionIdOf: (headers) => sessionIdOf(own.config, headers.get("cookie")),
    holdToExam: (_, reach) => holdToExam(own, reach),
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const address = http.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, ctx: own, heard, close: () => server.close() };
}

/** Refuses with the error of a door that lets nobody in. */
export async function connectTo(url: string, headers: Record<string, string> = {}): Promise<Socket> {
  const client = io(url, {
    transports: ["websocket"],
    extraHeaders: headers,
    reconnection: false,
    forceNew: true,
  });
  await new Promise<void>((resolve, reject) => {
    client.once("connect", () => resolve());
    client.once("connect_error", reject);
  });
  return client;
}

export async function join(client: Socket, room: string): Promise<JoinAnswer> {
  return joinAnswer.parse(await client.timeout(5_000).emitWithAck("join", { room }));
}

export const next = (client: Socket, event: string) =>
  new Promise<unknown>((resolve) => client.once(event, resolve));
