/** A real platform for a journey: API and judge worker as processes of their own, on the test's own database. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { buildWeb } from "../../cli/services/build-web.ts";
import { findFreePort } from "../../cli/services/free-port.ts";
import { projectRoot } from "../../cli/services/project-root.ts";
import { type ServiceProcess, startService } from "../../cli/services/service-process.ts";
import { openLocalBlobs } from "../../src/blobs/local-blobs.ts";
import { readConfig } from "../../src/config.ts";
import type { Ctx } from "../../src/ctx.ts";
import { importPackage } from "../../src/features/problems/import/import-package.ts";
import { keyringOf } from "../../src/keyring.ts";
import { randomIds } from "../../src/make-ids.ts";
import { build } from "./build.ts";
import { openTestDatabase, type TestDatabase } from "./open-test-database.ts";

export interface RunningPlatform {
  readonly url: string;
  readonly database: TestDatabase;
  readonly ctx: Ctx;
  /** @param settings  of this process, beside the usual ones: PORT "0" starts one more on a port of its own */
  startApi(settings?: Readonly<Record<string, string>>): Promise<ServiceProcess>;
  /** @param settings  of the worker, beside the usual ones */
  startJudge(settings?: Readonly<Record<string, string>>): Promise<ServiceProcess>;
  /** Ends it as a power cut would. */
  kill(service: ServiceProcess): Promise<void>;
  /** Takes a package of problems/ in, trusted; answers the ids. */
  takePackage(
    slug: string,
    timeLimitMs?: number,
  ): Promise<{ readonly problemId: string; readonly problemVersionId: string }>;
  close(): Promise<void>;
}

const judgeToken = "judge-token-of-the-journeys-0123456789";
const readyWithinMs = 90_000;

/** Prepares everything and starts nothing yet. */
export async function preparePlatform(options: {
  readonly redisUrl?: string;
  readonly withWeb?: boolean;
  /** Settings of the API beside the usual ones. */
  readonly apiSettings?: Readonly<Record<string, string>>;
}): Promise<RunningPlatform> {
  const database = await openTestDatabase();
  const state = mkdtempSync(join(tmpdir(), "bilimdon-journey-"));
  const port = await findFreePort(0);
  const url = `http://localhost:${port}`;
  const running = new Set<ServiceProcess>();
  const web: Record<string, string> = options.withWeb === true ? { WEB_DIR: (await buildWeb()).folder } : {};
  const redis: Record<string, string> = options.redisUrl === undefined ? {} : { REDIS_URL: options.redisUrl };
  const common = { NODE_ENV: "test", LOG_LEVEL: "info", JUDGE_TOKEN: judgeToken };
  const company = process.env.BILIMDON_COMPANY;
  const apiEnv = {
    ...common,
    ...web,
    ...redis,
    ...options.apiSettings,
    PORT: String(port),
    DATABASE_URL: database.url,
    KEY_CURRENT: "key-of-the-journeys-0123456789abcdefghij",
    BLOB_DIR: join(state, "blobs"),
  };
  let judges = 0;

  const start = async (title: string, script: string, env: Readonly<Record<string, string>>, log: string) => {
    const service = await startService({ title, script, env, logFile: join(state, log), readyWithinMs });
    running.add(service);
    void service.ended.then(() => running.delete(service));
    return service;
  };
  const ctx = await makeCtx(database, apiEnv);

  return {
    url,
    database,
    ctx,
    startApi: (settings = {}) => start("The API", "api/src/main.ts", { ...apiEnv, ...settings }, "api.log"),
    startJudge: (settings = {}) => {
      judges += 1;
      const stateDir = join(state, `judge-${judges}`);
      const env = {
        ...common,
        API_URL: url,
        STATE_DIR: stateDir,
        HOST_NAME: `host-${judges}`,
        LANES: "2",
        BOX: "local",
        LANGUAGES: "cpp20,python3,pypy3,java",
        ...(company === undefined ? {} : { BILIMDON_COMPANY: company }),
        ...settings,
      };
      return start("The judge", "judge/src/main.ts", env, `judge-${judges}.log`);
    },
    kill: async (service) => {
      process.kill(service.pid, "SIGKILL");
      await service.ended;
    },
    takePackage: async (slug, timeLimitMs = 3_000) => {
      const owner = await build.user(database.db, { role: "setter" });
      return importPackage(ctx, {
        source: { kind: "folder", path: join(projectRoot, "problems", slug) },
        pusher: { userId: owner.id, role: "setter" },
        trust: { kind: "published", timeLimitMs },
      });
    },
    close: async () => {
      for (const service of [...running].reverse()) await service.stop();
      await database.close();
      rmSync(state, { recursive: true, force: true });
    },
  };
}

async function makeCtx(database: TestDatabase, env: Readonly<Record<string, string>>): Promise<Ctx> {
  const reading = readConfig(env);
  if (reading.kind === "refused") throw new Error(reading.faults.join("; "));
  const unused = () => Promise.reject(new Error("this process hands out no jobs"));
  return {
    config: reading.value,
    db: database.db,
    log: pino({ level: "silent" }),
    clock: { now: () => Date.now() },
    ids: randomIds,
    keyring: keyringOf(reading.value),
    blobs: await openLocalBlobs(reading.value.BLOB_DIR),
    judgeQueue: {
      backend: "postgres",
      add: unused,
      remove: unused,
      holders: unused,
      known: unused,
      depth: unused,
    },
    live: { send: () => {}, close: () => {} },
    events: { tell: async () => {}, tellWithin: async () => {} },
  };
}

/** A jury source of a package of ours. */
export function readJurySource(slug: string, path: string): string {
  return readFileSync(join(projectRoot, "problems", slug, "submissions", path), "utf8");
}
