import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const hasRedisServer = spawnSync("redis-server", ["--version"]).status === 0;

export interface RedisServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** A Redis of the test's own, on a free port, that keeps nothing. */
export async function startRedisServer(): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), "judge-redis-"));
  const port = await freePort();
  const quiet = ["--save", "", "--appendonly", "no", "--bind", "127.0.0.1", "--dir", folder];
  const server = spawn("redis-server", ["--port", String(port), ...quiet], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await saysReady(server);
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      const gone = new Promise((settle) => server.once("exit", settle));
      server.kill("SIGTERM");
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function saysReady(server: ChildProcess): Promise<void> {
  return new Promise((settle, fail) => {
    server.stdout?.on("data", (chunk: Buffer) => {
      if (chunk.toString().includes("Ready to accept connections")) settle();
    });
    server.once("exit", (code) => fail(new Error(`redis-server left with ${code}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((settle) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => settle(port));
    });
  });
}
