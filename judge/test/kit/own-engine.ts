import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Docker from "dockerode";

/** Why no engine of a test's own can be started here, or null. */
export const noOwnEngine: string | null =
  process.geteuid?.() !== 0
    ? "only root can start a Docker engine"
    : spawnSync("dockerd", ["--version"]).status !== 0
      ? "dockerd is not installed"
      : null;

export interface OwnEngine {
  readonly socketPath: string;
  /** As a crash would. Settles when it is gone. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and takes its folder away. */
  close(): Promise<void>;
}

const startWithinMs = 30_000;

/** A Docker engine beside the machine's own, with nothing in it but an image "tiny": a few programs of this machine and their libraries. */
export async function openOwnEngine(): Promise<OwnEngine> {
  const root = mkdtempSync(join(tmpdir(), "bilimdon-engine-"));
  const socketPath = join(root, "engine.sock");
  const docker = new Docker({ socketPath });
  let server: ChildProcess | null = null;
  const start = async () => {
    const folders = ["--data-root", join(root, "data"), "--exec-root", join(root, "exec")];
    const lines = ["-H", `unix://${socketPath}`, "--pidfile", join(root, "pid"), "--log-level", "error"];
    // Of dead processes whose numbers may still be known; an engine would wait for them in vain.
    for (const stale of ["pid", "exec/containerd/containerd.pid"]) rmSync(join(root, stale), { force: true });
    server = spawn("dockerd", [...folders, ...lines, "--bridge=none", "--iptables=false"], {
      stdio: "ignore",
    });
    const until = Date.now() + startWithinMs;
    while (!(await docker.ping().then(isSo, isNot))) {
      if (Date.now() > until) throw new Error("the engine did not start");
      await sleep(100);
    }
  };
  const end = async (signal: "SIGKILL" | "SIGTERM") => {
    const ending = server;
    server = null;
    if (ending === null || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = new Promise((settle) => ending.once("exit", settle));
    ending.kill(signal);
    await gone;
  };
  await start();
  await importTinyImage(docker, root);
  return {
    socketPath,
    start,
    kill: () => end("SIGKILL"),
    close: async () => {
      await end("SIGTERM");
      // An engine that was killed unmounted nothing, and the one after it only what it used itself.
      const mounts = readFileSync("/proc/mounts", "utf8").matchAll(/^\S+ (\S+)/gm);
      const below = [...mounts].map(([, folder = ""]) => folder).filter((at) => at.startsWith(`${root}/`));
      for (const folder of below.reverse()) spawnSync("umount", ["--lazy", folder]);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

const isSo = () => true;
const isNot = () => false;

/** What the runner tries itself out with, and more of the kind, so that it may change its mind. */
const programs = ["sh", "cat", "ls", "readlink", "true", "echo", "sleep", "env", "stat"].map(
  (name) => `/usr/bin/${name}`,
);

async function importTinyImage(docker: Docker, root: string): Promise<void> {
  const tree = join(root, "tree");
  for (const folder of ["usr/bin", "usr/lib", "usr/lib64", "etc", "proc", "tmp", "dev", "sys"])
    mkdirSync(join(tree, folder), { recursive: true });
  for (const folder of ["bin", "lib", "lib64"]) symlinkSync(`usr/${folder}`, join(tree, folder));
  const libraries =
    execFileSync("ldd", programs)
      .toString()
      .match(/\/\S+\.so\S*/g) ?? [];
  execFileSync("cp", ["-L", "--parents", ...programs, ...new Set(libraries), tree]);
  execFileSync("tar", ["-cf", join(root, "tiny.tar"), "-C", tree, "."]);
  const stream = await docker.importImage(join(root, "tiny.tar"), { repo: "tiny" });
  await new Promise((settle, refuse) => stream.resume().once("end", settle).once("error", refuse));
}
