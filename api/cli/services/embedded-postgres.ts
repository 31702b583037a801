/**
 * The database of a first start: the Postgres that comes with our dependencies, run as an ordinary user on loopback.
 *
 * The server is started detached, so that Ctrl-C in the terminal reaches the starter alone and the order of stopping
 * (judge, API, database) holds. A starter that was killed leaves a server behind; the next start finds it by its
 * postmaster.pid and adopts it.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { findFreePort } from "./free-port.ts";
import {
  findPostgresBinaries,
  giveTo,
  reachableFolder,
  readServiceUser,
  type ServiceUser,
} from "./postgres-binaries.ts";

export interface EmbeddedPostgres {
  /** postgres://bilimdon:…@127.0.0.1:port/bilimdon */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Was a server of an earlier start found running and taken over? */
  readonly isAdopted: boolean;
  /** Where a database was laid whose password is gone with the state folder it belonged to; null: there was none. */
  readonly laidAside: string | null;
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Where the cluster lives; made when absent. */
  readonly dataDir: string;
  /** Wanted port; the next free one is taken when it is not free. 0: any. */
  readonly port?: number;
  /** Trades safety against a power cut for speed. For tests alone. */
  readonly isThrowAway?: boolean;
}

const readyWithinMs = 60_000;
const stopWithinMs = 20_000;

/**
 * Starts (or adopts) the server and makes the database `bilimdon`.
 *
 * @throws Error in plain words when it cannot start, with the end of the server's log
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const user = readServiceUser();
  const base = reachableFolder(options.dataDir, user);
  const cluster = join(base, "cluster");
  const secretFile = join(options.dataDir, "password");
  const binaries = findPostgresBinaries(options.dataDir, user);

  const laidAside = await layAside(cluster, secretFile);
  if (!existsSync(join(cluster, "PG_VERSION"))) createCluster({ binaries, base, cluster, secretFile, user });
  const password = readFileSync(secretFile, "utf8").trim();

  const running = readPostmaster(cluster);
  if (running !== null) {
    const url = address(password, running.port);
    if (await answers(url, 5_000))
      return { url, ...running, isAdopted: true, laidAside, stop: () => stopPid(running.pid) };
    if (isAlive(running.pid)) await stopPid(running.pid);
  }

  const port = await findFreePort(options.port ?? 0);
  const log = join(base, "postgres.log");
  const child = startServer({
    binaries,
    cluster,
    port,
    log,
    user,
    isThrowAway: options.isThrowAway === true,
  });
  const url = address(password, port);
  await waitUntilReady(child, url, log);
  await makeDatabase(url);
  const pid = child.pid ?? 0;
  return { url, port, pid, isAdopted: false, laidAside, stop: () => stopPid(pid) };
}

/** Address of the server that runs on a cluster here; null: none does, or none was ever made. */
export function findEmbeddedPostgres(dataDir: string): string | null {
  const secretFile = join(dataDir, "password");
  if (!existsSync(secretFile)) return null;
  const cluster = join(reachableFolder(dataDir, readServiceUser()), "cluster");
  const running = readPostmaster(cluster);
  return running === null ? null : address(readFileSync(secretFile, "utf8").trim(), running.port);
}

/**
 * Whoever removes the state folder begins anew, and as root the cluster may lie elsewhere. Nobody can enter it any more,
 * but nothing in it is lost: it stays beside the new one.
 */
async function layAside(cluster: string, secretFile: string): Promise<string | null> {
  if (existsSync(secretFile) || !existsSync(join(cluster, "PG_VERSION"))) return null;
  const running = readPostmaster(cluster);
  if (running !== null) await stopPid(running.pid);
  const aside = `${cluster}-until-${new Date()
    .toISOString()
    .replace(/[^0-9T]/g, "")
    .slice(0, 15)}`;
  renameSync(cluster, aside);
  return aside;
}

interface Cluster {
  readonly binaries: string;
  readonly base: string;
  readonly cluster: string;
  readonly secretFile: string;
  readonly user: ServiceUser | null;
}

