import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statfsSync } from "node:fs";
import type { EngineAbout } from "../box/docker-engine.ts";

/** What a check may ask of the machine. */
export interface Machine {
  /** A file's text without spaces at its ends; null when it cannot be read. */
  read(path: string): string | null;
  /** Names in a folder; empty when it cannot be read. */
  list(path: string): readonly string[];
  /** What a command prints; null when it is not there or fails. */
  run(command: string, args: readonly string[]): string | null;
  /** Free bytes for the worker's state; null when nobody can tell. */
  readonly freeBytes: number | null;
  /** Cores this process may run on. */
  readonly cores: number;
  readonly lanes: number;
  readonly isRoot: boolean;
  /** The Docker engine, or in words why there is none. */
  readonly engine: EngineAbout | string;
}

const runWithinMs = 3_000;

/** The machine this process runs on. */
export function thisMachine(
  about: Pick<Machine, "cores" | "lanes" | "engine"> & { readonly statePath: string },
): Machine {
  return {
    ...about,
    read: (path) => orNull(() => readFileSync(path, "utf8").trim()),
    list: (path) => orNull(() => readdirSync(path)) ?? [],
    run: (command, args) =>
      orNull(() =>
        execFileSync(command, args, { timeout: runWithinMs, stdio: ["ignore", "pipe", "ignore"] })
          .toString()
          .trim(),
      ),
    freeBytes: orNull(() => {
      const { bavail, bsize } = statfsSync(about.statePath);
      return bavail * bsize;
    }),
    isRoot: process.geteuid?.() === 0,
  };
}

/** What cannot be read is as absent as what is not there: both are a finding, not a fault of the command. */
function orNull<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}
