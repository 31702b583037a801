import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { companyFolder } from "./company-folder.ts";
import { laneCgroup, removeCgroup } from "./docker-cgroup.ts";
import { containerOptions, type Engine, type EngineContainer } from "./docker-engine.ts";
import { engineAnswer } from "./engine-answer.ts";
import { openRunnerLink, type RunnerLink } from "./runner-link.ts";

export interface DockerLaneOptions {
  readonly storePath: string;
  readonly runnerPath: string;
  /** The image's own id, so that every container of a box is made of the same files. */
  readonly image: string;
  /** The core to pin the lane to stands first; empty: it is not pinned. */
  readonly cores: readonly number[];
  /** No other lane of this engine has it, whichever worker it belongs to: its cgroup is called so. */
  readonly name: string;
}

const helloWithinMs = 30_000;
const connectWithinMs = 20_000;
const leaveWithinMs = 5_000;
/** The kernel's limit for a socket's path is 107; its folder's random end and its name come after this. */
const longestLinkRoot = 80;

/**
 * Starts one container and speaks with the runner in it.
 *
 * @throws Error with the container's last words when it does not come up; nothing is left of it then
 */
export async function startDockerLane(options: DockerLaneOptions, engine: Engine): Promise<RunnerLink> {
  const { name } = options;
  // The socket's folder is the worker's alone; the runner inside has the worker's own user.
  const linkFolder = await mkdtemp(join(await linkRoot(options.storePath), "l-"));
  const cgroup = laneCgroup(engine, name);
  const wanted = await containerOptions(engine, {
    image: options.image,
    command: [
      ...["/runner", "serve", "--store", "/store", "--name", name, "--listen", "/link/lane.sock"],
      ...["--company", "/company", "--cgroup-root", cgroup === null ? "" : "/cg", "--cgroup-parent", ""],
      ...(options.cores.length > 0 ? ["--cores", options.cores.join(",")] : []),
    ],
    user: `${process.geteuid?.() ?? 0}:${process.getegid?.() ?? 0}`,
    isRoot: process.geteuid?.() === 0,
    binds: [
      `${options.storePath}:/store:rw`,
      `${options.runnerPath}:/runner:ro`,
      `${linkFolder}:/link:rw`,
      // Of the engine's machine, also where the worker is itself in a container.
      `${await companyFolder()}:/company:rw`,
      ...(cgroup?.binds ?? []),
    ],
    cgroupParent: cgroup?.parent ?? null,
  });
  const container = await engineAnswer("make a container", engine.docker.createContainer(wanted));
  let isEnded = false;
  const end = async (socket?: Socket) => {
    if (isEnded) return;
    isEnded = true;
    // A runner whose worker hangs up leaves by itself and takes its cgroups with it.
    socket?.destroy();
    if (socket === undefined || !(await waitUntilGone(container, leaveWithinMs))) {
      await engineAnswer("remove a container", container.remove({ force: true })).catch(() => undefined);
      await waitUntilGone(container, leaveWithinMs);
    }
    await rm(linkFolder, { recursive: true, force: true });
    for (const folder of cgroup?.folders ?? []) await removeCgroup(folder);
  };
  try {
    const words = await listen(container);
    await engineAnswer("start a container", container.start());
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

/** Keeps the last of what the container says on stderr; the container keeps no log. */
async function listen(container: EngineContainer): Promise<() => string> {
  const streams = { stream: true, stdout: true, stderr: true } as const;
  const stream = await engineAnswer("attach to a container", container.attach(streams));
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
  container: EngineContainer,
  words: () => string,
): Promise<Socket> {
  const until = Date.now() + connectWithinMs;
  for (;;) {
    const socket = await tryConnect(path);
    if (socket !== null) return socket;
    const state = await look(container).then(
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

async function waitUntilGone(container: EngineContainer, withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs;
  while (Date.now() < until) {
    const isThere = await look(container).then(
      () => true,
      () => false,
    );
    if (!isThere) return true;
    await sleep(20);
  }
  return false;
}

function look(container: EngineContainer) {
  return engineAnswer("look at a container", container.inspect());
}

/** Beside the store, since the engine must see it at the same path also where the worker is itself in a container. */
async function linkRoot(storePath: string): Promise<string> {
  const root = join(dirname(storePath), "links");
  if (root.length > longestLinkRoot) return tmpdir();
  await mkdir(root, { recursive: true, mode: 0o700 });
  return root;
}
