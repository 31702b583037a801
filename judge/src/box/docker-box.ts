import { chmod, mkdir, mkdtemp, readdir, realpath, rm, rmdir } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type Docker from "dockerode";
import type { Box } from "./box.ts";
import { containerOptions, type Engine, findEngine } from "./docker-engine.ts";
import { openLane, type StandingLane } from "./lane.ts";
import { openPool } from "./lane-pool.ts";
import type { Hello } from "./read-report.ts";
import { openRunnerLink, type RunnerLink } from "./runner-link.ts";

export interface DockerBoxOptions {
  readonly storePath: string;
  readonly laneCount: number;
  /** The compiled runner of this machine; it is static and runs in any image. */
  readonly runnerPath: string;
  /** See sandbox-images/build.sh. */
  readonly image?: string;
}

const usualImage = "bilimdon-sandbox";
const helloWithinMs = 30_000;
const connectWithinMs = 20_000;
const leaveWithinMs = 5_000;
let boxSerial = 0;

/**
 * Opens a box whose lanes live in long-lived, unprivileged containers of the Docker engine on this machine.
 *
 * The store is bound into the containers, so the engine must see this machine's files. The runner inside makes the
 * same lane as on the bare machine; the container is a second wall around it.
 * @throws Error in words when no engine answers, the image is missing, or a lane cannot be set up in it
 */
export async function openDockerBox(options: DockerBoxOptions): Promise<Box> {
  const image = options.image ?? usualImage;
  const engine = await findEngine(image);
  await mkdir(options.storePath, { recursive: true, mode: 0o755 });
  const storePath = await realpath(options.storePath);
  await chmod(storePath, 0o711);
  const serial = ++boxSerial;
  const opened: StandingLane[] = [];
  try {
    for (let index = 0; index < options.laneCount; index++) {
      let starts = 0;
      const name = () => `${process.pid}-${serial}-${index}-${++starts}`;
      const start = () => startLane({ ...options, image, storePath }, engine, name());
      opened.push(await openLane(index, start));
    }
  } catch (error) {
    await Promise.all(opened.map((lane) => lane.close()));
    throw error;
  }
  const [first] = opened;
  if (first === undefined) throw new Error("a box needs at least one lane");
  return openPool({ selfTest: describeDocker(first.hello, engine), storePath, lanes: opened });
}

async function startLane(
  options: DockerBoxOptions & { readonly image: string },
  engine: Engine,
  name: string,
): Promise<RunnerLink> {
  // The socket's folder is the worker's alone; the runner inside has the worker's own user.
  const linkFolder = await mkdtemp(join(tmpdir(), "bilimdon-link-"));
  const cgroup = laneCgroup(engine, name);
  const container = await engine.docker.createContainer(
    await containerOptions(engine, {
      image: options.image,
      command: [
        ...["/runner", "serve", "--store", "/store", "--name", name, "--listen", "/link/lane.sock"],
        ...["--cgroup-root", cgroup === null ? "" : "/cg", "--cgroup-parent", ""],
      ],
      user: `${process.geteuid?.() ?? 0}:${process.getegid?.() ?? 0}`,
      isRoot: process.geteuid?.() === 0,
      binds: [
        `${options.storePath}:/store:rw`,
        `${options.runnerPath}:/runner:ro`,
        `${linkFolder}:/link:rw`,
        ...(cgroup?.binds ?? []),
      ],
      cgroupParent: cgroup?.parent ?? null,
    }),
  );
  const words = await listen(container);
  let isEnded = false;
  const end = async (socket?: Socket) => {
    if (isEnded) return;
    isEnded = true;
    // A runner whose worker hangs up leaves by itself and takes its cgroups with it.
    socket?.destroy();
    if (socket === undefined || !(await waitUntilGone(container, leaveWithinMs))) {
      await container.remove({ force: true }).catch(() => undefined);
      await waitUntilGone(container, leaveWithinMs);
    }
    await rm(linkFolder, { recursive: true, force: true });
    for (const folder of cgroup?.folders ?? []) await removeCgroup(folder);
  };
  try {
    await container.start();
    const socket = await connectWhenReady(join(linkFolder, "lane.sock"), container, words);
    return await openRunnerLink(
      { toRunner: socket, fromRunner: socket, lastWords: words, end: () => end(socket) },
      helloWithinMs,
    );
  } catch (error) {
    await end();
    throw error;
  }
}

