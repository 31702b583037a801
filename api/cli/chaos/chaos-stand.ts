/**
 * A production-like platform that may be broken: Postgres, Redis, one API and two judge workers as processes of its
 * own, each killed with SIGKILL and started again at the same address.
 *
 * Redis writes nothing to its disk, so its death loses every job and every socket room. Postgres keeps what it has
 * committed, as it must. A worker comes back as another host, as after the loss of a machine.
 */
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startRedis } from "../../test/kit/start-redis.ts";
import { type BenchDoor, openBenchCtx } from "../bench/open-bench-ctx.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../services/embedded-postgres.ts";
import { findFreePort } from "../services/free-port.ts";
import { reachableFolder, readServiceUser } from "../services/postgres-binaries.ts";
import { type ServiceProcess, startService } from "../services/service-process.ts";
import type { FaultKind } from "./plan-faults.ts";

export interface ChaosStand {
  readonly url: string;
  readonly redisUrl: string;
  readonly door: BenchDoor;
  /** Brings up what needs a migrated database. */
  start(): Promise<void>;
  /** Kills it; the answer starts it again. */
  kill(kind: FaultKind): Promise<() => Promise<void>>;
  /** Names of the workers that live. */
  liveWorkers(): readonly string[];
  /** Where the logs of all processes were put aside, for whoever looks into a bad run. */
  keepLogs(): string;
  close(): Promise<void>;
}

const workers = 2;
const signingKey = "key-of-the-chaos-run-0123456789abcdefghi";
const judgeToken = "judge-token-of-the-chaos-run-0123456789";
const readyWithinMs = 90_000;
const startTries = 25;

export async function openChaosStand(migrate: (url: string) => Promise<unknown>): Promise<ChaosStand> {
  const state = mkdtempSync(join(tmpdir(), "bilimdon-chaos-"));
  const [database, redis] = [await openDatabase(state), await openRedis()];
  await migrate(database.url);
  const blobs = join(state, "blobs");
  const door = await openBenchCtx({ databaseUrl: database.url, blobFolder: blobs });
  const url = `http://localhost:${await findFreePort(0)}`;
  const api = openApi(state, {
    PORT: new URL(url).port,
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    BLOB_DIR: blobs,
  });
  const judges = openJudges(state, { API_URL: url, LANES: "1", LANGUAGES: "cpp20,python3" });
  const breakable: Readonly<Record<FaultKind, Breakable>> = {
    worker: judges,
    api,
    redis,
    postgres: database,
  };
  return {
    url,
    redisUrl: redis.url,
    door,
    start: async () => {
      await api.start();
      for (let n = 0; n < workers; n += 1) await judges.start();
    },
    kill: async (kind) => {
      await breakable[kind].kill();
      return () => breakable[kind].start();
    },
    liveWorkers: () => judges.names(),
    keepLogs: () => {
      const folder = mkdtempSync(join(tmpdir(), "bilimdon-chaos-logs-"));
      for (const name of readdirSync(state).filter((file) => file.endsWith(".log")))
        copyFileSync(join(state, name), join(folder, name));
      return folder;
    },
    close: async () => {
      await judges.stop();
      await api.stop();
      await door.close();
      await redis.stop();
      await database.stop();
      // As root the cluster lies where its own user can reach it.
      rmSync(reachableFolder(state, readServiceUser()), { recursive: true, force: true });
      rmSync(state, { recursive: true, force: true });
    },
  };
}

interface Breakable {
  start(): Promise<void>;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

async function openDatabase(dataDir: string): Promise<Breakable & { readonly url: string }> {
  let server = await startEmbeddedPostgres({ dataDir });
  const { url, port } = server;
  return {
    url,
    start: async () => {
      server = await startAgain(dataDir, port);
      if (server.port !== port) throw new Error(`port ${port} was taken while Postgres was away`);
    },
    kill: async () => {
      process.kill(server.pid, "SIGKILL");
    },
    stop: () => server.stop(),
  };
}

async function openRedis(): Promise<Breakable & { readonly url: string }> {
  const port = await findFreePort(0);
  let server = await startRedis(port);
  return {
    url: `redis://127.0.0.1:${port}`,
    start: async () => {
      server = await startRedis(port);
    },
    kill: () => server.kill(),
    stop: () => server.stop(),
  };
}

type Settings = Readonly<Record<string, string>>;

function openApi(state: string, settings: Settings): Breakable {
  let api: ServiceProcess | null = null;
  return {
    start: async () => {
      api = await startOurs("The API", "api/src/main.ts", settings, join(state, "api.log"));
    },
    kill: async () => {
      if (api !== null) await end(api);
    },
    stop: async () => {
      if (api === null) return;
      onPurpose.add(api);
      await api.stop();
    },
  };
}

function openJudges(state: string, settings: Settings): Breakable & { names(): readonly string[] } {
  const judges = new Map<string, ServiceProcess>();
  let serial = 0;
  return {
    names: () => [...judges.keys()],
    start: async () => {
      serial += 1;
      const name = `host-${serial}`;
      const env = { ...settings, STATE_DIR: join(state, name), HOST_NAME: name };
      judges.set(name, await startOurs("A judge", "judge/src/main.ts", env, join(state, `${name}.log`)));
    },
    kill: async () => {
      const [victim] = judges;
      if (victim === undefined) throw new Error("no judge worker is left to be killed");
      judges.delete(victim[0]);
      await end(victim[1]);
    },
    stop: async () => {
      for (const judge of judges.values()) onPurpose.add(judge);
      await Promise.all([...judges.values()].map((judge) => judge.stop()));
    },
  };
}

const common = { NODE_ENV: "test", LOG_LEVEL: "warn", JUDGE_TOKEN: judgeToken, KEY_CURRENT: signingKey };

const onPurpose = new WeakSet<ServiceProcess>();

/** A process that ends by itself, or by a stranger's hand, is no fault of the plan: it is said, so that a bad run can be understood. */
async function startOurs(title: string, script: string, settings: Settings, logFile: string) {
  const env = { ...common, ...settings };
  const service = await startService({ title, script, env, logFile, readyWithinMs });
  void service.ended.then(({ code, signal }) => {
    if (!onPurpose.has(service))
      process.stderr.write(`${title} ended unasked (${signal ?? `code ${code}`}); see ${logFile}\n`);
  });
  return service;
}

async function end(process_: ServiceProcess): Promise<void> {
  onPurpose.add(process_);
  process.kill(process_.pid, "SIGKILL");
  await process_.ended;
}

/** The dead server's children need a moment to notice and leave; until then a new one refuses to start. */
async function startAgain(dataDir: string, port: number): Promise<EmbeddedPostgres> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startEmbeddedPostgres({ dataDir, port });
    } catch (error) {
      if (tries === startTries) throw error;
      await sleep(200);
    }
  }
}
