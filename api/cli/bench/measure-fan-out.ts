/**
 * How fast one process tells two thousand spectators of a change, beside a bare `ws` server that broadcasts the same
 * bytes from the same process. Both take turns, so that a busy moment of the machine falls on both alike.
 */
import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { median, percentile } from "@bilimdon/rules/figures/percentile";
import { webSocketPath } from "../../src/live/web-socket.ts";
import { projectRoot } from "../services/project-root.ts";
import { type FanOutOrder, type FanOutReply, monotonicMs } from "./fan-out-words.ts";
import { enter, type Spectator } from "./spectator.ts";

export interface FanOutWish {
  readonly databaseUrl: string;
  readonly blobFolder: string;
  readonly contestId: string;
  readonly spectators: number;
  /** Of each server, after one of each that does not count. */
  readonly rounds: number;
  readonly broadcastsARound: number;
  readonly pacedDeltas: number;
  readonly signal: AbortSignal;
}

export interface FanOutFigures {
  readonly fanoutPerSecond: number;
  readonly wsPerSecond: number;
  readonly fanoutRatio: number;
  readonly fanoutP99Ms: number;
  readonly bytesPerSpectator: number;
}

/** Slower than deltas are merged, so that each leaves by itself. */
const pacedEveryMs = 400;
const enterAtOnce = 50;
const warmUpSpectators = 100;
const heardWithinMs = 60_000;

export async function measureFanOut(wish: FanOutWish): Promise<FanOutFigures> {
  const server = startServer(wish);
  const crowd: Spectator[] = [];
  try {
    const { port, barePort } = await server.hear("ready");
    const ear = new Ear();
    const onNews = (payload: Buffer) => ear.hear(payload);
    const path = `${webSocketPath}/?EIO=4&transport=websocket`;
    const room = rooms.publicBoard(wish.contestId);
    const live = { port, path, room, onNews };
    // The first ones bring in code and pools that all share; they are weighed with nobody.
    crowd.push(...(await enterAll(warmUpSpectators, live)));
    const before = await server.order({ kind: "weigh" }, "weighed");
    const seated = await enterAll(wish.spectators - warmUpSpectators, live);
    crowd.push(...seated);
    const after = await server.order({ kind: "weigh" }, "weighed");
    crowd.push(...(await enterAll(wish.spectators, { port: barePort, path: "/", room: null, onNews })));

    const rates: Record<"socket.io" | "ws", number[]> = { "socket.io": [], ws: [] };
    for (let round = 0; round <= wish.rounds; round += 1)
      for (const over of ["socket.io", "ws"] as const) {
        wish.signal.throwIfAborted();
        const perSecond = await flood(server, ear, { over, wish });
        if (round > 0) rates[over].push(perSecond);
      }
    const ratios = rates["socket.io"].map((rate, round) => rate / (rates.ws[round] ?? Number.NaN));
    const seatedBytes = (after.residentBytes - before.residentBytes) / Math.max(1, seated.length);
    return {
      fanoutPerSecond: Math.round(median(rates["socket.io"]) ?? 0),
      wsPerSecond: Math.round(median(rates.ws) ?? 0),
      fanoutRatio: Math.round(1_000 * (median(ratios) ?? 0)) / 1_000,
      fanoutP99Ms: Math.round(10 * (await pace(server, ear, wish))) / 10,
      bytesPerSpectator: Math.max(0, Math.round(seatedBytes)),
    };
  } finally {
    for (const spectator of crowd) spectator.leave();
    server.stop();
  }
}

async function enterAll(count: number, wish: Parameters<typeof enter>[0]): Promise<Spectator[]> {
  const crowd: Spectator[] = [];
  while (crowd.length < count) {
    const next = Math.min(enterAtOnce, count - crowd.length);
    crowd.push(...(await Promise.all(Array.from({ length: next }, () => enter(wish)))));
  }
  return crowd;
}

/** Counts what the whole crowd hears. */
class Ear {
  #expected = 0;
  #done = () => {};
  #count: (payload: Buffer) => number = () => 1;

