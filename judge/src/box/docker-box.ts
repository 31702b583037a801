import { randomBytes } from "node:crypto";
import { chmod, mkdir, realpath } from "node:fs/promises";
import type { Box, Lane } from "./box.ts";
import { coresOfLane } from "./cores.ts";
import { sweepCgroups } from "./docker-cgroup.ts";
import { type Engine, findEngine } from "./docker-engine.ts";
import { type KeptLane, openKeptLane } from "./docker-kept-lane.ts";
import { startDockerLane } from "./docker-lane.ts";
import { openLane } from "./lane.ts";
import { openPool } from "./lane-pool.ts";
import { coresOf } from "./read-report.ts";

export interface DockerBoxOptions {
  readonly storePath: string;
  readonly laneCount: number;
  /** The compiled runner of this machine; it is static and runs in any image. */
  readonly runnerPath: string;
  /** Each lane is pinned to one of these, if there are enough; not pinned when not given. */
  readonly cores?: readonly number[];
  /** See sandbox-images/build.sh. */
  readonly image?: string;
  /** Where the engine listens, when not where DOCKER_HOST or the usual socket says. */
  readonly socketPath?: string;
  /** Submissions a container is used for. */
  readonly recycleAfter?: number;
  /** Told when the engine is away and when it is back. */
  readonly tell?: (sentence: string) => void;
}

const usualImage = "bilimdon-sandbox";

/**
 * Opens a box whose lanes live in long-lived, unprivileged containers of the Docker engine on this machine.
 *
 * The store is bound into the containers, so the engine must see this machine's files. The runner inside makes the
 * same lane as on the bare machine; the container is a second wall around it. Containers are replaced as
 * docker-kept-lane.ts says; all are of the image that was there when the box was opened.
 * @throws Error in words when no engine answers, the image is missing, or a lane cannot be set up in it
 */
export async function openDockerBox(options: DockerBoxOptions): Promise<Box> {
  const engine = await findEngine(options.image ?? usualImage, options.socketPath);
  await mkdir(options.storePath, { recursive: true, mode: 0o755 });
  const storePath = await realpath(options.storePath);
  await chmod(storePath, 0o711);
  await sweepCgroups(Date.now());
  const place = {
    engine,
    storePath,
    tell: options.tell ?? ((sentence) => console.error(`sandbox: ${sentence}`)),
  };
  try {
    return await openLanes(options, place);
  } catch (error) {
    if (engine.cgroupDriver !== "systemd") throw error;
    // Slices of systemd's were not tried on every system; lanes without cgroups say what they lack.
    place.tell(
      `no lane below a slice of systemd's: ${error instanceof Error ? error.message : String(error)}`,
    );
    return await openLanes(options, { ...place, engine: { ...engine, cgroupDriver: "none" } });
  }
}

async function openLanes(options: DockerBoxOptions, place: BoxPlace): Promise<Box> {
  const { engine, storePath } = place;
  // Workers in containers of their own all have the same process id, so the name of a box is drawn.
  const name = randomBytes(5).toString("hex");
  const lanes: KeptLane[] = [];
  try {
    for (let index = 0; index < options.laneCount; index++)
      lanes.push(await keepLane(options, { ...place, name: `${name}-${index}` }, index));
  } catch (error) {
    await Promise.all(lanes.map((lane) => lane.close()));
    throw error;
  }
  const pool = openPool({ selfTest: describeDocker(lanes, engine), storePath, lanes });
  return { ...pool, lease: async () => await lendPrepared(await pool.lease(), lanes) };
}

interface BoxPlace {
  readonly engine: Engine;
  readonly storePath: string;
  tell(sentence: string): void;
}

interface LanePlace extends BoxPlace {
  readonly name: string;
}

function keepLane(options: DockerBoxOptions, place: LanePlace, index: number): Promise<KeptLane> {
  const { engine, storePath } = place;
  const cores = coresOfLane(options.cores ?? [], index, options.laneCount);
  let starts = 0;
  const start = async () => {
    const name = `${place.name}-${++starts}`;
    const link = await startDockerLane(
      { storePath, runnerPath: options.runnerPath, image: engine.imageDigest, cores, name },
      engine,
    );
    let isTaken = false;
    const lane = await openLane(index, async () => {
      if (isTaken) throw new Error("the lane's container died; this submission has to begin anew");
      isTaken = true;
      return link;
    });
    return { ...lane, isDead: () => link.isDead };
  };
  return openKeptLane({
    index,
    start,
    tell: place.tell,
    ...(options.recycleAfter === undefined ? {} : { recycleAfter: options.recycleAfter }),
  });
}

/** A lane lent only when a container stands in it, and given back only when it may serve the next. */
async function lendPrepared(lent: Lane, lanes: readonly KeptLane[]): Promise<Lane> {
  const kept = lanes[lent.index];
  if (kept === undefined) throw new Error(`there is no lane ${lent.index}`);
  try {
    await kept.prepare();
  } catch (error) {
    lent.release();
    throw error;
  }
  let isReleased = false;
  const release = () => {
    if (isReleased) return;
    isReleased = true;
    // Refused only by a box that is closed, where nobody waits any more.
    kept.settle().then(lent.release, lent.release);
  };
  return { ...lent, release };
}

function describeDocker(lanes: readonly KeptLane[], engine: Engine): Box["selfTest"] {
  const hellos = lanes.map((lane) => lane.hello);
  const [hello] = hellos;
  if (hello === undefined) throw new Error("a box needs at least one lane");
  return {
    runnerVersion: hello.runner,
    protocol: hello.protocol,
    mode: "docker",
    namespaces: [...hello.namespaces],
    cgroup: hello.cgroup,
    isSeccompOn: hello.isSeccompOn,
    isLandlockOn: hello.isLandlockOn,
    isMemoryApproximate: hello.isMemoryApproximate,
    cores: coresOf(hellos),
    imageDigest: engine.imageDigest,
    weaknesses: [...hello.weaknesses],
  };
}
