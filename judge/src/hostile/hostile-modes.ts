import { execFile } from "node:child_process";
import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Box } from "../box/box.ts";
import { findEngine } from "../box/docker-engine.ts";
import { openLocalBox } from "../box/local-box.ts";
import { openBox } from "../box/open-box.ts";
import { prepareStore } from "../judge-room.ts";
import { findRunners } from "./leftover-processes.ts";
import { openReducedContainer } from "./reduced-container.ts";
import { workFolder } from "./run-program.ts";

const run = promisify(execFile);

export const hostileModes = ["native-root", "docker", "native-user", "reduced"] as const;
export type HostileMode = (typeof hostileModes)[number];

export interface OpenMode {
  readonly mode: HostileMode;
  /** How the box was made, for the operator. */
  readonly how: string;
  readonly box: Box;
  /** The runners' pids as this machine counts them. */
  runners(): Promise<readonly number[]>;
  /** Makes a folder of the store the lanes' user's, where that is not ours. */
  give(path: string): Promise<void>;
}

export type ModeOpening =
  | ({ readonly kind: "open" } & OpenMode)
  | { readonly kind: "missing"; readonly mode: HostileMode; readonly why: string };

export interface ModeOrder {
  readonly statePath: string;
  readonly runnerPath: string;
  readonly lanes: number;
  /** Puts what is to be run into the store; the store then becomes its lane's user's. */
  fill(storePath: string): Promise<void>;
}

const nobody = { uid: 65534, gid: 65534 };
const isRoot = process.geteuid?.() === 0;

/** Opens the box of a mode in a store of its own, or says why this machine does not have the mode. */
export async function openMode(mode: HostileMode, order: ModeOrder): Promise<ModeOpening> {
  const home = join(order.statePath, mode);
  const storePath = join(home, "store");
  await mkdir(home, { recursive: true, mode: 0o755 });
  // Lanes of other users walk through, as they would on a judge host.
  await chmod(order.statePath, 0o711);
  try {
    await prepareStore(storePath);
    // Made before the store is given away, so that the lanes' user may write into them.
    for (const folder of [workFolder, `${workFolder}-loud`, "work/probe"])
      await mkdir(join(storePath, folder), { mode: 0o755 });
    await order.fill(storePath);
    return { kind: "open", mode, give: keepOurs, ...(await openers[mode](storePath, order)) };
  } catch (error) {
    return { kind: "missing", mode, why: error instanceof Error ? error.message : String(error) };
  }
}

type Opener = (
  storePath: string,
  order: ModeOrder,
) => Promise<Omit<OpenMode, "mode" | "give"> & Partial<Pick<OpenMode, "give">>>;

const keepOurs = async () => undefined;
const giveToNobody = async (path: string) => {
  await run("chown", ["-R", `${nobody.uid}:${nobody.gid}`, path]);
};

const openers: Readonly<Record<HostileMode, Opener>> = {
  "native-root": async (storePath, { runnerPath, lanes }) => {
    if (!isRoot) throw new Error("only root has it");
    const box = await openLocalBox({ storePath, laneCount: lanes, runnerPath });
    return { how: "lanes of this machine, as root", box, runners: () => findRunners(storePath) };
  },
  "native-user": async (storePath, { runnerPath, lanes }) => {
    const runners = () => findRunners(storePath);
    if (!isRoot) {
      const box = await openLocalBox({ storePath, laneCount: lanes, runnerPath });
      return { how: "lanes of this machine, as an ordinary user", box, runners };
    }
    await giveToNobody(storePath);
    const box = await openLocalBox({ storePath, laneCount: lanes, runnerPath, runAs: nobody });
    return { how: "lanes of this machine, as nobody", box, runners, give: giveToNobody };
  },
  docker: async (storePath, { statePath, lanes }) => {
    const image = await findImage();
    const box = await openBox({
      choice: "docker",
      statePath,
      storePath,
      lanes,
      image,
      tell: () => undefined,
    });
    return { how: `unprivileged containers of ${image}`, box, runners: () => findContainers(image) };
  },
  reduced: async (storePath, order) => {
    try {
      const image = await findImage();
      const parts = { ...order, storePath, image };
      const box = await openReducedContainer(parts).catch(() =>
        openReducedContainer({ ...parts, network: "none" }),
      );
      const how = `in a plain container of ${image}: the engine's own seccomp profile, no added capability`;
      return { how, box, runners: () => findContainers(image) };
    } catch (error) {
      const why = error instanceof Error ? error.message.split("\n")[0] : String(error);
      const { runnerPath, lanes } = order;
      const box = await openLocalBox({ storePath, laneCount: lanes, runnerPath, isolation: "reduced" });
      const how = `lanes of this machine that ask for no namespace (no plain container: ${why})`;
      return { how, box, runners: () => findRunners(storePath) };
    }
  },
};

/** The first image that is here: the programs are static and need no more of it than a shell. */
export async function findImage(): Promise<string> {
  const images = [process.env.SANDBOX_IMAGE ?? "bilimdon-sandbox", "bilimdon-sandbox-small"];
  const refusals: string[] = [];
  for (const image of images) {
    try {
      await findEngine(image);
      return image;
    } catch (error) {
      refusals.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(refusals[0]);
}

async function findContainers(image: string): Promise<number[]> {
  const { docker } = await findEngine(image);
  const filters = { label: [`bilimdon.lane=${process.pid}`] };
  const pids: number[] = [];
  for (const { Id } of await docker.listContainers({ filters })) {
    const about = await docker
      .getContainer(Id)
      .inspect()
      .catch(() => null);
    if (about !== null && about.State.Pid > 0) pids.push(about.State.Pid);
  }
  return pids;
}
