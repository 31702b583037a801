import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { startWords } from "./compile-service.ts";
import { projectRoot } from "./project-root.ts";

/** A process of ours that runs beside the starter: the API, a judge worker, the demo. */
export interface ServiceProcess {
  readonly pid: number;
  /** What it printed in its first line of JSON with `ready: true`. */
  readonly ready: Readonly<Record<string, unknown>>;
  /** Resolves when it ends, whoever ended it. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  /** Asks with SIGTERM, insists with SIGKILL. */
  stop(): Promise<void>;
}

export interface ServiceOptions {
  readonly title: string;
  /** Path from the project's root. */
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  /** Everything it says on standard error, and all further lines of standard output. */
  readonly logFile: string;
  readonly readyWithinMs: number;
}

const stopWithinMs = 10_000;

/**
 * Starts a TypeScript program of ours in a process group of its own, so that Ctrl-C reaches the starter alone, and
 * waits until it says that it is ready.
 *
 * @throws Error with the end of its log when it leaves or stays silent
 */
export async function startService(options: ServiceOptions): Promise<ServiceProcess> {
  const child = spawnService(options, await startWords(options.script));
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  const ready = await Promise.race([
    readReadyLine(child),
    ended.then(() => "ended" as const),
    new Promise<"silent">((resolve) => setTimeout(resolve, options.readyWithinMs, "silent").unref()),
  ]);
  if (ready === "ended" || ready === "silent") {
    child.kill("SIGKILL");
    const what =
      ready === "ended" ? "left while it started" : `was not ready after ${options.readyWithinMs / 1000} s`;
    throw new Error(
      `${options.title} ${what}. The end of ${options.logFile}:\n${readTail(options.logFile, 15)}`,
    );
  }
  return { pid: child.pid ?? 0, ready, ended, stop: () => stopChild(child, ended) };
}

function spawnService(options: ServiceOptions, words: readonly string[]): ChildProcess {
  const log = openSync(options.logFile, "a", 0o640);
  const leave = pathToFileURL(join(projectRoot, "api/cli/leave-with-parent.mjs")).href;
  const child = spawn(process.execPath, ["--import", leave, ...words], {
    cwd: projectRoot,
    detached: true,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: process.env.NODE_ENV, ...options.env },
    stdio: ["ignore", "pipe", log],
  });
  closeSync(log);
  return child;
}

function readReadyLine(child: ChildProcess): Promise<Record<string, unknown>> {
  return new Promise((resolve) => {
    if (child.stdout === null) return;
    const lines = createInterface({ input: child.stdout });
    lines.on("line", (line) => {
      const said = readObject(line);
      if (said?.ready === true) resolve(said);
    });
  });
}

function readObject(line: string): Record<string, unknown> | null {
  if (!line.startsWith("{")) return null;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

function readTail(file: string, lines: number): string {
  return readFileSync(file, "utf8").trim().split("\n").slice(-lines).join("\n");
}

async function stopChild(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  const insist = setTimeout(() => child.kill("SIGKILL"), stopWithinMs);
  await ended;
  clearTimeout(insist);
}
