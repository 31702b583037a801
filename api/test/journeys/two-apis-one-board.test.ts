/** Two API processes behind one Redis and one road: the same board, and one of them may die in mid-contest. */
import { setTimeout as sleep } from "node:timers/promises";
import { judgeLinkNamespace, judgeLinkPath, verdictAnswer } from "@bilimdon/contracts/live/judge-to-api";
import { eq } from "drizzle-orm";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { ServiceProcess } from "../../cli/services/service-process.ts";
import { judgements } from "../../src/db/schema/submissions.ts";
import { type Follower, followBoard, readBoardBytes } from "../kit/board-follower.ts";
import { build } from "../kit/build.ts";
import { type BuiltContest, buildContest, buildVerdict } from "../kit/build-contest.ts";
import { openRoad, type Road } from "../kit/open-road.ts";
import { preparePlatform, type RunningPlatform } from "../kit/run-platform.ts";
import { findRedis, type OwnRedis, startRedis } from "../kit/start-redis.ts";

const names = ["lola", "omar", "zafar", "nodir", "malika", "jasur"];
const labels = ["A", "B", "C"];
const patience = { timeout: 30_000, interval: 50 };
const why = findRedis() === null ? " (no redis-server here)" : "";

describe.skipIf(findRedis() === null)(`a contest on two API processes${why}`, () => {
  let redis: OwnRedis;
  let platform: RunningPlatform;
  let apis: ServiceProcess[] = [];
  let road: Road;
  let contest: BuiltContest;
  let judge: Socket;
  const followers: Follower[] = [];

  beforeAll(async () => {
    redis = await startRedis();
    platform = await preparePlatform({ redisUrl: `redis://127.0.0.1:${redis.port}` });
    // One after the other: the first migrates.
    apis = [await platform.startApi({ PORT: "0" }), await platform.startApi({ PORT: "0" })];
    road = await openRoad(apis.map(portOf));
    contest = await buildContest(platform.database.db, { labels, names });
    judge = callAsJudge(road.url);
  });
  afterAll(async () => {
    for (const follower of followers) follower.leave();
    judge?.disconnect();
    await road?.close();
    await platform?.close();
    await redis?.stop();
  });

  const portOf = (api: ServiceProcess) => z.number().parse(api.ready.port);
  const urlOf = (api: ServiceProcess | undefined) =>
    `http://127.0.0.1:${api === undefined ? 0 : portOf(api)}`;

  async function follow(url: string): Promise<Follower> {
    const follower = await followBoard(url, contest.slug);
    followers.push(follower);
    return follower;
  }

  /** Sends one submission and its verdict over the link, again as long as nobody has said that it is kept. */
  async function play(turn: number): Promise<void> {
    const [name = "", label = ""] = [names[turn % names.length], labels[Math.floor(turn / names.length) % 3]];
    const { judgementId } = await contest.send(name, label, 10 + turn);
    for (let tries = 0; tries < 300; tries += 1) {
      // No queue knows of it, so that a sweep may have raised its attempt, as for a worker that was lost.
      const [found] = await platform.database.db
        .select({ attempt: judgements.attempt })
        .from(judgements)
        .where(eq(judgements.id, judgementId));
      const verdict = buildVerdict(judgementId, turn % 3 === 0 ? "WA" : "AC", found?.attempt);
      const answer = await judge
        .timeout(2_000)
        .emitWithAck("verdict", verdict)
        .catch(() => null);
      if (answer !== null && verdictAnswer.parse(answer).answer === "kept") return;
      await sleep(100);
    }
    throw new Error("a verdict was never kept");
  }

  async function playAll(turns: readonly number[]): Promise<void> {
    for (const turn of turns) await play(turn);
  }

  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);
  const bytesOf = (follower: Follower) => JSON.stringify(follower.board());

  it("shows the same bytes from both, to who stayed and to who joins late", async () => {
    const [near, far] = [await follow(urlOf(apis[0])), await follow(urlOf(apis[1]))];
    await playAll(range(0, 6));
    const late = await follow(urlOf(apis[1]));
    await playAll(range(6, 8));

    await expect
      .poll(async () => bytesOf(near) === (await readBoardBytes(urlOf(apis[0]), contest.slug)), patience)
      .toBe(true);
    const truth = await readBoardBytes(urlOf(apis[0]), contest.slug);
    expect(await readBoardBytes(urlOf(apis[1]), contest.slug)).toBe(truth);
    for (const follower of [near, far, late])
      await expect.poll(() => bytesOf(follower), patience).toBe(truth);
    expect(near.board().cells).toHaveLength(8);
  });

  it("loses nothing when one of them is killed in mid-contest, and its spectators come back to the other", async () => {
    const throughRoad = await follow(road.url);
    const before = throughRoad.entered();
    const going = playAll(range(8, 16));
    await expect.poll(() => throughRoad.board().cells.length, patience).toBeGreaterThan(8);
    const [first] = apis;
    if (first === undefined) throw new Error("no process to kill");
    await platform.kill(first);
    await going;

    await expect.poll(() => throughRoad.entered(), patience).toBeGreaterThan(before);
    const judged = 16;
    await expect.poll(() => throughRoad.board().cells.length, patience).toBe(judged);
    const truth = await readBoardBytes(urlOf(apis[1]), contest.slug);
    await expect.poll(() => bytesOf(throughRoad), patience).toBe(truth);
    expect(throughRoad.board().cells.every(({ cell }) => cell.kind !== "pending")).toBe(true);
  });
});

function callAsJudge(url: string): Socket {
  const token = "judge-token-of-the-journeys-0123456789";
  return io(`${url}${judgeLinkNamespace}`, {
    path: judgeLinkPath,
    extraHeaders: { authorization: `Bearer ${token}` },
    auth: { token, hello: build.hello("host-of-two", ["cpp20"]) },
    transports: ["websocket"],
    reconnectionDelay: 100,
    reconnectionDelayMax: 300,
    forceNew: true,
  });
}
