/** Starts and stops the parts of a running platform: database, web build, API, judge worker, demo contest. */
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { buildWeb } from "./build-web.ts";
import { type DemoReady, readDemoReady } from "./demo-ready.ts";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";
import { findFreePort } from "./free-port.ts";
import { type LocalSecrets, readLocalSecrets } from "./local-secrets.ts";
import { projectRoot } from "./project-root.ts";
import { forgetRunningPlatform, noteRunningPlatform } from "./running-platform.ts";
import { type ServiceProcess, startService } from "./service-process.ts";
import { apiSettings, judgeSettings } from "./start-settings.ts";
import { lockState } from "./state-lock.ts";
import type { StepProgress } from "./step-progress.ts";
import { needsOfStart, provideSystem } from "./system-packages.ts";

export interface Platform {
  readonly url: string;
  readonly logFolder: string;
  readonly databaseUrl: string;
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
  /** The demo is seeded but its teams send nothing, so that nobody's code stands before what is measured. */
  readonly isDemoQuiet?: boolean;
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
  const unlock = lockState(state);
  stoppers.push({ title: "the state folder", stop: async () => unlock() });
  const secrets = readLocalSecrets(state);
  provideTools(progress);

  // The API reads the built pages when it starts, so they come before it.
  const database = progress.step("Database", () => provideDatabase(state, stoppers));
  await allOrFirstFault([database, progress.step("Web pages", provideWeb)]);
  const databaseUrl = await database;
  const port = await findFreePort(options.wantedPort);
  const at: Place = {
    say: progress.say,
    state,
    logFolder,
    databaseUrl,
    port,
    url: `http://localhost:${port}`,
    secrets,
    stoppers,
  };
  const api = await progress.step("API", () => startApi(at, options.wantedPort));
  const judging = progress.step("Judge worker", () => startJudge(at));
  const demoing = progress.step("Demo contest", () => startDemo(at, options.isDemoQuiet === true));
  await allOrFirstFault([judging, demoing]);
  const [judge, demo] = [await judging, await demoing];

  const running = { url: at.url, setterToken: demo.ready.setterToken };
  await noteRunningPlatform(state, running);
  stoppers.push({ title: "the note for other commands", stop: () => forgetRunningPlatform(state) });
  const watch = (title: string, service: ServiceProcess) => service.ended.then(() => ({ title }));
  return {
    url: at.url,
    logFolder,
    databaseUrl,
    demo: { ...demo.ready, password: secrets.demoPassword },
    firstEnded: Promise.race([
      watch("The API", api),
      watch("The judge worker", judge),
      watch("The demo", demo.service),
    ]),
    stop,
  };
}

/** Waits for all before one may fail the start, so that nothing is left half-started behind its back. */
async function allOrFirstFault(parts: readonly Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(parts);
  await Promise.all(parts);
}

/** What every part is told of where it runs. */
interface Place {
  readonly say: (line: string) => void;
  readonly state: string;
  readonly logFolder: string;
  readonly databaseUrl: string;
  readonly port: number;
  readonly url: string;
  readonly secrets: LocalSecrets;
  readonly stoppers: Stoppers;
}

/** Settings of the API's process and the demo's. */
function serverEnv(at: Place): Record<string, string> {
  return {
    LOG_LEVEL: "info",
    ...apiSettings(process.env),
    DATABASE_URL: at.databaseUrl,
    BLOB_DIR: join(at.state, "blobs"),
    JUDGE_TOKEN: at.secrets.judgeToken,
    KEY_CURRENT: at.secrets.keyCurrent,
  };
}

async function startApi(at: Place, wantedPort: number) {
  const env = {
    ...serverEnv(at),
    PORT: String(at.port),
    WEB_DIR: join(projectRoot, "web/dist"),
  };
  const service = await startPart(
    "The API",
    "api/src/main.ts",
    env,
    join(at.logFolder, "api.log"),
    at.stoppers,
  );
  const moved = at.port === wantedPort || wantedPort === 0 ? "" : ` (port ${wantedPort} is taken)`;
  return { words: `listening on ${at.url}${moved}`, value: service };
}

async function startDemo(at: Place, isQuiet: boolean) {
  const env = {
    ...serverEnv(at),
    DEMO_PASSWORD: at.secrets.demoPassword,
    SETTER_TOKEN_FILE: join(at.state, "setter-token"),
    ...(isQuiet ? { DEMO_TEAMS: "rest" } : {}),
  };
  const log = join(at.logFolder, "demo.log");
  const service = await startPart("The demo contest", "api/cli/demo/play-demo.ts", env, log, at.stoppers);
  const ready = readDemoReady(service.ready);
  return { words: ready.words, value: { service, ready } };
}

function provideTools(progress: StepProgress): void {
  const tools = provideSystem(needsOfStart, (line) => progress.say(`  ${line}`));
  if (tools.kind === "missing") throw new Error(tools.words);
}

async function provideDatabase(state: string, stoppers: Stoppers) {
  const given = process.env.DATABASE_URL;
  if (given !== undefined) return { words: "the one DATABASE_URL names", value: given };
  const database = await startEmbeddedPostgres({ dataDir: join(state, "postgres"), port: 54_329 });
  const guard = spawn(
    process.execPath,
    [join(projectRoot, "api/cli/stop-orphaned-postgres.mjs"), String(database.pid)],
    {
      detached: true,
      stdio: "ignore",
    },
  );
  stoppers.push({
    title: "the database",
    stop: async () => {
      await database.stop();
      guard.kill();
    },
  });
  const words = database.isAdopted ? "found running from an earlier start" : "embedded Postgres";
  const aside = database.laidAside;
  const note = aside === null ? "" : `; the one before, whose password is gone, lies in ${aside}`;
  return { words: `${words}, port ${database.port}${note}`, value: database.url };
}

async function provideWeb() {
  const web = await buildWeb();
  return { words: web.isBuilt ? "built" : "unchanged since the last build", value: web.folder };
}

const reducedWords = `
  NOTE: this machine refuses user namespaces, so programs are judged in the reduced box: system call filter, own user,
  limits and wiping between tests, but no file system of their own. Enough for a class; for a contest with prizes use
  a machine that allows them, or Docker. The operator's page lists what this box cannot bound.
`;

async function startJudge(at: Place) {
  const env = {
    ...judgeSettings(process.env),
    // The address, not the name: a slim machine may have no /etc/hosts to find localhost in.
    API_URL: `http://127.0.0.1:${at.port}`,
    JUDGE_TOKEN: at.secrets.judgeToken,
    STATE_DIR: join(at.state, "judge"),
  };
  const log = join(at.logFolder, "judge.log");
  const service = await startPart("The judge worker", "judge/src/main.ts", env, log, at.stoppers);
  const words = typeof service.ready.words === "string" ? service.ready.words : "connected";
  if (words.startsWith("reduced")) at.say(reducedWords);
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
