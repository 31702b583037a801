import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import { describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { connectTo } from "../../../test/kit/live-door.ts";
import { openTestDatabase } from "../../../test/kit/open-test-database.ts";
import { findRedis, startRedis } from "../../../test/kit/start-redis.ts";
import { makeTestCtx } from "../../../test/kit/test-ctx.ts";
import { wireEvents } from "../../../test/kit/wire-events.ts";
import type { Ctx } from "../../ctx.ts";
import { liveOn } from "../../live/broadcast.ts";
import { openOutboxSender } from "../../live/outbox-sender.ts";
import { openSocketServer } from "../../live/socket-server.ts";
import { serveBrowsers, webMessageBytes, webSocketPath } from "../../live/web-socket.ts";
import { startBearerSession } from "./bearer-sessions.ts";
import { sessionIdIn } from "./bearer-token.ts";
import { startSession } from "./lucia-sessions.ts";
import { sessionIdOf } from "./session-token.ts";
import { signOutEverywhere } from "./sign-out.ts";

const withinMs = 1_000;

/** One API process: its sockets, and a sender for what it writes. */
async function startProcess(base: Ctx, redis: Redis) {
  const http = createServer();
  const server = openSocketServer(http, {
    path: webSocketPath,
    messageBytes: webMessageBytes,
    redis,
    mayEnter: () => true,
  });
  const ctx: Ctx = { ...base, live: liveOn(server) };
  serveBrowsers(server, {
    ctx,
    identify: async () => null,
    sessionIdOf: (headers) => sessionIdIn(ctx.config, headers),
    holdToExam: async () => {},
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const address = http.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { ctx, url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

const redisWords = findRedis() === null ? ": no redis-server on this machine" : "";
describe.skipIf(findRedis() === null)(`two API processes on one Redis${redisWords}`, () => {
  it("close every live socket of a person within a second of signing out everywhere, and no other", async () => {
    const database = await openTestDatabase();
    const base = makeTestCtx(database.db);
    const redis = await startRedis();
    const lines = [0, 1].map(() => new Redis(`redis://127.0.0.1:${redis.port}`, { maxRetriesPerRequest: 1 }));
    const [one, two] = await Promise.all(lines.map((line) => startProcess(base, line)));
    if (one === undefined || two === undefined) throw new Error("two processes were started");
    const sender = openOutboxSender(one.ctx);
    const [lola, omar] = [await build.user(database.db), await build.user(database.db)];
    const cookieOf = async (userId: string) =>
      (await startSession(base, userId)).setCookie.split(";")[0] ?? "";
    const cookie = await cookieOf(lola.id);
    const origin = { userAgent: null, address: null };
    const app = await startBearerSession(base, { userId: lola.id, origin, factorLevel: 1 });
    const theirs = [
      await connectTo(one.url, { cookie }),
      await connectTo(two.url, { cookie }),
      await connectTo(two.url, { cookie: await cookieOf(lola.id) }),
      await connectTo(two.url, { authorization: `Bearer ${app.accessToken}` }),
    ];
    const [bystander, guest] = [
      await connectTo(two.url, { cookie: await cookieOf(omar.id) }),
      await connectTo(two.url),
    ];
    // The adapters learn of each other by what they read from the stream.
    await sleep(300);

    const ctx = wireEvents(one.ctx, { wakeOutbox: () => sender.wake() });
    const person = {
      userId: lola.id,
      login: "lola",
      displayName: "Lola",
      role: "student",
      locale: "uz",
    } as const;
    const sessionId = sessionIdOf(ctx.config, cookie) ?? "";
    const closed = Promise.all(
      theirs.map((client) => new Promise((resolve) => client.once("disconnect", resolve))),
    );
    await signOutEverywhere({ ...ctx, person, sessionId, requestId: "r" });
    const answer = await Promise.race([closed.then(() => "closed"), sleep(withinMs, "still open")]);

    expect(answer).toBe("closed");
    expect([bystander.connected, guest.connected]).toEqual([true, true]);
    for (const client of [...theirs, bystander, guest]) client.disconnect();
    await sender.stop();
    await Promise.all([one.close(), two.close()]);
    for (const line of lines) line.disconnect();
    await redis.stop();
    await database.close();
  });
});