interface LaneCgroup {
  readonly parent: string;
  readonly binds: readonly string[];
  /** Left empty on the host when the container is gone. */
  readonly folders: readonly string[];
}

const v1Controllers = ["memory", "pids", "cpuacct"] as const;

/**
 * The lane's own part of the cgroup tree: the container is put below it and it is bound into the container writable,
 * which takes no capability; the engine makes the missing folders of a bind, and here that is making the cgroup.
 */
function laneCgroup(engine: Engine, name: string): LaneCgroup | null {
  if (!engine.hasPlainCgroups) return null;
  const parent = `/bilimdon-docker/${name}`;
  if (engine.cgroupVersion === 2) {
    const folder = `/sys/fs/cgroup${parent}`;
    return { parent, binds: [`${folder}:/cg:rw`], folders: [folder] };
  }
  const folders = v1Controllers.map((controller) => `/sys/fs/cgroup/${controller}${parent}`);
  return {
    parent,
    binds: v1Controllers.map((controller) => `/sys/fs/cgroup/${controller}${parent}:/cg/${controller}:rw`),
    folders,
  };
}

/** Keeps the last of what the container says on stderr; the container keeps no log. */
async function listen(container: Docker.Container): Promise<() => string> {
  const stream = await container.attach({ stream: true, stdout: true, stderr: true });
  let said = "";
  stream.on("data", (chunk: Buffer) => {
    // Each piece has a head of eight bytes; for a log of last words they need no parsing.
    said = (said + chunk.toString("utf8").replace(/[^\P{Cc}\n]/gu, "")).slice(-2000);
  });
  stream.on("error", () => undefined);
  return () => said;
}

async function connectWhenReady(
  path: string,
  container: Docker.Container,
  words: () => string,
): Promise<Socket> {
  const until = Date.now() + connectWithinMs;
  for (;;) {
    const socket = await tryConnect(path);
    if (socket !== null) return socket;
    const state = await container.inspect().then(
      (about) => about.State.Running,
      () => false,
    );
    if (!state || Date.now() > until)
      throw new Error(`the lane's container does not answer; it said: ${words()}`);
    await sleep(20);
  }
}

function tryConnect(path: string): Promise<Socket | null> {
  return new Promise((settle) => {
    const socket = connect(path);
    socket.once("connect", () => settle(socket));
    socket.once("error", () => settle(null));
  });
}

async function waitUntilGone(container: Docker.Container, withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs;
  while (Date.now() < until) {
    const isThere = await container.inspect().then(
      () => true,
      () => false,
    );
    if (!isThere) return true;
    await sleep(20);
  }
  return false;
}

/** A cgroup goes when what is below it has gone; its files need no removing. Only root may; others leave it empty. */
async function removeCgroup(folder: string): Promise<void> {
  const inner = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of inner)
    if (entry.isDirectory()) await rmdir(join(folder, entry.name)).catch(() => undefined);
  await rmdir(folder).catch(() => undefined);
}

function describeDocker(hello: Hello, engine: Engine): Box["selfTest"] {
  return {
    runnerVersion: hello.runner,
    protocol: hello.protocol,
    mode: "docker",
    namespaces: [...hello.namespaces],
    cgroup: hello.cgroup,
    isSeccompOn: hello.isSeccompOn,
    isLandlockOn: hello.isLandlockOn,
    isMemoryApproximate: hello.isMemoryApproximate,
    cores: [],
    imageDigest: engine.imageDigest,
    weaknesses: [...hello.weaknesses],
  };
}
