import { setTimeout as sleep } from "node:timers/promises";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { Redis } from "ioredis";
import type { Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { build } from "../../test/kit/build.ts";
import { connectTo, join, type LiveDoor, next, openLiveDoor } from "../../test/kit/live-door.ts";
import { openTestDatabase, type TestDatabase } from "../../test/kit/open-test-database.ts";
import { findRedis, startRedis } from "../../test/kit/start-redis.ts";
import { makeTestCtx, type TestCtx } from "../../test/kit/test-ctx.ts";
import { startSession } from "../features/accounts/lucia-sessions.ts";
import { sessionIdOf } from "../features/accounts/session-token.ts";
import { hashToken, tokenPrefix } from "../features/accounts/token-secret.ts";
import { insertToken } from "../features/accounts/tokens.queries.ts";
import { webMessageBytes } from "./web-socket.ts";

let database: TestDatabase;
let ctx: TestCtx;
const clients: Socket[] = [];
beforeAll(async () => {
  database = await openTestDatabase();
  ctx = makeTestCtx(database.db);
});
afterEach(() => {
  for (const client of clients.splice(0)) client.disconnect();
});
afterAll(() => database.close());

const startProcess = (redis: Redis | null = null) => openLiveDoor(ctx, redis);

async function connect(url: string, headers: Record<string, string> = {}): Promise<Socket> {
  const client = await connectTo(url, headers);
  clients.push(client);
  return client;
}

async function cookieOf(role: "student" | "jury" | "admin" | "setter") {
  const user = await build.user(database.db, { role });
  const cookie = (await startSession(ctx, user.id)).setCookie.split(";")[0] ?? "";
  return { userId: user.id, headers: { cookie } };
}

describe("a browser's live link", () => {
  let here: LiveDoor;
  beforeAll(async () => {
    here = await startProcess();
  });
  afterAll(() => here.close());

  it("hears a public board without an account and is told the server's time", async () => {
    const contest = await build.contest(database.db);
    const spectator = await connect(here.url);
    const room = rooms.publicBoard(contest.id);

    expect(await join(spectator, room)).toEqual({ kind: "joined", serverTime: ctx.clock.now() });
    const heard = next(spectator, "board-delta");
    here.ctx.live.send(room, "board-delta", { version: 7 });

    expect(await heard).toEqual({ version: 7 });
  });

  it("says that it has the news of a submission; with no page open nobody does", async () => {
    const [lola, omar] = [await cookieOf("student"), await cookieOf("student")];
    const page = await connect(here.url, lola.headers);
    page.on("submission", (_: unknown, answer: () => void) => answer());
    await join(page, rooms.user(lola.userId));

    here.ctx.live.send(rooms.user(omar.userId), "submission", "of omar");
    here.ctx.live.send(rooms.user(lola.userId), "submission", "of lola");

    await expect.poll(() => here.heard).toEqual(["of lola"]);
  });

  it("hears no room that it has not joined, and none that it has left", async () => {
    const [one, other] = [await build.contest(database.db), await build.contest(database.db)];
    const spectator = await connect(here.url);
    const heard: unknown[] = [];
    spectator.onAny((_, payload) => heard.push(payload));
    await join(spectator, rooms.publicBoard(one.id));
    here.ctx.live.send(rooms.publicBoard(other.id), "board-delta", "not joined");
    await spectator.timeout(5_000).emitWithAck("leave", { room: rooms.publicBoard(one.id) });
    here.ctx.live.send(rooms.publicBoard(one.id), "board-delta", "left");
    await join(spectator, rooms.publicBoard(one.id));

    expect(heard).toEqual([]);
  });

  it("is refused what its person may not hear", async () => {
    const contest = await build.contest(database.db);
    const version = await build.problemVersion(database.db);
    const [lola, omar] = [await cookieOf("student"), await cookieOf("student")];
    const stranger = await connect(here.url);
    const student = await connect(here.url, lola.headers);
    const closed = [
      rooms.juryBoard(contest.id),
      rooms.user(omar.userId),
      rooms.judgeHosts(),
      rooms.problemVersion(version.id),
    ];

    for (const room of closed) {
      expect(await join(stranger, room), room).toEqual({ kind: "refused", code: "session.required" });
      expect(await join(student, room), room).toEqual({ kind: "refused", code: "access.refused" });
    }
    expect((await join(student, rooms.user(lola.userId))).kind).toBe("joined");
  });

  it("hears by a personal token what a guest hears, whatever its owner may and its scopes say", async () => {
    const jury = await build.user(database.db, { role: "jury" });
    const contest = await build.contest(database.db);
    const secret = `${tokenPrefix}${"s".repeat(43)}`;
    await insertToken(database.db, {
      id: ctx.ids.make("token"),
      userId: jury.id,
      secretHash: hashToken(secret),
      label: "script",
      scopes: ["judging.read", "contests.read"],
      expiresAt: new Date(ctx.clock.now() + 3_600_000),
      createdAt: new Date(ctx.clock.now()),
    });
    const script = await connect(here.url, { authorization: `Bearer ${secret}` });

    expect((await join(script, rooms.publicBoard(contest.id))).kind).toBe("joined");
    for (const room of [rooms.juryBoard(contest.id), rooms.juryDesk(contest.id), rooms.user(jury.id)])
      expect(await join(script, room), room).toEqual({ kind: "refused", code: "session.required" });
  });

  it("lets the jury hear the jury's board and admins the judge hosts", async () => {
    const contest = await build.contest(database.db);
    const [jury, admin] = [await cookieOf("jury"), await cookieOf("admin")];

    expect((await join(await connect(here.url, jury.headers), rooms.juryBoard(contest.id))).kind).toBe(
      "joined",
    );
    expect((await join(await connect(here.url, admin.headers), rooms.judgeHosts())).kind).toBe("joined");
  });

  it.each(["", "board:con_none:public", "nonsense", "board", ":", "host:hst_1"])(
    "joins no room %j",
    async (room) => {
      const client = await connect(here.url);

      expect((await join(client, room)).kind).toBe("refused");
    },
  );

  it("from a page of another site is refused before it is opened", async () => {
    await expect(connect(here.url, { origin: "https://evil.example" })).rejects.toThrow();
    await expect(connect(here.url, { origin: here.url })).resolves.toBeDefined();
  });

  it("cannot hide from the end of its session by leaving the session's room", async () => {
    const lola = await cookieOf("student");
    const client = await connect(here.url, lola.headers);
    const room = rooms.session(sessionIdOf(ctx.config, lola.headers.cookie) ?? "");
    expect((await join(client, room)).kind).toBe("refused");

    await client.timeout(5_000).emitWithAck("leave", { room });
    const cut = next(client, "disconnect");
    here.ctx.live.close(room);

    expect(await cut).toBe("io server disconnect");
  });

  it("is cut when it sends more than the name of a room, or asks without end", async () => {
    const talker = await connect(here.url);
    const cut = next(talker, "disconnect");
    talker.emit("join", { room: "x".repeat(webMessageBytes) });
    await cut;

    const asker = await connect(here.url);
    const stopped = next(asker, "disconnect");
    for (let asked = 0; asked < 100; asked += 1) asker.emit("join", { room: "nonsense" });
    await stopped;
  });
});

const redisWords = findRedis() === null ? ": no redis-server on this machine" : "";
describe.skipIf(findRedis() === null)(`two API processes on one Redis${redisWords}`, () => {
  it("reach each other's browsers, each message once and in order", async () => {
    const redis = await startRedis();
    const lines = [0, 1].map(() => new Redis(`redis://127.0.0.1:${redis.port}`, { maxRetriesPerRequest: 1 }));
    for (const line of lines) line.on("error", () => {});
    const [one, other] = await Promise.all(lines.map((line) => startProcess(line)));
    if (one === undefined || other === undefined) throw new Error("two processes were started");
    const contest = await build.contest(database.db);
    const room = rooms.publicBoard(contest.id);
    const [near, far] = [await connect(one.url), await connect(other.url)];
    const heard: Record<string, unknown[]> = { near: [], far: [] };
    near.on("board-delta", (n) => heard.near?.push(n));
    far.on("board-delta", (n) => heard.far?.push(n));
    await join(near, room);
    await join(far, room);

    // The adapters take a moment to read their stream; until then the far one hears nothing.
    for (let tries = 0; tries < 100 && heard.far?.length === 0; tries += 1) {
      one.ctx.live.send(room, "board-delta", -1);
      await sleep(50);
    }
    for (let n = 0; n < 50; n += 1) one.ctx.live.send(room, "board-delta", n);
    const wanted = Array.from({ length: 50 }, (_, n) => n);
    for (let tries = 0; tries < 100 && heard.far?.at(-1) !== 49; tries += 1) await sleep(20);

    expect(heard.near?.filter((n) => n !== -1)).toEqual(wanted);
    expect(heard.far?.filter((n) => n !== -1)).toEqual(wanted);
    near.disconnect();
    far.disconnect();
    await Promise.all([one.close(), other.close()]);
    for (const line of lines) line.disconnect();
    await redis.stop();
  });
});
