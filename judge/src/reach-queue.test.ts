import { createServer as createHttp, type Server as HttpServer } from "node:http";
import { type AddressInfo, connect, createServer, type Server } from "node:net";
import { queueTunnelPath } from "@bilimdon/contracts/live/queue-tunnel";
import { afterEach, describe, expect, it } from "vitest";
import { openQueueRoad, type QueueRoad } from "./reach-queue.ts";

const closers: (() => unknown)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function listen(server: Server | HttpServer): Promise<number> {
  await new Promise<void>((settle) => server.listen(0, settle));
  closers.push(() => server.close());
  const address: AddressInfo | string | null = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** An API that says back what comes through its tunnel. */
async function openApi(status = "101 Switching Protocols"): Promise<number> {
  const http = createHttp();
  http.on("upgrade", ({ url, headers }, socket) => {
    const isOurs = url === queueTunnelPath && headers.authorization === "Bearer proof";
    socket.write(`HTTP/1.1 ${isOurs ? status : "401 Unauthorized"}\r\n`);
    socket.write("Upgrade: bilimdon-queue\r\nConnection: Upgrade\r\n\r\n");
    if (isOurs && status.startsWith("101")) socket.pipe(socket);
    else socket.end();
  });
  return await listen(http);
}

const faults: string[] = [];
function openRoad(apiUrl: string, token = "proof"): QueueRoad {
  faults.splice(0);
  const road = openQueueRoad({ apiUrl, token, onFault: (why) => faults.push(why) });
  closers.push(() => road.close());
  return road;
}
const redis = (host: string) => ({ kind: "redis", url: `redis://me:word@${host}`, prefix: "b" }) as const;

async function sayThrough(url: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const line = connect(Number(port), hostname);
  line.write("PING");
  let heard = "";
  for await (const chunk of line) {
    heard += chunk;
    if (heard.length >= 4) break;
  }
  return heard;
}

describe("the road to the queue", () => {
  it("is the queue's own address where that answers", async () => {
    const queue = redis(`127.0.0.1:${await listen(createServer())}`);

    expect(await openRoad("http://127.0.0.1:1").to(queue)).toEqual({ queue, isTunnel: false });
  });

  // 0.0.0.0 reaches this machine and is no loopback name: to the worker it is another machine.
  it("goes through the API when the queue is on the loopback of another machine", async () => {
    const road = openRoad(`http://0.0.0.0:${await openApi()}`);

    const { queue, isTunnel } = await road.to(redis("127.0.0.1:6379"));

    expect(isTunnel).toBe(true);
    expect(new URL(queue.url)).toMatchObject({ hostname: "127.0.0.1", username: "me", password: "word" });
    expect(await sayThrough(queue.url)).toBe("PING");
  });

  it("goes through the API when the queue's name means nothing here", async () => {
    const road = openRoad(`http://127.0.0.1:${await openApi()}`);

    const { queue, isTunnel } = await road.to(redis("no-such-host.invalid:6379"));

    expect(isTunnel).toBe(true);
    expect(await sayThrough(queue.url)).toBe("PING");
  });

  it("stays the same for the same queue", async () => {
    const road = openRoad(`http://0.0.0.0:${await openApi()}`);

    expect(await road.to(redis("127.0.0.1:6379"))).toEqual(await road.to(redis("127.0.0.1:6379")));
  });

  it("says what the API answered when it does not carry the queue", async () => {
    const road = openRoad(`http://0.0.0.0:${await openApi()}`, "wrong");
    const { queue } = await road.to(redis("127.0.0.1:6379"));

    expect(await sayThrough(queue.url)).toBe("");
    expect(faults).toEqual([expect.stringContaining("answered 401")]);
  });
});
