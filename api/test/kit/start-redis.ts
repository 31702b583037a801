import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "../../cli/services/free-port.ts";

/** Where redis-server is; null: not on this machine, and what needs it is skipped. */
export function findRedis(): string | null {
  const found = spawnSync("sh", ["-c", "command -v redis-server"], { encoding: "utf8" });
  return found.status === 0 ? found.stdout.trim() : null;
}

export interface OwnRedis {
  readonly port: number;
  stop(): Promise<void>;
  /** Ends it as a power cut would: all it knew is lost. */
  kill(): Promise<void>;
}

/** A Redis of the test's own, on a free port unless one is given, keeping nothing. */
export async function startRedis(wantedPort?: number): Promise<OwnRedis> {
  const port = wantedPort ?? (await findFreePort(0));
  const dir = mkdtempSync(join(tmpdir(), "test-redis-"));
  const args = [
    "--port",
    String(port),
    "--bind",
    "127.0.0.1",
    "--save",
    "",
    "--appendonly",
    "no",
    "--dir",
    dir,
  ];
  const child = spawn(findRedis() ?? "redis-server", args, { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise<void>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`redis-server left with ${code}`)));
    child.stdout.on("data", (bytes) => {
      if (String(bytes).includes("Ready to accept connections")) resolve();
    });
  });
  const end = async (signal: "SIGTERM" | "SIGKILL") => {
    const left = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await left;
    rmSync(dir, { recursive: true, force: true });
  };
  return { port, stop: () => end("SIGTERM"), kill: () => end("SIGKILL") };
}
