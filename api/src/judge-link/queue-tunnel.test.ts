import { createServer as createHttp, request } from "node:http";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { queueTunnelPath, queueTunnelProtocol } from "@bilimdon/contracts/live/queue-tunnel";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testJudgeToken } from "../../test/kit/test-ctx.ts";
import { readConfig } from "../config.ts";
import { openQueueTunnel, type QueueTunnel } from "./queue-tunnel.ts";

/** Stands for Redis: says back what it hears. */
const queueLines: Socket[] = [];
const queue = createServer((socket) => {
  queueLines.push(socket);
  socket.pipe(socket);
});
const http = createHttp();
let tunnel: QueueTunnel;

beforeAll(async () => {
  const env = {
    DATABASE_URL: "postgres://nobody@localhost/none",
    BLOB_DIR: "/",
    JUDGE_TOKEN: testJudgeToken,
    KEY_CURRENT: testJudgeToken,
  };
  const reading = readConfig({ ...env, REDIS_URL: `redis://127.0.0.1:${await listen(queue)}` });
  if (reading.kind === "refused") throw new Error(reading.faults.join());
  tunnel = openQueueTunnel(http, { config: reading.value, log: pino({ level: "silent" }) });
  await listen(http);
});
afterAll(() => {
  tunnel.close();
  http.close();
  queue.close();
});

const portOf = (server: Server) => {
  const address: AddressInfo | string | null = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
};
async function listen(server: Server): Promise<number> {
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  return portOf(server);
}

type Answer =
  | { readonly kind: "open"; readonly line: Socket }
  | { readonly kind: "refused"; readonly status: number };

function call(token: string, upgrade = queueTunnelProtocol): Promise<Answer> {
  return new Promise((settle, refuse) => {
    const asking = request({
      ...{ host: "127.0.0.1", port: portOf(http), path: queueTunnelPath },
      headers: { connection: "Upgrade", upgrade, authorization: `Bearer ${token}` },
    });
    asking.on("upgrade", (_, line: Socket) => settle({ kind: "open", line }));
    asking.on("response", (reply) => settle({ kind: "refused", status: reply.statusCode ?? 0 }));
    asking.on("error", refuse);
    asking.end();
  });
}

async function openLine(): Promise<Socket> {
  const answer = await call(testJudgeToken);
  if (answer.kind === "refused") throw new Error(`refused with ${answer.status}`);
  return answer.line;
}

it("carries the queue's bytes both ways, unchanged, for whoever holds the token", async () => {
  const line = await openLine();
  const sent = Buffer.from(Array.from({ length: 200_000 }, (_, at) => at % 256));

  line.write(sent);
  const heard: Buffer[] = [];
  for await (const chunk of line) {
    heard.push(chunk);
    if (Buffer.concat(heard).length >= sent.length) break;
  }

  expect(Buffer.concat(heard).equals(sent)).toBe(true);
});

it.each(["", "wrong", testJudgeToken.slice(1)])("is closed to the token %j", async (token) => {
  expect(await call(token)).toEqual({ kind: "refused", status: 401 });
});

it("speaks no protocol but its own", async () => {
  expect(await call(testJudgeToken, "websocket")).toEqual({ kind: "refused", status: 426 });
});

it("hangs up when the queue does, so that the worker connects anew", async () => {
  const line = await openLine();
  const closed = new Promise((settle) => line.once("close", settle));
  line.write("x");
  await new Promise((settle) => line.once("data", settle));

  for (const socket of queueLines) socket.destroy();

  await closed;
});

it("lets go of the queue when the worker hangs up", async () => {
  const line = await openLine();
  line.write("x");
  await new Promise((settle) => line.once("data", settle));
  const left = new Promise((settle) => queueLines.at(-1)?.once("close", settle));

  line.destroy();

  await left;
});
