/** A database with people and contests, the API and the bare servers beside it, for as long as they are measured. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { migrateUp } from "../../src/db/migrate.ts";
import { startSession } from "../../src/features/accounts/lucia-sessions.ts";
import { digestToken } from "../../src/features/accounts/session-token.ts";
import { build } from "../../test/kit/build.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../services/embedded-postgres.ts";
import { reachableFolder, readServiceUser } from "../services/postgres-binaries.ts";
import { type ServiceProcess, startService } from "../services/service-process.ts";
import { openBenchCtx } from "./open-bench-ctx.ts";

export interface ApiBenchStand {
  readonly api: string;
  readonly hono: string;
  readonly raw: string;
  /** Of as many people, each signed in once. */
  readonly cookies: readonly string[];
  /** Processor time that the API, or the process of the bare servers, has taken so far, in microseconds. */
  cpuMicros(of: "api" | "bare"): number;
  close(): Promise<void>;
}

const people = 500;
const contests = 20;
const teamsEach = 20;
const readyWithinMs = 60_000;

export async function openApiBenchStand(): Promise<ApiBenchStand> {
  const state = mkdtempSync(join(tmpdir(), "bilimdon-bench-api-"));
  const stopping: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const stop of stopping.toReversed()) await stop();
    rmSync(reachableFolder(state, readServiceUser()), { recursive: true, force: true });
    rmSync(state, { recursive: true, force: true });
  };
  try {
    const database = await startEmbeddedPostgres({ dataDir: join(state, "postgres"), port: 0 });
    stopping.push(() => database.stop());
    const sessions = await seed(database, state);
    const start = async (title: string, script: string, env: Record<string, string>) => {
      const log = join(state, `${title.replaceAll(" ", "-")}.log`);
      const service = await startService({ title, script, env, logFile: log, readyWithinMs });
      stopping.push(() => service.stop());
      return service;
    };
    const api = await start("The API", "api/src/main.ts", apiEnv(database.url, state));
    const bare = await start("Bare servers", "api/cli/bench/bare-servers.ts", {
      DATABASE_URL: database.url,
      SESSION_IDS: sessions.map(({ token }) => digestToken(token)).join(","),
    });
    return {
      api: `http://127.0.0.1:${portOf(api, "port")}`,
      hono: `http://127.0.0.1:${portOf(bare, "honoPort")}`,
      raw: `http://127.0.0.1:${portOf(bare, "rawPort")}`,
      cookies: sessions.map(({ setCookie }) => setCookie.split(";")[0] ?? ""),
      cpuMicros: (of) => readCpuMicros((of === "api" ? api : bare).pid),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** As in production, down to the fresh secrets; the address is local, and so is the cookie's name. */
function apiEnv(databaseUrl: string, state: string): Record<string, string> {
  return {
    NODE_ENV: "production",
    LOG_LEVEL: "info",
    PORT: "0",
    PUBLIC_ORIGIN: "http://localhost",
    DATABASE_URL: databaseUrl,
    BLOB_DIR: join(state, "blobs"),
    JUDGE_TOKEN: randomBytes(32).toString("hex"),
    KEY_CURRENT: randomBytes(32).toString("hex"),
  };
}

async function seed(database: EmbeddedPostgres, state: string) {
  await migrateUp(database.url);
  const door = await openBenchCtx({ databaseUrl: database.url, blobFolder: join(state, "blobs") });
  const { ctx } = door;
  const everybody = await Promise.all(Array.from({ length: people }, () => build.user(ctx.db)));
  const version = await build.problemVersion(ctx.db);
  for (let at = 0; at < contests; at += 1) {
    const contest = await build.contest(ctx.db);
    await build.contestProblem(ctx.db, {
      contestId: contest.id,
      label: "A",
      problemId: version.problemId,
      problemVersionId: version.id,
    });
    for (let team = 0; team < teamsEach; team += 1)
      await build.participant(ctx.db, { contestId: contest.id });
  }
  const sessions = await Promise.all(everybody.map(({ id }) => startSession(ctx, id)));
  await door.close();
  return sessions;
}

function portOf(service: ServiceProcess, name: string): number {
  return z.number().parse(service.ready[name]);
}

/** Linux counts it in hundredths of a second for whoever asks, on every machine of ours. */
const microsPerTick = 10_000;

function readCpuMicros(pid: number): number {
  const afterName = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(afterName[11]) + Number(afterName[12])) * microsPerTick;
}