function createCluster(c: Cluster): void {
  rmSync(c.cluster, { recursive: true, force: true });
  mkdirSync(c.cluster, { recursive: true, mode: 0o700 });
  giveTo(c.user, c.cluster);
  const password = randomBytes(24).toString("base64url");
  // initdb reads the password from a file, as the user it runs as; the file is gone as soon as it has.
  const passwordForInit = join(c.base, `init-${process.pid}`);
  writeFileSync(passwordForInit, password, { mode: 0o600 });
  giveTo(c.user, passwordForInit);
  const args = ["-D", c.cluster, "-U", "bilimdon", "-E", "UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256"];
  const made = spawnSync(join(c.binaries, "bin/initdb"), [...args, `--pwfile=${passwordForInit}`], {
    ...asUser(c.user),
    cwd: "/",
    encoding: "utf8",
  });
  rmSync(passwordForInit, { force: true });
  if (made.status !== 0) {
    rmSync(c.cluster, { recursive: true, force: true });
    throw new Error(
      `The embedded database could not be made in ${c.cluster}: ${words(made.stderr, made.error)}`,
    );
  }
  writeFileSync(c.secretFile, password, { mode: 0o600 });
}

interface Server {
  readonly binaries: string;
  readonly cluster: string;
  readonly port: number;
  readonly log: string;
  readonly user: ServiceUser | null;
  readonly isThrowAway: boolean;
}

function startServer(s: Server): ChildProcess {
  const settings: Record<string, string> = {
    port: String(s.port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    shared_buffers: "128MB",
    timezone: "UTC",
    ...(s.isThrowAway ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = openSync(s.log, "w", 0o640);
  const child = spawn(join(s.binaries, "bin/postgres"), ["-D", s.cluster, ...args], {
    ...asUser(s.user),
    cwd: "/",
    detached: true,
    stdio: ["ignore", log, log],
  });
  child.unref();
  return child;
}

function asUser(user: ServiceUser | null) {
  const env = { PATH: "/usr/bin:/bin", LC_ALL: "C.UTF-8", TZ: "UTC" };
  return user === null ? { env } : { env, uid: user.uid, gid: user.gid };
}

async function waitUntilReady(child: ChildProcess, url: string, log: string): Promise<void> {
  let failure: Error | undefined;
  child.once("error", (error) => {
    failure = error;
  });
  const until = Date.now() + readyWithinMs;
  while (Date.now() < until) {
    if (failure !== undefined || child.exitCode !== null) break;
    if (await answers(url, 1_000)) return;
    await sleep(50);
  }
  const tail = existsSync(log) ? readFileSync(log, "utf8").split("\n").slice(-8).join("\n") : "";
  throw new Error(
    `The embedded database did not start: ${failure?.message ?? ""}\n${tail}\nIts whole log: ${log}`,
  );
}

async function answers(url: string, withinMs: number): Promise<boolean> {
  const sql = postgres(maintenance(url), {
    max: 1,
    connect_timeout: Math.ceil(withinMs / 1000),
    onnotice: () => {},
  });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function makeDatabase(url: string): Promise<void> {
  const sql = postgres(maintenance(url), { max: 1, onnotice: () => {} });
  try {
    const found = await sql`select 1 from pg_database where datname = 'bilimdon'`;
    if (found.length === 0) await sql`create database bilimdon`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function address(password: string, port: number): string {
  return `postgres://bilimdon:${password}@127.0.0.1:${port}/bilimdon`;
}

function maintenance(url: string): string {
  return url.replace(/\/bilimdon$/, "/postgres");
}

function readPostmaster(cluster: string): { pid: number; port: number } | null {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return Number.isInteger(pid) && pid > 1 && Number.isInteger(port) && isAlive(pid) ? { pid, port } : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function stopPid(pid: number): Promise<void> {
  if (pid <= 1 || !isAlive(pid)) return;
  // SIGINT is Postgres's fast shutdown: sessions are ended, the checkpoint is written.
  process.kill(pid, "SIGINT");
  const until = Date.now() + stopWithinMs;
  while (isAlive(pid) && Date.now() < until) await sleep(25);
  if (isAlive(pid)) process.kill(pid, "SIGQUIT");
}

function words(stderr: string | null, error: Error | undefined): string {
  const text = `${stderr ?? ""} ${error?.message ?? ""}`.trim();
  if (/No space left/i.test(text)) return `the disk is full; free some space and start again. (${text})`;
  return text;
}
