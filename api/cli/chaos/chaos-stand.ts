/**
 * A production-like platform that may be broken: Postgres, Redis, one API and two judge workers as processes of its
 * own, each killed with SIGKILL and started again at the same address.
 *
 * Redis writes nothing to its disk, so its death loses every job and every socket room. Postgres keeps what it has
 * committed, as it must. A worker comes back as another host, as after the loss of a machine.
 */
import { mkdtempSync, rmSync } from "node:fs";
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
  close(): Promise<void>;
}

const workers = 2;
const judgeToken = "judge-token-of-the-chaos-run-0123456789";
const readyWithinMs = 90_000;
const startTries = 25;

export async function openChaosStand(migrate: (url: string) => Promise<unknown>): Promise<ChaosStand> {
  const state = mkdtempSync(join(tmpdir(), "bilimdon-chaos-"));
  const redisPort = await findFreePort(0);
  const apiPort = await findFreePort(0);
  let database = await startEmbeddedPostgres({ dataDir: state });
  let redis = await startRedis(redisPort);
  await migrate(database.url);
  const door = await openBenchCtx({ databaseUrl: database.url, blobFolder: join(state, "blobs") });
  const redisUrl = `redis://127.0.0.1:${redisPort}`;
  const url = `http://localhost:${apiPort}`;
  const judges = new Map<string, ServiceProcess>();
  let api: ServiceProcess | null = null;
  let serial = 0;

  const startApi = async () => {
    const env = { ...common, PORT: String(apiPort), DATABASE_URL: database.url, REDIS_URL: redisUrl };
    const blobs = { BLOB_DIR: join(state, "blobs") };
    api = await service("The API", "api/src/main.ts", { ...env, ...blobs }, join(state, "api.log"));
  };
  const startJudge = async () => {
    serial += 1;
    const name = `host-${serial}`;
    const env = { ...common, API_URL: url, STATE_DIR: join(state, name), HOST_NAME: name, LANES: "1" };
    judges.set(name, await service("A judge", "judge/src/main.ts", env, join(state, `${name}.log`)));
  };
  const killJudge = async () => {
    const [victim] = judges;
    if (victim === undefined) throw new Error("no judge worker is left to be killed");
    judges.delete(victim[0]);
    await end(victim[1]);
    return startJudge;
  };
  const killers: Readonly<Record<FaultKind, () => Promise<() => Promise<void>>>> = {
    worker: killJudge,
    api: async () => {
      if (api !== null) await end(api);
      return startApi;
    },
    redis: async () => {
      await redis.kill();
      return async () => {
        redis = await startRedis(redisPort);
      };
    },
    postgres: async () => {
      const { port, pid } = database;
      process.kill(pid, "SIGKILL");
      return async () => {
        database = await startAgain(state, port);
        if (database.port !== port) throw new Error(`port ${port} was taken while Postgres was away`);
      };
    },
  };
  return {
    url,
    redisUrl,
    door,
    start: async () => {
      await startApi();
      for (let n = 0; n < workers; n += 1) await startJudge();
    },
    kill: (kind) => killers[kind](),
    liveWorkers: () => [...judges.keys()],
    close: async () => {
      await Promise.all([...judges.values()].map((judge) => judge.stop()));
      await api?.stop();
      await door.close();
      await redis.stop();
      await database.stop();
      // As root the cluster lies where its own user can reach it.
      rmSync(reachableFolder(state, readServiceUser()), { recursive: true, force: true });
      rmSync(state, { recursive: true, force: true });
    },
  };
}

const common = { NODE_ENV: "test", LOG_LEVEL: "warn", JUDGE_TOKEN: judgeToken };

function service(title: string, script: string, env: Readonly<Record<string, string>>, logFile: string) {
  return startService({ title, script, env, logFile, readyWithinMs });
}

async function end(process_: ServiceProcess): Promise<void> {
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