  hear(payload: Buffer): void {
    this.#expected -= this.#count(payload);
    if (this.#expected === 0) this.#done();
  }

  /**
   * Settles when so many have been heard.
   *
   * @param counts  how many a message is
   */
  expect(count: number, counts: (payload: Buffer) => number = () => 1): Promise<void> {
    this.#expected = count;
    this.#count = counts;
    return new Promise((resolve, reject) => {
      const overdue = setTimeout(
        () => reject(new Error(`${this.#expected} of ${count} messages were not heard`)),
        heardWithinMs,
      );
      this.#done = () => {
        clearTimeout(overdue);
        resolve();
      };
    });
  }
}

async function flood(
  server: FanOutServer,
  ear: Ear,
  { over, wish }: { readonly over: "socket.io" | "ws"; readonly wish: FanOutWish },
): Promise<number> {
  const broadcasts = wish.broadcastsARound;
  const messages = wish.spectators * broadcasts;
  const heard = ear.expect(messages);
  const startedAt = monotonicMs();
  await Promise.all([server.order({ kind: "flood", over, broadcasts }, "flooded"), heard]);
  return (1_000 * messages) / (monotonicMs() - startedAt);
}

/** From the commit of a delta to each spectator's socket, with the wait in which deltas are merged: the 99th percentile. */
async function pace(server: FanOutServer, ear: Ear, wish: FanOutWish): Promise<number> {
  const { spectators, pacedDeltas: deltas } = wish;
  const heardAt: { readonly version: number; readonly atMs: number }[] = [];
  const heard = ear.expect(spectators * deltas, (payload) => {
    const atMs = monotonicMs();
    const text = payload.toString("latin1");
    const [previous, last] = [numberAfter(text, "previousVersion"), numberAfter(text, "version")];
    // On a busy machine two have become one; each of them was waited for.
    for (let version = previous + 1; version <= last; version += 1) heardAt.push({ version, atMs });
    return last - previous;
  });
  const order = { kind: "pace", deltas, everyMs: pacedEveryMs } as const;
  const [{ firstVersion, writtenAtMs }] = await Promise.all([server.order(order, "paced"), heard]);
  const latencies = heardAt.map(
    ({ version, atMs }) => atMs - (writtenAtMs[version - firstVersion] ?? Number.NaN),
  );
  return percentile(latencies, 99) ?? 0;
}

const numberAfter = (text: string, name: string) => Number(text.split(`"${name}":`)[1]?.split(/[,}]/)[0]);

interface FanOutServer {
  hear<K extends FanOutReply["kind"]>(kind: K): Promise<Extract<FanOutReply, { kind: K }>>;
  order<K extends FanOutReply["kind"]>(
    order: FanOutOrder,
    answer: K,
  ): Promise<Extract<FanOutReply, { kind: K }>>;
  stop(): void;
}

function startServer({ databaseUrl, blobFolder, contestId, signal }: FanOutWish): FanOutServer {
  const tsx = pathToFileURL(join(projectRoot, "node_modules/tsx/dist/esm/index.mjs")).href;
  const child: ChildProcess = fork(join(projectRoot, "api/cli/bench/fan-out-server.ts"), {
    execArgv: ["--expose-gc", "--import", tsx],
    env: { ...process.env, DATABASE_URL: databaseUrl, BLOB_FOLDER: blobFolder, CONTEST_ID: contestId },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    signal,
  });
  const left = new Promise<never>((_, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the process that sends left with ${code}`)));
  });
  left.catch(() => {});
  const hear: FanOutServer["hear"] = <K extends FanOutReply["kind"]>(kind: K) => {
    const heard = new Promise<Extract<FanOutReply, { kind: K }>>((resolve) => {
      const listen = (message: unknown) => {
        const reply = replyOf(message, kind);
        if (reply === null) return;
        child.off("message", listen);
        resolve(reply);
      };
      child.on("message", listen);
    });
    return Promise.race([heard, left]);
  };
  return {
    hear,
    order(order, answer) {
      const answered = hear(answer);
      child.send(order);
      return answered;
    },
    stop: () => child.kill(),
  };
}

/** Promise: only fan-out-server speaks on its line, in the words of fan-out-words. */
function replyOf<K extends FanOutReply["kind"]>(message: unknown, kind: K) {
  const reply = message as FanOutReply;
  return reply.kind === kind ? (reply as Extract<FanOutReply, { kind: K }>) : null;
}
