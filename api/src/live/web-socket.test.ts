import { createServer, type Server as HttpServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { type JoinAnswer, joinAnswer } from "@bilimdon/contracts/live/web-to-api";
import { Redis } from "ioredis";
import type { Server } from "socket.io";
import { io, type Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { build } from "../../test/kit/build.ts";
import { openTestDatabase, type TestDatabase } from "../../test/kit/open-test-database.ts";
import { findRedis, startRedis } from "../../test/kit/start-redis.ts";
import { makeTestCtx, type TestCtx } from "../../test/kit/test-ctx.ts";
import type { Ctx } from "../ctx.ts";
import { examSessions } from "../db/schema/participants.ts";
import { identifyPerson } from "../features/accounts/identify-person.ts";
import { startSession } from "../features/accounts/lucia-sessions.ts";
import { sessionIdOf } from "../features/accounts/session-token.ts";
import { holdToExam } from "../features/contests/exam/hold-to-exam.ts";
import { isOwn } from "../http/own-origin.ts";
import { liveOn } from "./broadcast.ts";
import { openSocketServer } from "./socket-server.ts";
import { serveBrowsers, webMessageBytes, webSocketPath } from "./web-socket.ts";

interface Process {
  readonly url: string;
  readonly ctx: Ctx;
  /** News that a page has said it has. */
  readonly heard: readonly unknown[];
  close(): Promise<void>;
}

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

async function startProcess(redis: Redis | null = null): Promise<Process> {
  const http: HttpServer = createServer();
  const server: Server = openSocketServer(http, {
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
    identify: async (headers) => (await identifyPerson(ctx, headers))?.person ?? null,
    sessionIdOf: (headers) => sessionIdOf(ctx.config, headers.get("cookie")),
    holdToExam,
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const address = http.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, ctx: own, heard, close: () => server.close() };
}

async function connect(url: string, headers: Record<string, string> = {}): Promise<Socket> {
  const client = io(url, {
    transports: ["websocket"],
    extraHeaders: headers,
    reconnection: false,
    forceNew: true,
  });
  clients.push(client);
  await new Promise<void>((resolve, reject) => {
    client.once("connect", () => resolve());
    client.once("connect_error", reject);
  });
  return client;
}

async function cookieOf(role: "student" | "jury" | "admin" | "setter") {
  const user = await build.user(database.db, { role });
  const cookie = (await startSession(ctx, user.id)).setCookie.split(";")[0] ?? "";
  return { userId: user.id, headers: { cookie } };
}

async function join(client: Socket, room: string): Promise<JoinAnswer> {
  return joinAnswer.parse(await client.timeout(5_000).emitWithAck("join", { room }));
}
const next = (client: Socket, event: string) =>
  new Promise<unknown>((resolve) => client.once(event, resolve));

describe("a browser's live link", () => {
  let here: Process;
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

  it("hears nothing but the exam while it runs, and that by one session alone", async () => {
    const lola = await cookieOf("student");
    const second = (await startSession(ctx, lola.userId)).setCookie.split(";")[0] ?? "";
    const now = ctx.clock.now();
    const exam = await build.contest(database.db, {
      startsAt: new Date(now),
      endsAt: new Date(now + 3_600_000),
      isExam: 1,
    });
    const other = await build.contest(database.db);
    await build.participant(database.db, { contestId: exam.id, userId: lola.userId });
    const sessionId = sessionIdOf(ctx.config, lola.headers.cookie) ?? "";
    const boundAt = new Date(now);
    await database.db
      .insert(examSessions)
      .values({ contestId: exam.id, userId: lola.userId, sessionId, boundAt });
    const joinAs = async (cookie: string, room: string) =>
      join(await connect(here.url, { cookie }), room).then((answer) =>
        answer.kind === "refused" ? answer.code : answer.kind,
      );

    expect(await joinAs(lola.headers.cookie, rooms.publicBoard(exam.id))).toBe("joined");
    expect(await joinAs(lola.headers.cookie, rooms.user(lola.userId))).toBe("joined");
    expect(await joinAs(lola.headers.cookie, rooms.publicBoard(other.id))).toBe("contest.exam_running");
    expect(await joinAs(second, rooms.user(lola.userId))).toBe("contest.exam_elsewhere");
    expect(await joinAs(second, rooms.publicBoard(exam.id))).toBe("contest.exam_elsewhere");
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
