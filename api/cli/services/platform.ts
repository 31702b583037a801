/** Starts and stops the parts of a running platform: database, web build, API, judge worker, demo contest. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildWeb } from "./build-web.ts";
import { type DemoReady, readDemoReady } from "./demo-ready.ts";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";
import { findFreePort } from "./free-port.ts";
import { readLocalSecrets } from "./local-secrets.ts";
import { projectRoot } from "./project-root.ts";
import { type ServiceProcess, startService } from "./service-process.ts";
import type { StepProgress } from "./step-progress.ts";
import { needsOfStart, provideSystem } from "./system-packages.ts";

export interface Platform {
  readonly url: string;
  readonly logFolder: string;
  readonly demo: DemoReady & { readonly password: string };
  /** Resolves when a part ends that nobody stopped. */
  readonly firstEnded: Promise<{ readonly title: string }>;
  stop(): Promise<void>;
}

export interface PlatformOptions {
  readonly progress: StepProgress;
  readonly wantedPort: number;
  /** Default: .bilimdon in the project, or BILIMDON_STATE. */
  readonly stateFolder?: string;
}

/** What was started so far; stopped last first. */
type Stoppers = { title: string; stop: () => Promise<void> }[];

/**
 * Brings the platform up.
 *
 * @throws Error in plain words; what had been started is stopped again
 */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const stoppers: Stoppers = [];
  const stop = async () => {
    for (const part of stoppers.splice(0).reverse()) await part.stop();
  };
  try {
    return await start(options, stoppers, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  options: PlatformOptions,
  stoppers: Stoppers,
  stop: () => Promise<void>,
): Promise<Platform> {
  const { progress } = options;
  const state = options.stateFolder ?? process.env.BILIMDON_STATE ?? join(projectRoot, ".bilimdon");
  const logFolder = join(state, "logs");
  mkdirSync(logFolder, { recursive: true });
  const secrets = readLocalSecrets(state);
  provideTools(progress);

  const databaseUrl = await progress.step("Database", () => provideDatabase(state, stoppers));
  const webBuilt = progress.step("Web pages", provideWeb);
  const port = await findFreePort(options.wantedPort);
  const url = `http://localhost:${port}`;
  const common = {
    DATABASE_URL: databaseUrl,
    BLOB_DIR: join(state, "blobs"),
    LOG_LEVEL: process.env.LOG_LEVEL ?? "info",
  };
  const redis: Record<string, string> =
    process.env.REDIS_URL === undefined ? {} : { REDIS_URL: process.env.REDIS_URL };

  const api = await progress.step("API", async () => {
    const env = {
      ...common,
      ...redis,
      PORT: String(port),
      JUDGE_TOKEN: secrets.judgeToken,
      WEB_DIR: join(projectRoot, "web/dist"),
    };
    const service = await startPart("The API", "api/src/main.ts", env, join(logFolder, "api.log"), stoppers);
    const moved =
      port === options.wantedPort || options.wantedPort === 0 ? "" : ` (port ${options.wantedPort} is taken)`;
    return { words: `listening on ${url}${moved}`, value: service };
  });

  const judging = progress.step("Judge worker", () =>
    startJudge(state, url, secrets.judgeToken, logFolder, stoppers),
  );
  const demoing = progress.step("Demo contest", async () => {
    const env = {
      ...common,
      ...redis,
      DEMO_PASSWORD: secrets.demoPassword,
      JUDGE_TOKEN: secrets.judgeToken,
      SETTER_TOKEN_FILE: join(state, "setter-token"),
    };
    const service = await startPart(
      "The demo contest",
      "api/cli/demo/play-demo.ts",
      env,
      join(logFolder, "demo.log"),
      stoppers,
    );
    const ready = readDemoReady(service.ready);
    return { words: ready.words, value: { service, ready } };
  });
  // All are awaited before one may fail the start, so that nothing is left half-started behind its back.
  const settled = await Promise.allSettled([webBuilt, judging, demoing]);
  for (const part of settled) if (part.status === "rejected") throw part.reason;
  const [judge, demo] = [await judging, await demoing];

  writeFileSync(join(state, "running.json"), JSON.stringify({ url, setterToken: demo.ready.setterToken }), {
    mode: 0o600,
  });
  const watch = (title: string, service: ServiceProcess) => service.ended.then(() => ({ title }));
  return {
    url,
    logFolder,
    demo: { ...demo.ready, password: secrets.demoPassword },
    firstEnded: Promise.race([
      watch("The API", api),
      watch("The judge worker", judge),
      watch("The demo", demo.service),
    ]),
    stop,
  };
}

function provideTools(progress: StepProgress): void {
  const tools = provideSystem(needsOfStart, (line) => progress.say(`  ${line}`));
  if (tools.kind === "missing") throw new Error(tools.words);
}

async function provideDatabase(state: string, stoppers: Stoppers) {
  const given = process.env.DATABASE_URL;
  if (given !== undefined) return { words: "the one DATABASE_URL names", value: given };
  const database = await startEmbeddedPostgres({ dataDir: join(state, "postgres"), port: 54_329 });
  stoppers.push({ title: "the database", stop: () => database.stop() });
  const words = database.isAdopted ? "found running from an earlier start" : "embedded Postgres";
  return { words: `${words}, port ${database.port}`, value: database.url };
}

async function provideWeb() {
  const web = await buildWeb();
  return { words: web.isBuilt ? "built" : "unchanged since the last build", value: web.folder };
}

async function startJudge(state: string, url: string, token: string, logFolder: string, stoppers: Stoppers) {
  const env: Record<string, string> = { API_URL: url, JUDGE_TOKEN: token, STATE_DIR: join(state, "judge") };
  for (const name of ["DOCKER_HOST", "BOX", "LANES", "BILIMDON_BOX"]) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  const log = join(logFolder, "judge.log");
  const service = await startPart("The judge worker", "judge/src/main.ts", env, log, stoppers);
  const words = typeof service.ready.words === "string" ? service.ready.words : "connected";
  return { words, value: service };
}

async function startPart(
  title: string,
  script: string,
  env: Readonly<Record<string, string>>,
  logFile: string,
  stoppers: Stoppers,
): Promise<ServiceProcess> {
  const service = await startService({ title, script, env, logFile, readyWithinMs: 120_000 });
  stoppers.push({ title, stop: service.stop });
  return service;
}
